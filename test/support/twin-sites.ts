import { ADMIN, openSite, person, USER, type TestIssue, type TestSite } from './site';
import { aCheckIn, aFile, aMetric, anObjective, aTarget, type FileJson } from './strategy-files';

/**
 * Two sites that are the same to everybody but INSIDER: one has restricted objectives, on the other they never existed.
 * Everything that is hidden is named so that a single trace of it is found as text.
 */
export const INSIDER = 'insider@example.com';
/** Sees all of it too, and is known to everybody by what they do where it shows. */
const COLLEAGUE = 'colleague@example.com';
export const MANAGER = 'manager@example.com';
export const WIKI = 'wiki@example.com';
const account = (email: string): string => `712020:${email.split('@')[0] ?? ''}`;

/** Parts of every hidden key, name, note, number, account and group. */
export const SECRETS = ['HID-', 'SEC-', 'Zanzibar', 'Quokka', '7319', 'vault', account(INSIDER)];

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 1003, key: 'ONE-3' },
  { id: 1004, key: 'ONE-4', category: 'done' },
  { id: 2001, key: 'TWO-1', category: 'done' },
  { id: 2002, key: 'TWO-2' },
];

const user = '557058:ada';
const plain = (over: FileJson): FileJson =>
  anObjective({ owner: null, delegates: [], cadence: null, perspective: null, order: 0, ...over });
const usual = { owner: user, milestones: [], profile: { type: 'linear' } };

const SHOWN = aFile({
  objectives: [
    plain({}),
    ...[5, 6, 7, 8].map((no) => plain({ key: `OBJ-${no}`, name: `Priority ${no}` })),
    plain({ key: 'OBJ-2', name: 'Enterprise-ready platform', level: 'team', parent: 'OBJ-1', owner: user }),
    plain({ key: 'OBJ-3', name: 'Sell through partners', level: 'team', parent: 'OBJ-5' }),
    plain({ key: 'OBJ-4', name: 'Open a second office', level: 'team', parent: 'OBJ-6' }),
  ],
  targets: [
    aTarget({ ...usual, objective: 'OBJ-2' }),
    aMetric({ ...usual, objective: 'OBJ-2', horizon: 'strategic' }),
    aTarget({ ...usual, key: 'TGT-3', objective: 'OBJ-3', owner: null, measure: { type: 'count' }, goal: 4 }),
    aTarget({ ...usual, key: 'TGT-4', objective: 'OBJ-1', measure: { type: 'children' }, kind: 'outcome' }),
  ],
  links: [
    { target: 'TGT-1', issue: 'ONE-1' },
    { target: 'TGT-3', jql: 'project = ONE' },
  ],
  checkIns: [aCheckIn({ by: user, impediments: [] })],
});

const group = { accounts: [], groups: ['vault'] };
const people = { accounts: [account(INSIDER), account(COLLEAGUE)], groups: [] };
const HIDDEN = aFile(
  {
    cycles: [],
    objectives: [
      plain({ key: 'HID-1', name: 'Buy Zanzibar', description: 'Quokka', restrictedTo: people }),
      plain({ key: 'HID-2', name: 'Zanzibar due diligence', level: 'team', parent: 'HID-1', alignedTo: ['OBJ-2'] }),
      plain({ key: 'HID-3', name: 'Zanzibar platform', level: 'team', parent: 'OBJ-2', restrictedTo: group }),
      plain({ key: 'HID-4', name: 'Zanzibar people', level: 'team', parent: 'HID-1', restrictedTo: group }),
    ],
    targets: [
      aTarget({ ...usual, key: 'SEC-1', name: 'Read the Zanzibar papers', objective: 'HID-2' }),
      aMetric({ ...usual, key: 'SEC-2', name: 'Zanzibar price', objective: 'HID-3', baseline: 7319, goal: 73190 }),
      aTarget({ ...usual, key: 'SEC-3', name: 'Zanzibar work', objective: 'HID-3' }),
      // Owned by somebody who may not see what it belongs to.
      aTarget({
        ...usual,
        key: 'SEC-4',
        name: 'Zanzibar staff',
        objective: 'HID-4',
        goal: 73191,
        owner: account(MANAGER),
      }),
    ],
    links: [
      { target: 'SEC-1', issue: 'ONE-4' },
      { target: 'SEC-1', issue: 'ONE-1' },
      { target: 'SEC-3', jql: 'project = TWO' },
    ],
    checkIns: [
      aCheckIn({
        target: 'SEC-2',
        value: 73192,
        note: 'Quokka',
        impediments: [{ text: 'Quokka', helper: account(MANAGER) }],
      }),
    ],
  },
  { settings: {} },
);

