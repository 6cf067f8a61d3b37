import { auditItem, type AuditItem } from '../../src/domain/audit';
import { workNamedIn, withoutWork } from '../../src/domain/audit-work';
import { checkInAudit } from '../../src/domain/check-in-audit';
import type { CheckIn } from '../../src/domain/check-in';
import { parseDay } from '../../src/domain/day';
import { parseTargetKey } from '../../src/domain/ids';

const target = parseTargetKey('TGT-1') ?? fail();
const at = parseDay('2021-06-30') ?? fail();
function fail(): never {
  throw new Error('not a key');
}

const RESOLVED = { at, by: null, note: '' };
const checkIn = (note: string, isResolved: boolean): CheckIn => ({
  ...{ at, value: 4, automatic: false, confidence: null, note, by: null },
  impediments: [{ issue: 'QUA-77', ...(isResolved ? { resolved: RESOLVED } : {}) }, { text: 'Waiting' }],
});
const told = (item: AuditItem, shown: readonly string[]): string =>
  JSON.stringify(withoutWork(item, (key) => shown.includes(key)).changes);

describe('work that the audit log names', () => {
  it.each([false, true])('is not told by a line that was cut anywhere, resolved: %s', (isResolved) => {
    const kept: string[] = [];
    for (let length = 0; length <= 130; length += 1) {
      const item = checkInAudit(target, [], [checkIn('n'.repeat(length), isResolved)]);

      expect(told(item, [])).not.toMatch(/Q|U|7/);
      if (workNamedIn(item).includes('QUA-77')) kept.push(told(item, ['QUA-77']));
    }
    expect(kept.length).toBeGreaterThan(90);
    expect(kept.every((text) => text.includes('QUA-77'))).toBe(true);
  });

  it('is not told by a list of links that was cut anywhere', () => {
    for (let length = 0; length <= 410; length += 1) {
      const links = ['n'.repeat(length), 'QUA-77 (excluded)', 'QUA-7', 'A-1'];
      const item = auditItem('link', target, { links: [] }, { links });
      expect(told(item, ['A-1'])).not.toMatch(/Q|U|7/);
    }
  });

  it('is not told where more is said of the link than its work', () => {
    const item = auditItem('link', target, { links: ['QUA-77', 'A-1'] }, { links: ['QUA-77 (counts × 2)', 'A-1'] });
    expect(workNamedIn(item)).toEqual(['QUA-77', 'QUA-77']);
    expect(told(item, [])).toBe(
      '[{"field":"links","from":"[\\"(work item)\\"]","to":"[\\"(work item) (counts × 2)\\"]"}]',
    );
  });

  it('is searched for where it is named as such, and not in anybody’s own words', () => {
    const words = { name: 'QUA-77 is late', note: '"QUA-78"' };
    expect(workNamedIn(auditItem('target', target, { name: '', note: '' }, words))).toEqual([]);
    const item = checkInAudit(target, [], [checkIn('Since QUA-79 we wait', false)]);
    expect(workNamedIn(item)).toEqual(['QUA-77']);
    expect(told(item, [])).toContain('4 · Since QUA-79 we wait · (work item) · Waiting');
  });
});
