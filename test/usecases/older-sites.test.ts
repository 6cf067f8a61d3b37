import { createHost } from '../host/host';
import type { ChangeItem, HistoryRecord } from '../host/jira/records';
import { copyStore, openStore } from '../host/store';
import { parseIssueEvent } from '../../src/triggers/issue-event';
import { openSite, siteOn, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

/** Sites on which epics and parents were kept in custom fields before `parent` held both: the changelog still says so. */

const NOW = '2021-03-10T12:00:00.000Z';
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', level: 1 },
  { id: 1003, key: 'ONE-3', parent: 'ONE-2', category: 'done' },
  { id: 1004, key: 'ONE-4', parent: 'ONE-2', category: 'done' },
];
/** `TGT-EPIC` has the epic in which ONE-4 is now, `TGT-BOTH` also the one in which it was. */
const FILE = strategyOf([
  { key: 'TGT-EPIC', links: [{ issue: 'ONE-2' }] },
  { key: 'TGT-BOTH', links: [{ issue: 'ONE-1' }, { issue: 'ONE-2' }] },
]);

const item = (field: string, from: string | null, fromKey: string | null, to: string | null, toKey: string | null) =>
  ({ field, fieldtype: 'jira', from, fromString: fromKey, to, toString: toKey }) satisfies ChangeItem;
const custom = (field: string, fieldId: string, rest: ReturnType<typeof item>): ChangeItem => ({
  ...rest,
  field,
  fieldtype: 'custom',
  fieldId,
});
const moved = item('', '1001', 'ONE-1', '1002', 'ONE-2');
const movedByKey = item('', null, 'ONE-1', null, 'ONE-2');

const EPIC_FIELD = { id: 'customfield_10014', type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-epic-link' } as const;
const PARENT_FIELD = {
  id: 'customfield_10018',
  type: 'any',
  custom: 'com.atlassian.jpo:jpo-custom-field-parent',
} as const;

const WAYS: ReadonlyArray<readonly [string, readonly ChangeItem[]]> = [
  ['by its parent', [{ ...moved, field: 'IssueParentAssociation' }]],
  ['by Epic Link', [custom('Epic Link', EPIC_FIELD.id, moved)]],
  ['by Epic Link under another name', [custom('Epos-Verknüpfung', EPIC_FIELD.id, moved)]],
  ['by Parent Link, which names no ids', [custom('Parent Link', PARENT_FIELD.id, movedByKey)]],
  ['by Parent Link under another name', [custom('Übergeordnet', PARENT_FIELD.id, movedByKey)]],
  [
    'by the one field that is emptied while the other is filled',
    [
      { ...item('Parent', null, null, '1002', 'ONE-2') },
      custom('Epic Link', EPIC_FIELD.id, item('', '1001', 'ONE-1', null, null)),
    ],
  ],
];

/** A site on which ONE-4 went from ONE-1 to ONE-2 on 20 February, as its changelog says. */
async function siteWith(items: readonly ChangeItem[]): Promise<TestSite> {
  const store = await openStore();
  const first = await openSite(ISSUES, { store, clockStart: NOW });
  const history: HistoryRecord = {
    id: '900001',
    issueId: '1004',
    author: null,
    created: Date.parse('2021-02-20T10:00:00.000Z'),
    items,
  };
  await first.host.store.commit([
    { table: 'jira.history', key: history.id, value: history },
    { table: 'jira.field', key: EPIC_FIELD.id, value: { ...EPIC_FIELD, name: 'Epos-Verknüpfung' } },
    { table: 'jira.field', key: PARENT_FIELD.id, value: { ...PARENT_FIELD, name: 'Übergeordnet' } },
  ]);
  return siteOn(await createHost({ clockStart: NOW, store: await copyStore(store) }));
}

/** How many leaves, and how many of them done, the day before, on the day and now. */
async function leavesOf(site: TestSite, target: string): Promise<readonly string[]> {
  const { days } = await site.data('strategy', 'getHistory', { target });
  return ['2021-02-19', '2021-02-20', '2021-03-10'].map((day) => {
    const told = days.findLast((one) => one.day <= day);
    return `${told?.done} of ${told?.total}`;
  });
}

describe('the past of work that went from one epic to another', () => {
  it.each(WAYS)('is told as it was: %s', async (_name, items) => {
    const site = await siteWith(items);
    try {
      await withStrategy(site, FILE);
      expect(await leavesOf(site, 'TGT-EPIC')).toEqual(['1 of 1', '2 of 2', '2 of 2']);
      // The epic that it left was a piece of work of its own from then on.
      expect(await leavesOf(site, 'TGT-BOTH')).toEqual(['2 of 2', '2 of 3', '2 of 3']);
    } finally {
      await site.close();
    }
  });
});

describe('an event', () => {
  const eventWith = (change: object) =>
    parseIssueEvent({
      eventType: 'avi:jira:updated:issue',
      issue: { id: '1004', fields: { project: { id: '101' } } },
      changelog: { items: [change] },
    })?.changes;

  it('may be of a parent when a custom field names an issue', () => {
    const [change] = eventWith(custom('Übergeordnet', PARENT_FIELD.id, movedByKey)) ?? [];
    expect(change).toEqual({ field: 'übergeordnet', fieldId: PARENT_FIELD.id, from: null, namesIssue: true });
  });

  it('is of none when a custom field holds anything else', () => {
    const [change] = eventWith(custom('Team', 'customfield_10071', item('', '7', 'Red', '8', 'Blue'))) ?? [];
    expect(change).toEqual({ field: 'team', fieldId: 'customfield_10071', from: '7' });
  });
});
