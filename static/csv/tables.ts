import {
  flagColumn,
  groupColumns,
  jsonColumn,
  listColumn,
  missableColumn,
  numberColumn,
  optionalColumn,
  textColumn,
  wordColumn,
} from './columns';
import type { Column } from './columns';
import { impedimentsColumn } from './impediments';
import { linksColumn } from './links';
import { measureColumns } from './measure';
import { profileColumn } from './profile';

export const TABLE_KINDS = ['objectives', 'targets', 'checkIns'] as const;
/** What one table holds; the name is that of the section in a strategy file. */
export type TableKind = (typeof TABLE_KINDS)[number];

export interface Table {
  readonly kind: TableKind;
  readonly columns: readonly Column[];
  /** Written for the reader of the table; an import has no use for them. */
  readonly shown: readonly string[];
}

const OBJECTIVES: Table = {
  kind: 'objectives',
  shown: [],
  columns: [
    wordColumn('key', true),
    textColumn('name'),
    textColumn('description'),
    wordColumn('cycle'),
    wordColumn('level'),
    optionalColumn('parent'),
    listColumn('alignedTo'),
    optionalColumn('owner'),
    listColumn('delegates'),
    wordColumn('status'),
    numberColumn('weight'),
    numberColumn('order'),
    optionalColumn('perspective'),
    ...groupColumns('closing', [
      { name: 'closingReason', part: 'reason', kind: 'word' },
      { name: 'learning', part: 'learning', kind: 'text' },
      { name: 'mergedInto', part: 'into', kind: 'word' },
    ]),
    ...groupColumns('cadence', [
      { name: 'checkIns', part: 'every', kind: 'word' },
      { name: 'checkInsLocked', part: 'locked', kind: 'boolean' },
    ]),
    jsonColumn('counting', {}),
    ...groupColumns('restrictedTo', [
      { name: 'restrictedToAccounts', part: 'accounts', kind: 'list' },
      { name: 'restrictedToGroups', part: 'groups', kind: 'list' },
    ]),
  ],
};

const TARGETS: Table = {
  kind: 'targets',
  shown: ['actual', 'expected', 'variance', 'progress', 'standing', 'asOf'],
  columns: [
    wordColumn('key', true),
    wordColumn('objective'),
    textColumn('name'),
    optionalColumn('owner'),
    listColumn('delegates'),
    wordColumn('horizon'),
    wordColumn('kind'),
    ...measureColumns,
    numberColumn('baseline'),
    numberColumn('goal'),
    textColumn('unit'),
    wordColumn('start'),
    wordColumn('due'),
    numberColumn('weight'),
    numberColumn('order'),
    profileColumn,
    jsonColumn('milestones', []),
    jsonColumn('override', null),
    jsonColumn('counting', {}),
    linksColumn,
  ],
};

const CHECK_INS: Table = {
  kind: 'checkIns',
  shown: [],
  columns: [
    wordColumn('target', true),
    wordColumn('at', true),
    missableColumn('value'),
    flagColumn('automatic'),
    optionalColumn('confidence'),
    textColumn('note'),
    impedimentsColumn,
    optionalColumn('by'),
  ],
};

export const TABLES: readonly Table[] = [OBJECTIVES, TARGETS, CHECK_INS];
const BY_KIND: Readonly<Record<TableKind, Table>> = { objectives: OBJECTIVES, targets: TARGETS, checkIns: CHECK_INS };
export const tableOf = (kind: TableKind): Table => BY_KIND[kind];
