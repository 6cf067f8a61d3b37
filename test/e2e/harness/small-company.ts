import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLocalSite, type LocalSite } from '../../support/local-site';

/** Half of the year has passed, to the day. */
const NOW = '2026-07-02T12:00:00Z';
const OWNER = '712020:0a1b2c3d-0000-4000-8000-000000000001';

const STATUSES = {
  new: { id: '1', name: 'To Do', statusCategory: { id: 2, key: 'new' } },
  indeterminate: { id: '2', name: 'In Progress', statusCategory: { id: 4, key: 'indeterminate' } },
  done: { id: '3', name: 'Done', statusCategory: { id: 3, key: 'done' } },
};
const PROJECTS = {
  PLAT: { id: '100', key: 'PLAT', name: 'Platform' },
  OPS: { id: '200', key: 'OPS', name: 'Operations' },
};

interface IssueWish {
  readonly project: keyof typeof PROJECTS;
  readonly number: number;
  readonly summary: string;
  readonly state: keyof typeof STATUSES;
  readonly epic?: boolean;
  readonly under?: number;
}

function issueLine({ project, number, summary, state, epic = false, under }: IssueWish): string {
  const home = PROJECTS[project];
  const idOf = (each: number): string => String(Number(home.id) * 100 + each);
  return JSON.stringify({
    id: idOf(number),
    key: `${project}-${number}`,
    fields: {
      summary,
      project: home,
      issuetype: epic ? { id: '10', name: 'Epic', hierarchyLevel: 1 } : { id: '11', name: 'Story', hierarchyLevel: 0 },
      status: STATUSES[state],
      resolution: state === 'done' ? { id: '1', name: 'Done' } : null,
      created: '2026-01-05T09:00:00.000+0000',
      updated: '2026-06-01T09:00:00.000+0000',
      ...(under === undefined ? {} : { parent: { id: idOf(under), key: `${project}-${under}` } }),
    },
  });
}

// PLAT-1 holds five stories, two of them done; PLAT-7 serves nothing; OPS is served by its whole project.
const issues: readonly IssueWish[] = [
  { project: 'PLAT', number: 1, summary: 'Single sign-on', state: 'indeterminate', epic: true },
  { project: 'PLAT', number: 2, summary: 'Sign in with SAML', state: 'done', under: 1 },
  { project: 'PLAT', number: 3, summary: 'Provision users by SCIM', state: 'done', under: 1 },
  { project: 'PLAT', number: 4, summary: 'Enforce SSO for a domain', state: 'indeterminate', under: 1 },
  { project: 'PLAT', number: 5, summary: 'Audit every sign-in', state: 'new', under: 1 },
  { project: 'PLAT', number: 6, summary: 'Rotate certificates', state: 'new', under: 1 },
  { project: 'PLAT', number: 7, summary: 'Tidy the build', state: 'new' },
  { project: 'OPS', number: 1, summary: 'Restore drills', state: 'done' },
  { project: 'OPS', number: 2, summary: 'Alert on slow queues', state: 'new' },
];

const objective = {
  description: '',
  cycle: 'FY26',
  alignedTo: [],
  owner: OWNER,
  status: 'active',
  weight: 1,
  restrictedTo: null,
};
const period = { start: '2026-01-01', due: '2026-12-31', weight: 1, owner: OWNER };
const completion = { measure: { type: 'completion', weighBy: 'count' }, baseline: 0, goal: 100, unit: '%' };

/** The strategy of the small company; a test may import it again with something changed. */
export const SMALL_STRATEGY = {
  format: 'throughline.strategy',
  version: 1,
  cycles: [{ key: 'FY26', name: '2026', start: '2026-01-01', end: '2026-12-31', translateBy: '2026-01-31' }],
  objectives: [
    { ...objective, key: 'OBJ-1', name: 'Win the enterprise segment', level: 'organization', parent: null },
    { ...objective, key: 'OBJ-2', name: 'Enterprise-ready platform', level: 'business-unit', parent: 'OBJ-1' },
  ],
  targets: [
    { ...period, ...completion, key: 'TGT-1', objective: 'OBJ-2', name: 'Ship SSO on all plans', horizon: 'strategic' },
    {
      ...period,
      ...completion,
      key: 'TGT-2',
      objective: 'OBJ-2',
      name: 'Run the platform calmly',
      horizon: 'operational',
    },
    {
      ...period,
      key: 'TGT-3',
      objective: 'OBJ-1',
      name: 'Enterprise customers',
      horizon: 'strategic',
      measure: { type: 'metric', take: 'latest' },
      baseline: 10,
      goal: 30,
      unit: 'customers',
    },
  ],
  links: [
    { target: 'TGT-1', issue: 'PLAT-1', below: true },
    { target: 'TGT-2', jql: 'project = OPS' },
  ],
  // The owner has said nothing of the first two since May.
  checkIns: [
    {
      target: 'TGT-1',
      at: '2026-05-15',
      value: 20,
      automatic: true,
      confidence: 'high',
      note: 'SAML works.',
      impediments: [],
    },
    {
      target: 'TGT-2',
      at: '2026-05-15',
      value: 50,
      automatic: true,
      confidence: 'high',
      note: 'Calm.',
      impediments: [],
    },
    { target: 'TGT-3', at: '2026-06-30', value: 24, confidence: 'high', note: 'Two more signed.', impediments: [] },
  ],
};

const people = {
  users: [
    {
      email: 'ops@example.com',
      displayName: 'Mina Ito',
      accountId: OWNER,
      admin: false,
      groups: [],
      projects: ['OPS'],
    },
    {
      email: 'reader@example.com',
      displayName: 'Rory Reader',
      admin: false,
      groups: [],
      projects: [],
      jiraAccess: false,
    },
  ],
};

/** A site with nine issues, two objectives and three targets, standing still at noon of 2 July. */
export async function startSmallCompany(): Promise<LocalSite> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-company-'));
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  try {
    const site = await startLocalSite(
      ...['--seed', 'empty', '--clock', NOW],
      ...['--site', write('issues.jsonl', issues.map(issueLine).join('\n'))],
      ...['--users', write('users.json', JSON.stringify(people))],
      ...['--strategy', write('strategy.json', JSON.stringify(SMALL_STRATEGY))],
    );
    await site.settle();
    return site;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
