import type { CallOutput } from '../../../src/contract/calls';

const NONE = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };

export const RESTORE_PREVIEW: CallOutput<'previewRestore'> = {
  created: { ...NONE, objectives: 1 },
  setBack: { ...NONE, targets: 2, links: 1 },
  items: [{ kind: 'target', key: 'TGT-1', isNew: false, changes: [{ field: 'goal', from: '70', to: '60' }] }],
  more: 0,
  since: {
    cycles: [],
    objectives: [{ key: 'OBJ-7', name: 'Added later' }],
    targets: [],
    checkIns: 3,
    more: 0,
  },
  staying: [{ key: 'OBJ-8', name: 'Kept in any case' }],
  closed: [],
  closedIfRemoved: [{ key: 'FY21', name: '2021' }],
  lost: [{ target: 'TGT-1', issue: 'PLAT-9' }],
  lostMore: 0,
};

/** Answers of the calls that put a backup back. */
export const RESTORE_ANSWERS = {
  previewRestore: (): CallOutput<'previewRestore'> => RESTORE_PREVIEW,
  commitRestore: (): CallOutput<'commitRestore'> => ({ state: 'running' }),
};
