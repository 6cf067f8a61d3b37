import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseInstantMs } from './duration';

/** What `npm start --` takes. */
export interface StartOptions {
  readonly port: number;
  readonly stateDir?: string;
  readonly seed: 'demo' | 'empty';
  readonly siteFiles: readonly string[];
  readonly strategyFile?: string;
  readonly usersFile?: string;
  readonly clockStart?: string;
}

/** The command line cannot be understood; the message is meant for the person who wrote it. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

export const USAGE = `npm start -- [options]
  --port <n>                     port on 127.0.0.1; a free one when left out
  --state <dir>                  folder that keeps the site; nothing is kept when left out
  --seed demo|empty              what a new site begins with (demo)
  --site <file.jsonl[.gz]>...    Jira issues to load, one REST issue object per line
  --users <file.json>            people and issue security
  --strategy <file.json>         strategy file to import as the administrator
  --clock <ISO instant>          a clock that stands still at this instant`;

const NAMES = ['port', 'state', 'seed', 'site', 'strategy', 'users', 'clock'] as const;
type Name = (typeof NAMES)[number];

/** Reads the command line; relative paths are those of the folder it was written in. */
export function parseOptions(args: readonly string[], folder: string): StartOptions {
  const given = collect(args);
  const one = (name: Name): string | undefined => {
    const values = given.get(name) ?? [];
    if (values.length > 1) throw new OptionsError(`--${name} is given more than once.`);
    return values[0];
  };
  const file = (name: Name, path: string): string => {
    const full = resolve(folder, path);
    if (!existsSync(full)) throw new OptionsError(`--${name}: there is no file ${full}.`);
    return full;
  };
  const [state, strategy, users, clock] = [one('state'), one('strategy'), one('users'), one('clock')];
  if (clock !== undefined && parseInstantMs(clock) === undefined) {
    throw new OptionsError(`--clock: ${clock} is no ISO instant such as 2026-01-05T09:00:00Z.`);
  }
  return {
    port: readPort(one('port') ?? '0'),
    seed: readSeed(one('seed') ?? 'demo'),
    siteFiles: (given.get('site') ?? []).map((path) => file('site', path)),
    ...(state === undefined ? {} : { stateDir: resolve(folder, state) }),
    ...(strategy === undefined ? {} : { strategyFile: file('strategy', strategy) }),
    ...(users === undefined ? {} : { usersFile: file('users', users) }),
    ...(clock === undefined ? {} : { clockStart: clock }),
  };
}

function collect(args: readonly string[]): Map<Name, string[]> {
  const given = new Map<Name, string[]>();
  let current: Name | undefined;
  for (const arg of args) {
    if (arg.startsWith('--')) {
      const [text = '', inline] = splitOnce(arg.slice(2));
      current = NAMES.find((name) => name === text);
      if (current === undefined) throw new OptionsError(`There is no option --${text}.`);
      if (given.has(current) && current !== 'site') throw new OptionsError(`--${current} is given more than once.`);
      given.set(current, [...(given.get(current) ?? []), ...(inline === undefined ? [] : [inline])]);
    } else if (current === undefined) {
      throw new OptionsError(`${arg} belongs to no option.`);
    } else {
      given.set(current, [...(given.get(current) ?? []), arg]);
    }
  }
  for (const [name, values] of given) if (values.length === 0) throw new OptionsError(`--${name} needs a value.`);
  return given;
}

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf('=');
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionsError(`--port: ${text} is no port.`);
  return port;
}

function readSeed(text: string): 'demo' | 'empty' {
  if (text !== 'demo' && text !== 'empty') throw new OptionsError(`--seed is demo or empty, not ${text}.`);
  return text;
}
