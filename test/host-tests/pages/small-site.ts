import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createHost, type Host } from '../../host/host';
import type { SiteUser } from '../../host/kernel';
import type { AppHandler } from '../../host/platform/function-runner';

export const HOSTILE = `<script>alert("x")</script>'&`;

const declared = (key: string, more: Readonly<Record<string, unknown>> = {}) => ({
  key,
  title: `The ${key}`,
  icon: 'resource:ui;icon.svg',
  resource: `ui/${key}`,
  resolver: { function: 'calls' },
  ...more,
});

const MANIFEST = {
  app: { id: 'ari:cloud:ecosystem::app/00000000-0000-4000-8000-00000000bbbb', runtime: { name: 'nodejs22.x' } },
  modules: {
    'jira:issuePanel': [declared('panel')],
    'jira:globalPage': [declared('strategy', { layout: 'blank' })],
    'jira:projectPage': [declared('team')],
    'jira:adminPage': [declared('settings')],
    macro: [
      declared('table', {
        adfExport: { function: 'export' },
        config: { resource: 'ui/config', title: 'Choose', openOnInsert: true },
      }),
      declared('plain'),
    ],
    function: ['calls', 'export'].map((key) => ({ key, handler: `index.${key}` })),
  },
  resources: [
    {
      key: 'ui',
      path: 'dist',
      entry: Object.fromEntries(
        ['panel', 'strategy', 'team', 'settings', 'table', 'plain', 'config'].map((name) => [name, `${name}.html`]),
      ),
    },
  ],
  permissions: { scopes: ['read:jira-work', 'read:confluence-content.summary'] },
};

const people: readonly SiteUser[] = [
  {
    accountId: 'wiki-only',
    email: 'wiki@example.com',
    displayName: HOSTILE,
    admin: false,
    groups: [],
    projects: [],
    jiraAccess: false,
  },
  {
    accountId: 'outsider',
    email: 'outsider@example.com',
    displayName: 'Outsider',
    admin: false,
    groups: [],
    projects: [],
  },
];

const status = (id: string, name: string, key: string) => ({ id, name, statusCategory: { key } });
const STATUSES = [
  status('1', 'To Do', 'new'),
  status('3', 'In Progress', 'indeterminate'),
  status('5', 'Done', 'done'),
];

function issueLine(number: number, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    id: String(10_000 + number),
    key: `WEB-${String(number)}`,
    fields: {
      summary: `Issue ${String(number)}`,
      project: { id: '100', key: 'WEB', name: `Web ${HOSTILE}` },
      issuetype: { id: '7', name: 'Story', hierarchyLevel: 0 },
      status: STATUSES[number % 3],
      created: '2027-01-01T00:00:00.000+0000',
      updated: '2027-01-02T00:00:00.000+0000',
      ...fields,
    },
  });
}

/** An object that the server wrote into an attribute. */
export function writtenJson(text: string | undefined): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text ?? 'null'));
}

/** A site with one project of 60 issues, an app of every kind of module, and a front end that is a page of text. */
export interface SmallSite {
  readonly host: Host;
  readonly url: string;
  readonly root: string;
  /** A page as a person sees it; nobody when `as` is undefined. */
  get(
    path: string,
    as?: string | undefined,
    init?: RequestInit,
  ): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    as?: string,
    headers?: Readonly<Record<string, string>>,
  ): ReturnType<SmallSite['get']>;
  /** What the page's script asks of the server. */
  bridge(op: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts such a site. */
export async function smallSite(
  options: { readonly calls?: AppHandler; readonly export?: AppHandler; readonly built?: boolean } = {},
): Promise<SmallSite> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'small-site-'));
  if (options.built !== false) writeFrontEnd(path.join(root, 'dist'));
  const lines = [
    issueLine(1, { summary: HOSTILE, issuetype: { id: '6', name: 'Epic', hierarchyLevel: 1 } }),
    issueLine(2, { parent: { id: '10001', key: 'WEB-1' }, summary: 'The child' }),
    ...Array.from({ length: 58 }, (_, index) => issueLine(index + 3, {})),
  ];
  writeFileSync(path.join(root, 'site.jsonl'), `${lines.join('\n')}\n`);
  const host = await createHost({
    appRoot: root,
    manifest: MANIFEST,
    handlers: {
      calls: options.calls ?? ((payload) => ({ got: payload })),
      export: options.export ?? (() => ({ version: 1, type: 'doc', content: [] })),
    },
    users: people,
    clockStart: '2027-03-01T09:00:00Z',
    port: 0,
    seed: 'empty',
    siteFiles: [path.join(root, 'site.jsonl')],
  });
  const url = host.url ?? '';
  const headersOf = (as: string | undefined): Record<string, string> =>
    as === undefined
      ? { cookie: `site-user-${new URL(url).port}=anonymous` }
      : { authorization: `Basic ${Buffer.from(`${as}:x`).toString('base64')}` };
  const get: SmallSite['get'] = async (address, as = 'user@example.com', init = {}) => {
    const response = await fetch(url + address, {
      redirect: 'manual',
      ...init,
      headers: { ...headersOf(as === 'nobody' ? undefined : as), ...headersIn(init) },
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  return {
    host,
    url,
    root,
    get,
    post: (address, form, as, headers = {}) =>
      get(address, as, { method: 'POST', body: new URLSearchParams(form), headers }),
    bridge: async (op, body) => {
      const response = await fetch(`${url}/_site/bridge/${op}`, { method: 'POST', body: JSON.stringify(body) });
      const answer: unknown = await response.json();
      return answer;
    },
    close: async () => {
      await host.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function headersIn(init: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(init.headers));
}

function writeFrontEnd(folder: string): void {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  for (const name of ['panel', 'strategy', 'team', 'settings', 'table', 'plain', 'config']) {
    writeFileSync(
      path.join(folder, `${name}.html`),
      `<!doctype html><html><head><title>${name}</title><script>let a = 1;</script></head><body><main>${name}</main></body></html>`,
    );
  }
  writeFileSync(path.join(folder, 'assets', 'app.js'), 'export {};');
  writeFileSync(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(path.join(folder, '..', 'secret.txt'), 'not part of the front end');
}
