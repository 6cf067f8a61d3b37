import type { TreeChoice } from '../../../src/contract/tree-choice';
import { loadDraft, saveDraft } from '../../bridge/draft-store';
import { COLUMNS, DEFAULT_COLUMNS, type Column } from '../../ui/tav-columns';

const DRAFT = 'tree-choice';

/** The whole strategy, the exceptions first, in the usual columns. */
export const PLAIN_CHOICE: TreeChoice = {
  text: '',
  status: null,
  owner: null,
  level: null,
  perspective: null,
  byPerspective: false,
  exceptionsFirst: true,
  columns: [...DEFAULT_COLUMNS],
};

/** The choice without its filters: order and columns stay. */
export const withoutFilters = <T extends TreeChoice>(choice: T): T => ({
  ...choice,
  text: '',
  status: null,
  owner: null,
  level: null,
  perspective: null,
});

/** The choice alone, of whatever carries more. */
export const plainOf = ({ text, columns, ...choice }: TreeChoice): TreeChoice => ({
  text: text.trim(),
  status: choice.status,
  owner: choice.owner,
  level: choice.level,
  perspective: choice.perspective,
  byPerspective: choice.byPerspective,
  exceptionsFirst: choice.exceptionsFirst,
  columns: [...columns],
});

/** Whether two choices show the same. */
export const isSameChoice = (a: TreeChoice, b: TreeChoice): boolean =>
  JSON.stringify(plainOf({ ...a, columns: [...columnsOf(a)] })) ===
  JSON.stringify(plainOf({ ...b, columns: [...columnsOf(b)] }));

/** Whether the choice leaves anything out. */
export const isFiltering = ({ text, status, owner, level, perspective }: TreeChoice): boolean =>
  text.trim() !== '' || status !== null || owner !== null || level !== null || perspective !== null;

/** The chosen columns that there are, in the order of the table. */
export const columnsOf = ({ columns }: TreeChoice): readonly Column[] =>
  COLUMNS.filter((column) => columns.includes(column));

const within = <T extends string>(known: Readonly<Record<T, unknown>>, value: string | undefined): T | null =>
  Object.keys(known).find((one): one is T => one === value) ?? null;

const STATUSES: Readonly<Record<NonNullable<TreeChoice['status']>, true>> = {
  'on-track': true,
  'at-risk': true,
  'off-track': true,
  achieved: true,
  unmeasured: true,
};
const LEVELS: Readonly<Record<NonNullable<TreeChoice['level']>, true>> = {
  organization: true,
  'business-unit': true,
  team: true,
  individual: true,
};

/** What was chosen last in this tab; null when nothing was. */
export function keptChoice(): TreeChoice | null {
  const draft = loadDraft(DRAFT);
  if (draft === null) return null;
  return {
    text: draft['text'] ?? '',
    status: within(STATUSES, draft['status']),
    owner: draft['owner'] ?? null,
    level: within(LEVELS, draft['level']),
    perspective: draft['perspective'] ?? null,
    byPerspective: draft['byPerspective'] === 'true',
    exceptionsFirst: draft['exceptionsFirst'] !== 'false',
    columns: (draft['columns'] ?? DEFAULT_COLUMNS.join(' ')).split(' ').filter((one) => one !== ''),
  };
}

/** Keeps the choice for this tab: reloading the page shows the same. */
export function keepChoice(choice: TreeChoice): void {
  const { text, status, owner, level, perspective, byPerspective, exceptionsFirst, columns } = choice;
  saveDraft(DRAFT, {
    text,
    byPerspective: String(byPerspective),
    exceptionsFirst: String(exceptionsFirst),
    columns: columns.join(' '),
    ...(status === null ? {} : { status }),
    ...(owner === null ? {} : { owner }),
    ...(level === null ? {} : { level }),
    ...(perspective === null ? {} : { perspective }),
  });
}
