import { CYCLE_TABS, OBJECTIVE_TABS, TARGET_TABS, type Selection } from './selection';

/** What the address of the page names: a cycle, and what is open in it. */
export interface Named {
  readonly cycle: string | null;
  readonly selection: Selection | null;
}

const TABS = { objective: OBJECTIVE_TABS, target: TARGET_TABS, cycle: CYCLE_TABS } as const;
const isKind = (text: string | undefined): text is Selection['kind'] =>
  text === 'objective' || text === 'target' || text === 'cycle';

/** `/FY26/objective/OBJ-3/history`. What is being done is not in it: a link opens what there is to read. */
export function pathOf({ cycle, selection }: Named): string {
  const steps = cycle === null ? [] : [cycle, ...(selection === null ? [] : [selection.kind, selection.key])];
  const tab = selection?.tab;
  const isSaid = cycle !== null && selection !== null && tab !== undefined && tab !== TABS[selection.kind][0];
  return `/${[...steps, ...(isSaid ? [tab] : [])].map(encodeURIComponent).join('/')}`;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // Typed by hand; it then names nothing.
    return '';
  }
}

/** What a path names, as far as it can be read. */
export function namedIn(path: string): Named {
  const [cycle, kind, key, tab] = path
    .split('/')
    .map(decoded)
    .filter((step) => step !== '');
  if (cycle === undefined) return { cycle: null, selection: null };
  if (!isKind(kind) || key === undefined) return { cycle, selection: null };
  const known = TABS[kind].find((one) => one === tab);
  return { cycle, selection: { kind, key, ...(known === undefined ? {} : { tab: known }) } };
}
