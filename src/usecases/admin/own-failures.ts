import { failingOf, type Failing } from '../../domain/own-failure';
import type { LoggedError } from '../../ports/error-log';

/** What is older has long been tried again. */
const SHOWN_MS = 30 * 86_400_000;

/** What failed by itself of late, each kind once with its last failure, the latest first. */
export function ownFailures(kept: readonly LoggedError[], nowMs: number) {
  const byKind = new Map<Failing, LoggedError[]>();
  for (const one of kept) {
    const what = failingOf(one);
    if (what === undefined || Date.parse(one.at) <= nowMs - SHOWN_MS) continue;
    byKind.set(what, [...(byKind.get(what) ?? []), one]);
  }
  return [...byKind]
    .flatMap(([what, failures]) => {
      const inOrder = failures.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
      const [first, last] = [inOrder[0], inOrder[inOrder.length - 1]];
      if (first === undefined || last === undefined) return [];
      return [{ what, at: last.at, since: first.at, times: failures.length, errorId: last.errorId }];
    })
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
