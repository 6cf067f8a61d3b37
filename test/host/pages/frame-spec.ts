import { CLOUD_ID } from '../kernel';
import { ENVIRONMENT_ID } from '../platform/function-runner';
import type { AppSpec, FrameSpec } from '../bridge/wire';
import type { AppManifest, UiModule } from './app-manifest';
import { html, type Html } from './html';
import type { PageCall } from './page-call';

const PAGE_MIN_HEIGHT_PX = 480;
const PANEL_MIN_HEIGHT_PX = 80;
/** Heights of the `viewportSize` names (developer.atlassian.com, Forge manifest reference, macro). */
const VIEWPORT_HEIGHTS_PX: Readonly<Record<string, number>> = { small: 112, medium: 262, large: 524, xlarge: 1048 };
const CONFIG_HEIGHTS_PX: Readonly<Record<string, number>> = {
  small: 220,
  medium: 360,
  large: 520,
  xlarge: 680,
  max: 760,
};

/** What a page says about a frame it wants. */
export interface FrameWish {
  readonly module: UiModule;
  /** The extension context of the module, as the product gives it. */
  readonly extension: Readonly<Record<string, unknown>>;
  readonly localId?: string;
  readonly kind: 'page' | 'panel' | 'config';
  readonly historyBase?: string;
  readonly configures?: FrameSpec['configures'];
}

/** Everything the page's script needs to mount a frame of the app. */
export async function frameSpec(call: PageCall, wish: FrameWish): Promise<FrameSpec> {
  const { module, kind } = wish;
  const resource = kind === 'config' ? (module.config?.resource ?? module.resource) : module.resource;
  const title = (kind === 'config' ? module.config?.title : undefined) ?? module.title ?? module.key;
  const viewport = module.viewportSize === undefined ? undefined : VIEWPORT_HEIGHTS_PX[module.viewportSize];
  return {
    src: (await entryAddress(call, resource)) ?? `${call.origins.other}/_app/none/none/missing.html`,
    title,
    moduleKey: module.key,
    accountId: call.session.user?.accountId ?? null,
    context: contextOf(call, wish),
    height:
      kind === 'config'
        ? (CONFIG_HEIGHTS_PX[module.config?.viewportSize ?? 'medium'] ?? PAGE_MIN_HEIGHT_PX)
        : (viewport ?? 'content'),
    minHeight: kind === 'page' ? PAGE_MIN_HEIGHT_PX : PANEL_MIN_HEIGHT_PX,
    historyBase: wish.historyBase ?? null,
    configures: wish.configures ?? null,
  };
}

/** The place where the page's script mounts a frame. */
export function framePlace(spec: FrameSpec): Html {
  return html`<div class="app-frame" data-frame="${JSON.stringify(spec)}"></div>`;
}

/** The full context of a module (`view.getContext()`), as the platform documents it. */
function contextOf(call: PageCall, wish: FrameWish): Record<string, unknown> {
  const { user, colorMode } = call.session;
  return {
    ...(user && { accountId: user.accountId }),
    cloudId: CLOUD_ID,
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    localId:
      wish.localId ??
      `ari:cloud:ecosystem::extension/${call.manifest.appId}/${ENVIRONMENT_ID}/static/${wish.module.key}`,
    locale: 'en-US',
    moduleKey: wish.module.key,
    siteUrl: call.origins.own,
    timezone: 'Etc/UTC',
    theme: { colorMode, light: 'light', dark: 'dark', spacing: 'spacing' },
    surfaceColor: null,
    permissions: { scopes: call.manifest.permissions.scopes },
    extension: wish.extension,
  };
}

/** The address of every entry of the app, for modals that name one. */
export async function frameEntries(call: PageCall): Promise<AppSpec['entries']> {
  const names = call.manifest.resources.flatMap((resource) =>
    Object.keys(resource.entry).map((entry) => `${resource.key}/${entry}`),
  );
  const addresses = await Promise.all(
    names.map(async (name) => [name, (await entryAddress(call, name)) ?? ''] as const),
  );
  return Object.fromEntries(addresses);
}

/** Where each module that is a page of its own stands on this site. */
export function modulePaths(manifest: AppManifest): AppSpec['modulePaths'] {
  const paths = (type: Parameters<AppManifest['modules']>[0], path: (key: string) => string) =>
    manifest.modules(type).map(({ key }) => [key, path(key)] as const);
  return Object.fromEntries([
    ...paths('jira:globalPage', (key) => `/jira/apps/${key}`),
    ...paths('jira:adminPage', (key) => `/jira/settings/apps/${key}`),
    ...paths('jira:projectPage', (key) => `/jira/projects/{projectKey}/apps/${key}`),
  ]);
}

/** The address of a module's icon, or undefined when it has none among the app's files. */
export async function iconAddress(call: PageCall, module: UiModule): Promise<string | undefined> {
  const [, key, file] = /^resource:([^;]+);(.+)$/.exec(module.icon ?? '') ?? [];
  const resource = call.manifest.resources.find((candidate) => candidate.key === key);
  return resource && file !== undefined ? call.origins.other + (await call.appPath(resource, file)) : undefined;
}

async function entryAddress(call: PageCall, name: string): Promise<string | undefined> {
  const entry = call.manifest.findEntry(name);
  return entry && call.origins.other + (await call.appPath(entry.resource, entry.file));
}
