import type { AuditItem } from '../../domain/audit';
import type { PreparedImport } from './apply-file';

/** One thing that a file would change, with the name it has afterwards; what has no name of its own has that of its target. */
export interface NamedItem extends AuditItem {
  readonly name?: string;
}

const place = (kind: string, key: string): string => `${kind} ${key}`;

/** Names what would change by what the file and the site say; a key alone says little to whoever looks at it first. */
export function namedItems({ plan, loaded }: PreparedImport, items: readonly AuditItem[]): readonly NamedItem[] {
  const names = new Map<string, string>([
    ...[...loaded.targets].map(([key, { value }]) => [place('target', key), value.target.name] as const),
    ...plan.cycles.map(({ after }) => [place('cycle', after.key), after.name] as const),
    ...plan.objectives.map(({ after }) => [place('objective', after.key), after.name] as const),
    ...plan.targets.map(({ after }) => [place('target', after.key), after.name] as const),
  ]);
  return items.map((item) => {
    const kind = item.kind === 'link' || item.kind === 'check-in' ? 'target' : item.kind;
    const name = item.key === null ? undefined : names.get(place(kind, item.key));
    return name === undefined ? item : { ...item, name };
  });
}
