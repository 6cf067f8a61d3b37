import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { unpackAnswer } from '../../src/contract/packed';

const project = path.join(__dirname, '..', '..');
const READY = /^Local site ready at (http:\/\/127\.0\.0\.1:\d+)$/;
const ADMIN = 'admin@example.com';
const START_TIMEOUT_MS = 90_000;

const answerSchema = z.union([
  z.looseObject({ ok: z.literal(true), data: z.unknown() }),
  z.looseObject({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

const usageSchema = z.looseObject({
  jira: z.looseObject({ requests: z.number(), points: z.number() }),
  kvs: z.looseObject({
    reads: z.number(),
    writes: z.number(),
    readUnits: z.number(),
    writeUnits: z.number(),
    storedBytes: z.number(),
  }),
  costUsd: z.number(),
});
export type Usage = z.infer<typeof usageSchema>;

export interface LocalSite {
  readonly url: string;
  /** The site's own REST, as one of its users. */
  rest(method: string, route: string, body?: unknown, email?: string): Promise<unknown>;
  /** A resolver call of a module, as one of the site's users. */
  invoke(
    moduleKey: string,
    functionKey: string,
    payload: unknown,
    email?: string,
  ): Promise<z.infer<typeof answerSchema>>;
  /** Lets every event, queue message and job step of the site finish. */
  settle(): Promise<void>;
  /** What the app has used since the last reset. */
  usage(): Promise<Usage>;
  resetUsage(): Promise<void>;
  setFaults(rules: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the process has ended by itself or was killed. */
  readonly ended: Promise<void>;
  /** Ends the process at once, as a power cut would. */
  kill(): void;
}

async function readyUrl(child: ChildProcess, printed: string[]): Promise<string> {
  if (child.stdout === null) throw new Error('the local site has no output');
  const lines = createInterface({ input: child.stdout });
  const late = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  try {
    for await (const line of lines) {
      printed.push(line);
      const [, url] = READY.exec(line) ?? [];
      if (url !== undefined) return url;
    }
  } finally {
    clearTimeout(late);
  }
  throw new Error(`the local site did not start:\n${printed.join('\n')}`);
}

// Jest says NODE_ENV=test, in which the pages would be built with React's development code.
function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, ...env } = process.env;
  return env;
}

async function send(url: string, method: string, body: unknown, email: string): Promise<Response> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${email}:x`).toString('base64')}`,
    'content-type': 'application/json',
  };
  return fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function jsonOf(response: Response, what: string): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${what} answered ${response.status}: ${text.slice(0, 500)}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Starts `npm start` with these options on a free port, with a state of its own that is thrown away. */
export async function startLocalSite(...options: readonly string[]): Promise<LocalSite> {
  const state = mkdtempSync(path.join(os.tmpdir(), 'throughline-e2e-'));
  const dropState = (): void => rmSync(state, { recursive: true, force: true });
  try {
    const site = await startLocalSiteIn(state, ...options);
    return {
      ...site,
      stop: async () => {
        await site.stop();
        dropState();
      },
    };
  } catch (error) {
    dropState();
    throw error;
  }
}

/** The same on a state that is kept: a later start finds what this one left, however it ended. */
export async function startLocalSiteIn(state: string, ...options: readonly string[]): Promise<LocalSite> {
  const printed: string[] = [];
  const child = spawn(process.execPath, ['test/host/start.cjs', '--port', '0', '--state', state, ...options], {
    cwd: project,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (chunk) => printed.push(String(chunk)));
  const ended = once(child, 'exit').then(() => undefined);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
  };
  try {
    const url = await readyUrl(child, printed);
    child.stdout.resume();
    return {
      url,
      stop,
      ended,
      kill: () => {
        child.kill('SIGKILL');
      },
      rest: async (method, route, body, email = ADMIN) =>
        jsonOf(await send(url + route, method, body, email), `${method} ${route}`),
      invoke: async (moduleKey, functionKey, payload, email = ADMIN) => {
        const response = await send(`${url}/_host/invoke/${moduleKey}`, 'POST', { functionKey, payload }, email);
        return answerSchema.parse(unpackAnswer(await jsonOf(response, `${moduleKey} ${functionKey}`)));
      },
      settle: async () => {
        await jsonOf(await send(`${url}/_host/settle`, 'POST', {}, ADMIN), 'settle');
      },
      usage: async () =>
        usageSchema.parse(await jsonOf(await send(`${url}/_host/usage`, 'GET', undefined, ADMIN), 'usage')),
      setFaults: async (rules) => {
        await jsonOf(await send(`${url}/_host/faults`, 'POST', { rules }, ADMIN), 'faults');
      },
      resetUsage: async () => {
        await jsonOf(await send(`${url}/_host/usage/reset`, 'POST', {}, ADMIN), 'usage/reset');
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
