import { LINK_ROLES } from '../domain/link-role';
import type { Target } from '../domain/target';
import { bearingsOf, type Bearings } from './bearing';

/**
 * A target's links as short texts, by which two readings of its scope can be compared: what is not in both was linked,
 * unlinked or changed in between. `3:below:aligned:x0.5` is link 3 with all it says; what most links are is left out.
 */
export const linkMarks = ({ links }: Pick<Target, 'links'>): readonly string[] =>
  [...bearingsOf(links)].map(([no, { below, role, weight }]) =>
    [
      String(no),
      ...(below ? ['below'] : []),
      ...(role === 'counts' ? [] : [role]),
      ...(weight === 1 ? [] : [`x${weight}`]),
    ].join(':'),
  );

const numberOf = (mark: string): number => Number.parseInt(mark, 10);

/** What links of which there are only marks did. */
export const bearingsIn = (marks: readonly string[]): Bearings =>
  new Map(
    marks.map((mark) => {
      const says = mark.split(':').slice(1);
      const weight = says.find((word) => word.startsWith('x'));
      return [
        numberOf(mark),
        {
          below: says.includes('below'),
          role: LINK_ROLES.find((role) => says.includes(role)) ?? 'counts',
          weight: weight === undefined ? 1 : Number(weight.slice(1)),
        },
      ] as const;
    }),
  );

/** The links that are not as they were when the scope was last read: new, gone, or with another reach, role or weight. */
export function changedLinks(before: readonly string[], now: readonly string[]): ReadonlySet<number> {
  const [was, is] = [new Set(before), new Set(now)];
  return new Set([...before.filter((mark) => !is.has(mark)), ...now.filter((mark) => !was.has(mark))].map(numberOf));
}
