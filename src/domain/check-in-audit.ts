import { auditItem, type AuditItem } from './audit';
import { subjectOf, type CheckIn } from './check-in';
import type { TargetKey } from './ids';

/** A check-in in one line, short enough for the audit log. */
function lineOf({ value, confidence, note, impediments }: CheckIn): string {
  const inTheWay = impediments.map((one) => (one.resolved === undefined ? subjectOf(one) : `${subjectOf(one)} ✓`));
  return [value === null ? '–' : String(value), confidence ?? '', note, ...inTheWay]
    .filter((part) => part !== '')
    .join(' · ');
}

const byDay = (items: readonly CheckIn[]): Record<string, string> =>
  Object.fromEntries(items.map((item) => [item.at, lineOf(item)]));

/** What was said, by day, and what is said now. */
export const checkInAudit = (target: TargetKey, before: readonly CheckIn[], after: readonly CheckIn[]): AuditItem =>
  auditItem('check-in', target, byDay(before), byDay(after));
