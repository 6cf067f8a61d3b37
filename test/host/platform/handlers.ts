import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AppHandler } from './function-runner';
import type { ManifestFunction } from './manifest';

/** Finds the function of the app that a manifest entry names. */
export type HandlerLookup = (fn: ManifestFunction) => AppHandler;

function isHandler(value: unknown): value is AppHandler {
  return typeof value === 'function';
}

/** Handlers given by function key, for tests that bring their own small app. */
export function handlersFrom(handlers: Readonly<Record<string, AppHandler>>): HandlerLookup {
  return ({ key }) => {
    const handler = handlers[key];
    if (handler === undefined) throw new Error(`No handler was given for the function '${key}'.`);
    return handler;
  };
}

/**
 * Handlers of the app in a source folder. Files are loaded at once: a broken module ends the start instead of the first
 * call, and no invocation pays for loading.
 */
export function handlersIn(sourceDir: string, functions: Iterable<ManifestFunction>): HandlerLookup {
  // Works the same under tsx and under jest, whose module registry the tests share with the app.
  const load = createRequire(__filename);
  const files = new Map<string, unknown>();
  const find = ({ key, handler }: ManifestFunction): AppHandler => {
    const [file = '', name = ''] = handler.split('.');
    if (!files.has(file)) files.set(file, load(resolve(sourceDir, file)));
    const exports = files.get(file);
    const found: unknown =
      typeof exports === 'object' && exports !== null
        ? Object.entries(exports).find(([exported]) => exported === name)?.[1]
        : undefined;
    if (!isHandler(found))
      throw new Error(`The function '${key}' names ${handler}, but ${file}.ts exports no function '${name}'.`);
    return found;
  };
  for (const fn of functions) find(fn);
  return find;
}
