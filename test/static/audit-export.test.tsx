import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AuditEntryView } from '../../src/contract/views';
import { AuditSection } from '../../static/features/settings/audit-section';
import { auditTable, MAX_IN_FILE, readAudit } from '../../static/features/settings/audit-file';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

const ITEM = { kind: 'objective' as const, key: 'OBJ-1', isNew: false };
const ENTRY: AuditEntryView = {
  at: '2026-11-20T09:30:00.000Z',
  by: 'ito',
  reason: '=cmd|calc',
  items: [
    {
      ...ITEM,
      changes: [
        { field: 'name', from: 'Win, "big"', to: '+1+1' },
        { field: 'goal', from: null, to: '-5' },
      ],
    },
    { kind: 'target', key: 'TGT-1', isNew: true, changes: [] },
  ],
};
const many = (count: number): AuditEntryView[] => Array.from({ length: count }, () => ENTRY);
const ITO = new Map([['ito', { accountId: 'ito', name: '@ito', avatar: null }]]);

it('a table of the audit log has a row for each property and no cell that a spreadsheet would run', () => {
  expect(
    auditTable([ENTRY], ITO)
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n'),
  ).toEqual([
    'at,by,name,reason,kind,key,what,property,from,to',
    '2026-11-20T09:30:00.000Z,ito,\'@ito,\'=cmd|calc,objective,OBJ-1,changed,name,"Win, ""big""",\'+1+1',
    "2026-11-20T09:30:00.000Z,ito,'@ito,'=cmd|calc,objective,OBJ-1,changed,goal,,'-5",
    "2026-11-20T09:30:00.000Z,ito,'@ito,'=cmd|calc,target,TGT-1,created,,,",
  ]);
});

it('the audit log is read page by page by its filters, through an answer that does not come', async () => {
  let turn = 0;
  const answers = [{ entries: many(2), cursor: 'older' }, new Refused('busy'), { entries: many(1), cursor: null }];
  answerCalls({ listAudit: () => answers[(turn += 1) - 1] ?? new Refused('internal') });
  const counts: number[] = [];
  expect(await readAudit({ text: 'goal', by: 'ito' }, (count) => counts.push(count))).toEqual({
    entries: many(3),
    isCut: false,
  });
  expect(counts).toEqual([2, 3]);
  const older = ['listAudit', { text: 'goal', by: 'ito', cursor: 'older' }];
  expect(callsMade()).toEqual([['listAudit', { text: 'goal', by: 'ito' }], older, older]);
});

it('a file of the audit log has an end, and says that there is more', async () => {
  answerCalls({ listAudit: () => ({ entries: many(4_000), cursor: 'older' }) });
  const { entries, isCut } = await readAudit({}, () => undefined);
  expect([entries.length, isCut, callsMade().length]).toEqual([MAX_IN_FILE, true, 3]);
});

it('what is found in the audit log is saved under its name, or it is said why not', async () => {
  const saved: Blob[] = [];
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`, revokeObjectURL: () => undefined });
  answerCalls({ listAudit: () => ({ entries: [ENTRY], cursor: null }) });
  showPage(<AuditSection />);
  await userEvent.click(await screen.findByRole('button', { name: 'Export as CSV' }));
  expect(await screen.findByText(/^Saved as throughline-audit-\d{4}-\d\d-\d\d\.csv\.$/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Export as JSON' }));
  expect(await screen.findByText(/^Saved as throughline-audit-.*\.json\.$/)).toBeInTheDocument();
  expect(saved.map(({ type }) => type)).toEqual(['text/csv;charset=utf-8', 'application/json']);
  answerCalls({ listAudit: () => new Refused('internal') });
  await userEvent.click(screen.getByRole('button', { name: 'Export as CSV' }));
  expect(await screen.findByText('Error id e-1')).toBeInTheDocument();
});
