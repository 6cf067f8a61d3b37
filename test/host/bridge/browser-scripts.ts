import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** The scripts of this folder as browsers take them: types stripped, nothing bundled. */
export interface BrowserScripts {
  /** The classic script that goes first into every document of the app. */
  globalBridge(): string;
  /** A module of the page around the app by its name in an import, or undefined. */
  pageModule(name: string): string | undefined;
}

const PAGE_MODULES = new Set([
  'host-bridge',
  'channel',
  'flags',
  'frame-history',
  'modal',
  'navigation',
  'read-payload',
  'server-calls',
]);

/** Reads the scripts from a folder, each once. */
export function createBrowserScripts(folder: string = __dirname): BrowserScripts {
  const done = new Map<string, string>();
  const strip = (name: string, isModule: boolean): string => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const source = readFileSync(join(folder, `${name}.ts`), 'utf8');
    const { code } = transformSync(source, {
      filename: `${name}.ts`,
      isModule,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: isModule ? { type: 'es6' } : undefined,
      sourceMaps: false,
      swcrc: false,
      configFile: false,
    });
    done.set(name, code);
    return code;
  };
  return {
    globalBridge: () => strip('global-bridge', false),
    pageModule: (name) => (PAGE_MODULES.has(name) ? strip(name, true) : undefined),
  };
}