const merged = { reason: 'merged' };
/** What is visible and points at what is hidden, where that exists. */
const pointing = (isWhole: boolean, [aligned, into]: readonly [string, string], learning: string): FileJson =>
  aFile(
    {
      cycles: [],
      objectives: [
        plain({
          ...{ key: 'OBJ-3', name: 'Sell through partners', level: 'team', parent: 'OBJ-5', order: 1 },
          ...{ description: learning, alignedTo: isWhole ? [aligned, 'OBJ-2'] : ['OBJ-2'] },
        }),
        plain({
          ...{ key: 'OBJ-4', name: 'Open a second office', level: 'team', parent: 'OBJ-6', status: 'closed' },
          closing: { ...merged, learning, into: isWhole ? into : null },
        }),
      ],
      targets: [],
      links: [],
      checkIns: [],
    },
    { settings: {} },
  );

/** It pointed elsewhere before, so that its past names what is hidden too. */
async function pointAt(site: TestSite, isWhole: boolean): Promise<void> {
  for (const file of [
    pointing(isWhole, ['HID-2', 'HID-1'], 'Two offices are many'),
    pointing(isWhole, ['HID-1', 'HID-2'], 'One office is enough'),
  ]) {
    await site.data('settings', 'importStrategy', { file }, COLLEAGUE);
    await site.host.settle();
  }
}

/** What is done to hidden things besides importing them. */
async function workOnHidden(site: TestSite): Promise<void> {
  await site.host.settle();
  await site.data('alignment', 'linkIssue', { target: 'SEC-3', issueId: '1003' }, INSIDER);
  const checkIn = { target: 'SEC-2', at: '2021-05-31', value: 73193 };
  await site.data('strategy', 'recordCheckIn', { checkIn }, INSIDER);
}

const openCompany = async (): Promise<TestSite> =>
  openSite(ISSUES, {
    users: [
      person(MANAGER, '*', { groups: ['strategy-office'] }),
      person(INSIDER, '*', { groups: ['strategy-office', 'vault'] }),
      person(COLLEAGUE, '*', { groups: ['strategy-office', 'vault'] }),
      person(WIKI, [], { jiraAccess: false }),
    ],
    grants: [{ permission: 'manage-strategy', groups: ['strategy-office'] }],
  });

async function openOne(isWhole: boolean): Promise<TestSite> {
  const site = await openCompany();
  await site.data('settings', 'importStrategy', { file: SHOWN }, ADMIN);
  await site.host.settle();
  if (isWhole) {
    await site.data('settings', 'importStrategy', { file: HIDDEN }, INSIDER);
    await workOnHidden(site);
  }
  await pointAt(site, isWhole);
  return site;
}

export interface Twins {
  /** Has what is hidden. */
  readonly whole: TestSite;
  /** Never had it. */
  readonly bare: TestSite;
  close(): Promise<void>;
}

export async function openTwins(): Promise<Twins> {
  const [whole, bare] = [await openOne(true), await openOne(false)];
  return {
    whole,
    bare,
    close: async () => {
      await whole.close();
      await bare.close();
    },
  };
}

/**
 * A site where all of that was there for everybody to see, was read by them, and is restricted since. The past that
 * everybody had a part in is there to be found; what is hidden is to be found in none of it.
 */
export async function openRestrictedLater(): Promise<TestSite> {
  const site = await openCompany();
  const objectives = HIDDEN['objectives'] as readonly FileJson[];
  const open = { ...HIDDEN, objectives: objectives.map((one) => ({ ...one, restrictedTo: null })) };
  await site.data('settings', 'importStrategy', { file: SHOWN }, ADMIN);
  await site.data('settings', 'importStrategy', { file: open }, INSIDER);
  await workOnHidden(site);
  await pointAt(site, true);
  // A front is kept, and each of them has seen it.
  for (const user of [USER, MANAGER, ADMIN]) {
    for (const name of ['openStrategy', 'getStrategy'] as const) await site.data('strategy', name, {}, user);
  }
  await site.data('settings', 'importStrategy', { file: { ...HIDDEN, targets: [], links: [], checkIns: [] } }, INSIDER);
  await site.host.settle();
  return site;
}

/** Those from whom everything named in `SECRETS` is hidden. */
export const SHUT_OUT = { user: USER, manager: MANAGER, admin: ADMIN, wiki: WIKI, anonymous: undefined } as const;
