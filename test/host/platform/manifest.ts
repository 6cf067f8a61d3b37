import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const functionEntry = z.object({
  key: z.string(),
  handler: z.string().regex(/^[\w-]+\.\w+$/, 'a handler is file.export'),
  timeoutSeconds: z.number().int().positive().optional(),
  runtime: z.object({ memoryMB: z.number().int() }).optional(),
});

const eventFilter = z
  .strictObject({ ignoreSelf: z.boolean().optional() }, 'only the filter ignoreSelf is modelled')
  .optional();

const trigger = z.object({ key: z.string(), function: z.string(), events: z.array(z.string()), filter: eventFilter });
const consumer = z.object({ key: z.string(), queue: z.string(), function: z.string() });
const schedule = z.object({
  key: z.string(),
  function: z.string(),
  interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
});

const attributeType = z.enum(['string', 'boolean', 'float', 'integer', 'any']);
const index = z.union([
  z.string(),
  z.object({
    name: z.string(),
    range: z.array(z.string()).length(1).optional(),
    partition: z.array(z.string()).optional(),
  }),
]);
const entity = z.object({
  name: z.string(),
  attributes: z.record(z.string(), z.object({ type: attributeType })),
  indexes: z.array(index).default([]),
});

const anyModule = z.looseObject({
  key: z.string(),
  resource: z.string().optional(),
  resolver: z.object({ function: z.string() }).optional(),
  adfExport: z.object({ function: z.string() }).optional(),
});

const manifestFile = z.object({
  app: z.object({
    id: z.string(),
    runtime: z.object({ name: z.string(), memoryMB: z.number().int().default(512) }),
    storage: z.object({ entities: z.array(entity).default([]) }).optional(),
  }),
  modules: z.record(z.string(), z.array(z.unknown())),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
  permissions: z
    .looseObject({ scopes: z.array(z.string()).default([]), external: z.unknown().optional() })
    .default({ scopes: [] }),
});

export type ManifestFunction = z.infer<typeof functionEntry>;
export type ManifestTrigger = z.infer<typeof trigger>;
export type ManifestConsumer = z.infer<typeof consumer>;
export type ManifestSchedule = z.infer<typeof schedule>;
export type AttributeType = z.infer<typeof attributeType>;

export interface ManifestModule {
  readonly key: string;
  /** The manifest's name of the kind of module, e.g. `jira:issuePanel`. */
  readonly type: string;
  readonly resolver?: string | undefined;
  readonly adfExport?: string | undefined;
  readonly resource?: string | undefined;
  /** The entry as it stands in the manifest. */
  readonly entry: Readonly<Record<string, unknown>>;
}

export interface EntityIndex {
  readonly name: string;
  readonly range: string | undefined;
  readonly partition: readonly string[];
}

export interface EntitySchema {
  readonly name: string;
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly indexes: readonly EntityIndex[];
}

/** The manifest as the platform reads it: everything the local site does about an app derives from this. */
export interface Manifest {
  readonly appId: string;
  readonly memoryMb: number;
  readonly scopes: readonly string[];
  readonly external: unknown;
  readonly functions: ReadonlyMap<string, ManifestFunction>;
  readonly triggers: readonly ManifestTrigger[];
  readonly consumers: readonly ManifestConsumer[];
  readonly schedules: readonly ManifestSchedule[];
  /** Every module a person can open or that is shown to one, by key. */
  readonly modules: ReadonlyMap<string, ManifestModule>;
  readonly entities: ReadonlyMap<string, EntitySchema>;
  /** The manifest as written. */
  readonly raw: unknown;
}

/** Kinds that people never open; every other kind is kept as a module. */
const WIRING = new Set(['function', 'trigger', 'consumer', 'scheduledTrigger']);

/** What was read last: a process that opens site after site reads the same file each time. */
let last: { readonly text: string; readonly manifest: Manifest } | undefined;

/** Reads and checks a manifest file. */
export function readManifest(path: string): Manifest {
  const text = readFileSync(path, 'utf8');
  if (last?.text !== text) last = { text, manifest: parseManifest(parse(text)) };
  return last.manifest;
}

/** Checks a manifest that is already an object. */
export function parseManifest(raw: unknown): Manifest {
  const file = manifestFile.parse(raw);
  const list = <T>(schema: z.ZodType<T>, kind: string): T[] => z.array(schema).parse(file.modules[kind] ?? []);
  const functions = new Map(list(functionEntry, 'function').map((entry) => [entry.key, entry]));
  const manifest: Manifest = {
    appId: file.app.id.split('/').at(-1) ?? file.app.id,
    memoryMb: file.app.runtime.memoryMB,
    scopes: file.permissions.scopes,
    external: file.permissions.external,
    functions,
    triggers: list(trigger, 'trigger'),
    consumers: list(consumer, 'consumer'),
    schedules: list(schedule, 'scheduledTrigger'),
    modules: new Map(modulesOf(file.modules).map((module) => [module.key, module])),
    entities: new Map((file.app.storage?.entities ?? []).map((declared) => [declared.name, schemaOf(declared)])),
    raw,
  };
  for (const { key, function: name } of [...manifest.triggers, ...manifest.consumers, ...manifest.schedules]) {
    if (!functions.has(name)) throw new Error(`manifest: ${key} names the function ${name}, which is not declared`);
  }
  return manifest;
}

function modulesOf(modules: Readonly<Record<string, readonly unknown[]>>): ManifestModule[] {
  return Object.entries(modules).flatMap(([type, entries]) =>
    WIRING.has(type)
      ? []
      : entries.map((raw) => {
          const entry = anyModule.parse(raw);
          return {
            key: entry.key,
            type,
            resolver: entry.resolver?.function,
            adfExport: entry.adfExport?.function,
            resource: entry.resource,
            entry,
          };
        }),
  );
}

function schemaOf(declared: z.infer<typeof entity>): EntitySchema {
  return {
    name: declared.name,
    attributes: Object.fromEntries(Object.entries(declared.attributes).map(([name, { type }]) => [name, type])),
    indexes: declared.indexes.map((given) =>
      typeof given === 'string'
        ? { name: given, range: given, partition: [] }
        : { name: given.name, range: given.range?.[0], partition: given.partition ?? [] },
    ),
  };
}
