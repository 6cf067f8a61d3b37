import { z } from 'zod';

const moduleShape = z.object({
  key: z.string(),
  title: z.string().optional(),
  icon: z.string().optional(),
  resource: z.string(),
  viewportSize: z.string().optional(),
  layout: z.string().optional(),
  adfExport: z.object({ function: z.string() }).optional(),
  config: z
    .object({
      resource: z.string(),
      title: z.string().optional(),
      viewportSize: z.string().optional(),
      openOnInsert: z.boolean().optional(),
    })
    .optional(),
});
const modules = z.array(moduleShape).default([]);
const manifestShape = z.object({
  app: z.object({ id: z.string() }),
  modules: z.object({
    'jira:issuePanel': modules,
    'jira:globalPage': modules,
    'jira:projectPage': modules,
    'jira:adminPage': modules,
    macro: modules,
    'dashboards:widget': z.array(z.unknown()).default([]),
    'jira:dashboardGadget': z.array(z.unknown()).default([]),
  }),
  resources: z
    .array(z.object({ key: z.string(), path: z.string(), entry: z.record(z.string(), z.string()).optional() }))
    .default([]),
  permissions: z
    .object({
      scopes: z.array(z.string()).default([]),
      content: z.unknown().optional(),
      external: z.unknown().optional(),
    })
    .default({ scopes: [] }),
});

export type UiModuleType = 'jira:issuePanel' | 'jira:globalPage' | 'jira:projectPage' | 'jira:adminPage' | 'macro';
export type UiModule = z.infer<typeof moduleShape>;

/** A folder of the built front end and the HTML files by which modules name parts of it. */
export interface UiResource {
  readonly key: string;
  readonly path: string;
  readonly entry: Readonly<Record<string, string>>;
}

/** What the pages read of the manifest. */
export interface AppManifest {
  readonly appId: string;
  readonly permissions: Readonly<Record<string, unknown>> & { readonly scopes: readonly string[] };
  readonly resources: readonly UiResource[];
  readonly hasDashboardModule: boolean;
  modules(type: UiModuleType): readonly UiModule[];
  findModule(type: UiModuleType, key: string): UiModule | undefined;
  /** The folder and the HTML file of a module's `resource`, e.g. `ui/panel`; undefined when the manifest has none. */
  findEntry(resource: string): { readonly resource: UiResource; readonly file: string } | undefined;
}

/** The manifest as the pages need it; a manifest without those parts is a mistake that ends the start. */
export function readAppManifest(manifest: unknown): AppManifest {
  const parsed = manifestShape.parse(manifest);
  const resources = parsed.resources.map(({ key, path, entry }) => ({ key, path, entry: entry ?? {} }));
  return {
    appId: parsed.app.id.slice(parsed.app.id.lastIndexOf('/') + 1),
    permissions: parsed.permissions,
    resources,
    hasDashboardModule: parsed.modules['dashboards:widget'].length + parsed.modules['jira:dashboardGadget'].length > 0,
    modules: (type) => parsed.modules[type],
    findModule: (type, key) => parsed.modules[type].find((module) => module.key === key),
    findEntry: (name) => {
      const [key, entry] = name.split('/', 2);
      const resource = resources.find((candidate) => candidate.key === key);
      if (!resource) return undefined;
      if (entry === undefined) return { resource, file: 'index.html' };
      const file = resource.entry[entry];
      return file === undefined ? undefined : { resource, file };
    },
  };
}
