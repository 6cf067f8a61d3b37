import type { AuditItemView } from '../../../src/contract/views';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { changeLines, type ChangeNaming, type Said } from './change-lines';

const PLAIN: ChangeNaming = {
  objective: (key) => key,
  cycle: (key) => key,
  level: (level) => DEFAULT_SETTINGS.terms[level],
  status: () => undefined,
};

/** The accounts and the groups that changes name, each once. */
export function namedInChanges(
  items: readonly AuditItemView[],
): Readonly<Record<'person' | 'group', readonly string[]>> {
  const said = items.flatMap((item) => changeLines(item, PLAIN).flatMap(({ from, to }) => [...(from ?? []), ...to]));
  const only = (as: Said['as']): readonly string[] => [
    ...new Set(said.flatMap((one) => (one.as === as ? [one.text] : []))),
  ];
  return { person: only('person'), group: only('group') };
}
