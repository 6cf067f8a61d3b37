import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** The scripts of this folder as browsers take them: types stripped, nothing else changed. */
export interface BrowserScripts {
  /** The classic script that goes first into every document of the app. */
  globalBridge(): string;
  /** A module of the page around the app by its name in an import, or undefined. */
  pageModule(name: string): string | undefined;
}

const PAGE_MODULES = new Set([
  'host-bridge',
  'operations',
  'page-frames',
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
  const strip = (name: string): string => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const { code } = transformSync(readFileSync(join(folder, `${name}.ts`), 'utf8'), {
      filename: `${name}.ts`,
      isModule: true,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
      swcrc: false,
      configFile: false,
    });
    done.set(name, code);
    return code;
  };
  return {
    globalBridge: () => `(() => {\n${asClassic(strip('channel'))}\n${asClassic(strip('global-bridge'))}\n})();\n`,
    pageModule: (name) => (PAGE_MODULES.has(name) ? strip(name) : undefined),
  };
}

/** A module as part of a classic script: what it imports stands above it. */
function asClassic(code: string): string {
  return code.replace(/^import .*$/gm, '').replace(/(^|\*\/ )export (?=(async )?function|const|class)/gm, '$1');
}
