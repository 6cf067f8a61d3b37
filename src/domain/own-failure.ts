/** What can fail of all that the app does by itself. None of it tells one piece of work from another. */
export const FAILING = [
  'counting',
  'import',
  'cycle',
  'check',
  'event',
  'setup',
  'jira',
  'quota',
  'storage',
  'queue',
] as const;
export type Failing = (typeof FAILING)[number];

/** The names under which failures of what nobody asked for are kept. No call has such a name. */
const OWN_WORK = {
  work: 'counting',
  'work:issues': 'counting',
  'work:target': 'counting',
  'work:history': 'counting',
  'work:project': 'counting',
  'work:settings': 'counting',
  'work:fold': 'counting',
  'work:import': 'import',
  'work:cycle': 'cycle',
  'work:check': 'check',
  clock: 'check',
  'event:issue': 'event',
  'event:project': 'event',
  lifecycle: 'setup',
  storage: 'storage',
  queue: 'queue',
} as const satisfies Readonly<Record<string, Failing>>;
export type OwnWork = keyof typeof OWN_WORK;

const OWN = new Map<string, Failing>(Object.entries(OWN_WORK));
/** Where not the work failed but what it asked. */
const ASKED = new Map<string, Failing>([
  ['jira-busy', 'jira'],
  ['quota-busy', 'quota'],
  ['IssuesLeftOut', 'jira'],
  ['UnreadableAnswer', 'jira'],
  ['storage-busy', 'storage'],
  ['StorageUnavailable', 'storage'],
]);

/** What failed by itself; undefined for what a person met with in a call of theirs. */
export function failingOf({ call, kind }: { readonly call: string; readonly kind: string }): Failing | undefined {
  const own = OWN.get(call);
  return own === undefined ? undefined : (ASKED.get(kind) ?? own);
}
