import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer } from '../../src/contract/errors';
import { unpackAnswer } from '../../src/contract/packed';
import type { CallInput, CallName, CallOutput } from '../../src/contract/calls';
import { createHost, type Host, type HostOptions } from '../host/host';
import type { SiteUser } from '../host/kernel';

/** The site's administrator and its ordinary user; both exist on every site. */
export const ADMIN = 'admin@example.com';
export const USER = 'user@example.com';
export const NOW = '2021-06-30T12:00:00.000Z';

const CATEGORY = {
  new: { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, key: 'done', name: 'Done', colorName: 'green' },
} as const;
const STATUS = {
  new: { id: '10', name: 'Backlog' },
  indeterminate: { id: '11', name: 'Building' },
  done: { id: '12', name: 'Shipped' },
} as const;
const LEVELS: Readonly<Record<number, { id: string; name: string }>> = {
  2: { id: '32', name: 'Initiative' },
  1: { id: '31', name: 'Epic' },
  0: { id: '30', name: 'Story' },
  [-1]: { id: '29', name: 'Sub-task' },
};

/** One issue of a test site; everything but the key has a default. */
export interface TestIssue {
  readonly id: number;
  readonly key: string;
  readonly parent?: string;
  readonly level?: -1 | 0 | 1 | 2;
  readonly category?: keyof typeof CATEGORY;
  readonly resolution?: string;
  readonly components?: readonly string[];
  readonly points?: number;
}

const PROJECTS: Readonly<Record<string, string>> = { ONE: '101', TWO: '102', SIX: '106' };
/** An id that is the same wherever the name is. */
const numberFor = (name: string): string =>
  String([...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 999_983, 7) + 9_000);

function lineOf(issue: TestIssue, idOf: ReadonlyMap<string, number>): string {
  const project = issue.key.split('-')[0] ?? '';
  const category = issue.category ?? 'new';
  const level = issue.level ?? 0;
  return JSON.stringify({
    id: String(issue.id),
    key: issue.key,
    fields: {
      summary: `Work ${issue.key}`,
      issuetype: { ...LEVELS[level], subtask: level < 0, hierarchyLevel: level },
      project: { id: PROJECTS[project] ?? numberFor(project), key: project, name: `Project ${project}` },
      status: { ...STATUS[category], statusCategory: CATEGORY[category] },
      resolution:
        issue.resolution === undefined
          ? category === 'done'
            ? { id: '1', name: 'Fixed' }
            : null
          : { id: '7', name: issue.resolution },
      created: '2021-01-05T10:00:00.000+0000',
      updated: '2021-02-05T10:00:00.000+0000',
      priority: { id: '3', name: 'Medium' },
      labels: [],
      components: (issue.components ?? []).map((name) => ({ id: numberFor(`${project} ${name}`), name })),
      fixVersions: [],
      assignee: null,
      reporter: null,
      sprints: [],
      issuelinks: [],
      ...(issue.points === undefined ? {} : { customfield_10034: issue.points }),
      ...(issue.parent === undefined ? {} : { parent: { id: String(idOf.get(issue.parent)), key: issue.parent } }),
    },
  });
}

export interface TestSite {
  readonly host: Host;
  call<N extends CallName>(module: string, name: N, input: CallInput<N>, user?: string): Promise<Answer<CallOutput<N>>>;
  /** The data of a call that must succeed. */
  data<N extends CallName>(module: string, name: N, input: CallInput<N>, user?: string): Promise<CallOutput<N>>;
  /** A request of a site user to the product; must answer below 400. */
  rest(method: string, route: string, body?: unknown, user?: string): Promise<unknown>;
  /** Every exported target's result by key. */
  results(): Promise<ReadonlyMap<string, Result>>;
  close(): Promise<void>;
}
export interface Result {
  readonly complete: boolean;
  readonly actual: number | null;
  readonly progress: number | null;
  readonly status: string;
  readonly reason: string | null;
  /** Left out where the number is up to date. */
  readonly staleSince?: string | null;
  readonly leaves?: {
    readonly total: number;
    readonly done: number;
    readonly excluded: number;
    readonly unweighted: number;
  };
  readonly unestimated?: { readonly count: number; readonly as: number | null };
}

