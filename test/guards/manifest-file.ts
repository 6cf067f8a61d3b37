import { parse } from 'yaml';
import { z } from 'zod';
import { readProjectFile } from './project-files';

const functionModule = z.object({ key: z.string(), handler: z.string() });
const otherModule = z.looseObject({ key: z.string() });

const manifestSchema = z.object({
  modules: z.looseObject({ function: z.array(functionModule) }),
  permissions: z.object({ scopes: z.array(z.string()) }),
});

export interface ManifestModule {
  readonly type: string;
  readonly key: string;
  /** Functions it names, at any depth. */
  readonly functions: readonly string[];
}

export interface Manifest {
  readonly functions: readonly { readonly key: string; readonly handler: string }[];
  readonly modules: readonly ManifestModule[];
  readonly scopes: readonly string[];
}

function functionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(functionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'function' && typeof inner === 'string' ? [inner] : functionsIn(inner),
  );
}

/** What manifest.yml declares, as far as the guards ask. */
export function readManifest(): Manifest {
  const { modules, permissions } = manifestSchema.parse(parse(readProjectFile('manifest.yml')));
  const others = Object.entries(modules).filter(([type]) => type !== 'function');
  return {
    functions: modules.function,
    modules: others.flatMap(([type, list]) =>
      z
        .array(otherModule)
        .parse(list)
        .map((module) => ({ type, key: module.key, functions: functionsIn(module) })),
    ),
    scopes: permissions.scopes,
  };
}
