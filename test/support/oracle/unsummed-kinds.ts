interface Move {
  readonly kind: string;
  readonly effect: number | null;
}
interface Moved {
  readonly moves: readonly Move[];
}

/** Everything that is shown of a change below its parts. */
export interface ShownChange {
  readonly parts: readonly Move[];
  readonly issues: readonly Moved[];
  readonly hidden: Moved;
  readonly more: Moved;
  readonly ofNoIssue: readonly Move[];
}

/** The kinds of which the rows that are shown do not come to the part above them; a kind without a part has no row either. */
export function unsummedKinds({ parts, issues, hidden, more, ofNoIssue }: ShownChange): readonly string[] {
  const rows = [...issues, hidden, more, { moves: ofNoIssue }].flatMap(({ moves }) => moves);
  const kinds = new Set([...parts, ...rows].map(({ kind }) => kind));
  return [...kinds].filter((kind) => {
    const part = parts.find((one) => one.kind === kind);
    const ofKind = rows.filter((one) => one.kind === kind);
    if (part === undefined || part.effect === null) return ofKind.some(({ effect }) => effect !== null);
    const sum = ofKind.reduce((all, { effect }) => all + (effect ?? NaN), 0);
    return !(Math.abs(sum - part.effect) <= 1e-9);
  });
}