/** The issues as the lines of a site file. */
export function siteLines(issues: readonly TestIssue[]): string {
  const idOf = new Map(issues.map(({ key, id }) => [key, id]));
  return issues.map((issue) => lineOf(issue, idOf)).join('\n');
}

/** A site with these issues and a clock that stands still. */
export async function openSite(issues: readonly TestIssue[], options: HostOptions = {}): Promise<TestSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  const file = path.join(folder, 'site.jsonl');
  writeFileSync(file, siteLines(issues));
  const host = await createHost({
    clockStart: NOW,
    seed: 'empty',
    ...(issues.length === 0 ? {} : { siteFiles: [file] }),
    ...options,
  });
  rmSync(folder, { recursive: true });
  return siteOn(host);
}

export function siteOn(host: Host): TestSite {
  const site: TestSite = {
    host,
    call: async (module, name, input, user = ADMIN) =>
      unpackAnswer(await host.invoke(module, name, input, user)) as never,
    async data(module, name, input, user = ADMIN) {
      const answer = await site.call(module, name, input, user);
      if (answer.ok) return answer.data;
      throw new Error(`${name}: ${answer.code} ${answer.message} ${JSON.stringify(answer.details ?? [])}`);
    },
    async rest(method, route, body, user = ADMIN) {
      const person = host.people.find(user);
      if (person === undefined) throw new Error(`nobody is ${user}`);
      const answer = await host.product({
        method,
        path: route,
        headers: {},
        body,
        actor: { kind: 'user', accountId: person.accountId },
      });
      if (answer.status >= 400) throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async results() {
      const { file } = await site.data('settings', 'exportStrategy', {});
      const targets = file['targets'] as ReadonlyArray<{ readonly key: string; readonly result: Result }>;
      return new Map(targets.map(({ key, result }) => [key, result]));
    },
    close: async () => host.close(),
  };
  return site;
}

/** A target of a one-objective strategy: its links, and what differs from the usual. */
export interface TestTarget {
  readonly key: string;
  readonly links: ReadonlyArray<{
    readonly issue?: string;
    readonly jql?: string;
    readonly below?: boolean;
    readonly role?: string;
    readonly weight?: number;
  }>;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A strategy file with one objective and these targets. */
export function strategyOf(
  targets: readonly TestTarget[],
  settings?: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    format: 'throughline.strategy',
    version: 1,
    ...(settings === undefined ? {} : { settings }),
    cycles: [{ key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31', translateBy: '2021-01-31' }],
    objectives: [
      { key: 'OBJ-1', name: 'Win the enterprise segment', cycle: 'FY21', level: 'organization' },
      { key: 'OBJ-2', name: 'Enterprise-ready platform', cycle: 'FY21', level: 'team', parent: 'OBJ-1' },
    ],
    targets: targets.map(({ key, extra }) => ({
      key,
      objective: 'OBJ-2',
      name: `Target ${key}`,
      owner: null,
      horizon: 'strategic',
      measure: { type: 'completion', weighBy: 'count' },
      baseline: 0,
      goal: 100,
      unit: '%',
      start: '2021-01-01',
      due: '2021-12-31',
      ...extra,
    })),
    links: targets.flatMap(({ key, links }) => links.map((link) => ({ target: key, ...link }))),
  };
}

/** Imports the strategy as the administrator and lets it settle. */
export async function withStrategy(site: TestSite, file: Record<string, unknown>): Promise<void> {
  await site.data('settings', 'importStrategy', { file });
  await site.host.settle();
}

/** A person of the site besides the usual two. */
export const person = (email: string, projects: SiteUser['projects'], extra: Partial<SiteUser> = {}): SiteUser => ({
  accountId: `712020:${email.split('@')[0] ?? ''}`,
  email,
  displayName: email,
  admin: false,
  groups: [],
  projects,
  ...extra,
});
