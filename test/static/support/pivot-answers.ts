import type { CallInput, CallOutput } from '../../../src/contract/calls';
import { ME } from './company';

type Told = 'previewEdit' | 'listVersions' | 'affirm' | 'copyEntry' | 'undoCopy' | 'getViews' | 'saveViews';

/** What the app would say of changes to the company's strategy, and of the views kept there. */
export const PIVOT_ANSWERS: { readonly [N in Told]: (input: CallInput<N>) => CallOutput<N> } = {
  previewEdit: () => ({
    objectives: 2,
    targets: 7,
    people: { accounts: [ME, 'u-chen'], count: 5 },
    linked: { keys: ['PLAT-120', 'PLAT-98'], more: 3, scopes: 1 },
    work: { open: 41, inProgress: 6, shared: 2 },
    asked: 4,
  }),
  listVersions: ({ key, on }) => ({
    versions: [
      {
        at: '2026-11-12T09:30:00.000Z',
        by: 'u-chen',
        isNew: false,
        changes: [
          { field: 'name', from: 'Win large customers', to: 'Win the enterprise segment' },
          { field: 'owner', from: ME, to: null },
        ],
      },
      { at: '2026-01-05T08:00:00.000Z', by: ME, isNew: true, changes: [] },
    ],
    cursor: null,
    isCut: false,
    fields: ['name', 'owner'],
    people: ['u-chen', ME],
    then:
      on === undefined
        ? null
        : [
            { field: 'name', value: `What ${key} was called` },
            { field: 'weight', value: '1' },
          ],
  }),
  affirm: () => ({ changed: true }),
  copyEntry: ({ kind }) => ({ key: kind === 'objective' ? 'OBJ-90' : 'TGT-90', cycle: 'FY26', targets: ['TGT-91'] }),
  undoCopy: () => ({ undoId: 'u-1' }),
  getViews: () => ({ mine: { rev: 0, views: [] }, shared: { rev: 0, views: [] }, first: null }),
  saveViews: ({ rev }) => ({ rev: rev + 1 }),
};
