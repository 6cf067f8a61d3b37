import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuditSection } from '../../static/features/settings/audit-section';
import { startOfDay } from '../../static/i18n/dates';
import { setLocale } from '../../static/i18n/locale';
import type { AuditEntryView } from '../../src/contract/views';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

/** The lines that say what changed. */
const changes = async (): Promise<readonly string[]> => {
  await screen.findAllByText('Objective OBJ-9 created');
  await waitFor(() => expect(screen.queryByText('…')).not.toBeInTheDocument());
  return [...document.querySelectorAll('li li')].map((line) => (line.textContent ?? '').trim());
};

type Item = AuditEntryView['items'][number];

/** What the page says of one change. */
async function told(change: Item['changes'][number], kind: Item['kind'] = 'objective'): Promise<readonly string[]> {
  const item = { kind, key: 'OBJ-9', isNew: false, changes: [change] };
  const created = { kind: 'objective' as const, key: 'OBJ-9', isNew: true, changes: [] };
  answerCalls({
    listAudit: () => ({
      entries: [{ at: '2026-11-20T09:30:00.000Z', by: 'ito', items: [item, created] }],
      cursor: null,
    }),
  });
  showPage(<AuditSection />);
  const lines = await changes();
  cleanup();
  return lines;
}

describe('the audit log', () => {
  it('says who changed what, from what to what, and goes on to older entries', async () => {
    answerCalls();
    showPage(<AuditSection />);
    expect(await changes()).toEqual(['Goal: 60 → nothing']);
    expect(screen.getByText('Objective OBJ-9 created')).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    await waitFor(async () => expect(await changes()).toHaveLength(2));
    expect(screen.queryByRole('button', { name: 'Show older' })).not.toBeInTheDocument();
    // What was pressed is gone: the reader goes on at the first entry that it brought.
    expect(screen.getAllByRole('row')[2]).toHaveFocus();
    expect(callsMade()).toEqual([
      ['listAudit', { text: '' }],
      ['listAudit', { text: '', cursor: 'older' }],
    ]);
  });

  it('searches when asked to, and says when nothing matches', async () => {
    answerCalls();
    showPage(<AuditSection />);
    await userEvent.type(await screen.findByRole('searchbox'), 'nobody{Enter}');
    expect(await screen.findByText(/Nothing matches/)).toBeInTheDocument();
    expect(callsMade()).toContainEqual(['listAudit', { text: 'nobody' }]);
  });

  it('asks for a person, a kind and days at once, and clears them together', async () => {
    answerCalls();
    showPage(<AuditSection />);
    await screen.findAllByText('Objective OBJ-9 created');
    await userEvent.type(screen.getByLabelText('Changed by'), 'Liam');
    await userEvent.click(await screen.findByText('Liam Chen'));
    await userEvent.click(screen.getByLabelText('What was changed'));
    await userEvent.click(await screen.findByText('Check-ins'));
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-01' } });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-11-20' } });
    await userEvent.type(screen.getByRole('searchbox'), 'nobody{Enter}');
    expect(await screen.findByText(/Nothing matches/)).toBeInTheDocument();
    expect(callsMade().at(-1)).toEqual([
      'listAudit',
      {
        text: 'nobody',
        by: 'u-chen',
        kind: 'check-in',
        since: startOfDay('2026-11-01'),
        before: startOfDay('2026-11-21'),
      },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await screen.findAllByText('Objective OBJ-9 created');
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(screen.getByLabelText('From')).toHaveValue('');
    expect(screen.queryByText('Liam Chen')).not.toBeInTheDocument();
  });

  it('says that older entries were not looked at yet while nothing was found', async () => {
    answerCalls({ listAudit: () => ({ entries: [], cursor: 'older' }) });
    showPage(<AuditSection />);
    expect(await screen.findByText(/Nothing found so far/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Look further' })).toBeInTheDocument();
  });

  it.each([
    ['UTC', '2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-20', '2026-11-19T18:30:00.000Z'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-20', '2026-11-19T10:00:00.000Z'],
  ])('begins a day when it begins for the reader: %s', (zone, day, moment) => {
    setLocale('en-US', zone);
    expect(startOfDay(day)).toBe(moment);
    setLocale('en-US', 'UTC');
  });

  it('shows a failure with its error id', async () => {
    answerCalls({ listAudit: () => new Refused('internal') });
    showPage(<AuditSection />);
    expect(await screen.findByText('Error id e-1')).toBeInTheDocument();
  });

  it.each([
    ['alignedTo', '["OBJ-1","OBJ-2"]', '["OBJ-2","OBJ-3"]', 'Aligned to, without counting: OBJ-1 → OBJ-3'],
    [
      'alignedTo',
      '["OBJ-1","OBJ-2"]',
      '["OBJ-2","OBJ-1"]',
      'Aligned to, without counting: OBJ-1, OBJ-2 → OBJ-2, OBJ-1',
    ],
    ['links', '[]', '["PLAT-1","PLAT-2 (excluded)"]', 'Linked work: nothing → PLAT-1, PLAT-2 (excluded)'],
    ['due', '2026-12-31', '2027-01-31', 'Due: Dec 31, 2026 → Jan 31, 2027'],
    ['status', 'draft', 'active', 'Status: Draft → Active'],
    ['restrictedTo', null, '{"accounts":[],"groups":["g-1"]}', 'Who may see it: everybody → Group g-1'],
    [
      'cadence',
      null,
      '{"every":"weekly","locked":true}',
      'Check-ins: nothing → Every week, also for all that is below',
    ],
    [
      'counting',
      '{}',
      '{"unestimated":"median"}',
      'How work counts, Work without an estimate: nothing → Counts as the median of the others',
    ],
    [
      'closing',
      null,
      '{"reason":"merged","learning":"Two were one","into":"OBJ-2"}',
      'Why it ended: nothing → Merged into another objective (OBJ-2): Two were one',
    ],
    [
      'profile',
      '{"type":"linear"}',
      '{"type":"steps","points":[{"at":"2026-10-01","value":20}]}',
      'Expected over time: A straight line → Steps on given days: Oct 1, 2026: 20',
    ],
    [
      'measure',
      '{"type":"count"}',
      '{"type":"completion","weighBy":{"kind":"points"}}',
      'Measured by: Number of linked work items that are done → Share of linked work that is done: By story points',
    ],
    [
      'milestones',
      '[{"name":"Pilot","due":"2026-10-01","weight":1,"reached":null}]',
      '[{"name":"Pilot","due":"2026-10-01","weight":1,"reached":"2026-10-03"}]',
      'Milestones: Pilot, due Oct 1, 2026 → Pilot, due Oct 1, 2026, reached Oct 3, 2026',
    ],
    ['links', '["PLAT-1","PLA…', null, 'Linked work: a long list, not kept whole → nothing'],
  ])('says a change of %s in words', async (field, from, to, said) => {
    expect(await told({ field, from, to })).toEqual([said]);
  });

  it('says a change of the settings part by part', async () => {
    const rules = { field: 'rules', from: '{"weights":"off"}', to: '{"orphan":"require"}' };
    expect(await told(rules, 'settings')).toEqual([
      'Rules, Weights that do not add up: Off → Advise',
      'Rules, Objectives that lead nowhere: Advise → Require',
    ]);
    const cadence = { field: 'cadence', from: '{"team":"weekly"}', to: '{"team":"monthly"}' };
    expect(await told(cadence, 'settings')).toEqual(['Check-ins, Team: Every week → Every month']);
  });

  it('names the statuses that are worth something of their own, as far as the site has them', async () => {
    const counting = { field: 'counting', from: '{}', to: '{"statusCredit":{"10002":0.5,"99999":0.2}}' };
    const item = { kind: 'target' as const, key: 'TGT-14', isNew: false, changes: [counting] };
    answerCalls({
      listAudit: () => ({ entries: [{ at: '2026-11-20T09:30:00.000Z', by: 'ito', items: [item] }], cursor: null }),
    });
    showPage(<AuditSection />);
    expect(await screen.findByText('What work in a status is worth, In review:')).toBeInTheDocument();
    expect(screen.getByText('What work in a status is worth, Status 99999:')).toBeInTheDocument();
  });

  it('names the people of a list, and those only who came or went', async () => {
    const delegates = { field: 'delegates', from: '["u-ito"]', to: '["u-ito","u-chen"]' };
    expect(await told(delegates)).toEqual(['Delegates: nothing → LCLiam Chen']);
  });

  it('tells a check-in by its day', async () => {
    const line = { field: '2026-10-16', from: null, to: '2.28 · medium · Northgate waits' };
    expect(await told(line, 'check-in')).toEqual(['Oct 16, 2026: nothing → 2.28 · medium · Northgate waits']);
  });
});
