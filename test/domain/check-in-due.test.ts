import fc from 'fast-check';
import { CADENCES, type Cadence, type CadenceRule } from '../../src/domain/cadence';
import { cadenceOf, dueOf, isDueThisWeek, periodsHeard, type CheckInScene } from '../../src/domain/check-in-due';
import { endOfWeek, periodAround, periodsUntil, type Rhythm } from '../../src/domain/check-in-period';
import { addDays, dayNumber, dayOfNumber, parseDay } from '../../src/domain/day';
import { parseAccountId, parseObjectiveKey, type AccountId, type Day } from '../../src/domain/ids';
import { LEVELS } from '../../src/domain/objective';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { handedOver, ownerOn } from '../../src/domain/tenure';

const day = (text: string): Day => parseDay(text) ?? dayOfNumber(0);
const rule = (every: Cadence, locked = false): CadenceRule => ({ every, locked });

type Line = CheckInScene['line'];
/** A line of sight from the target's objective up, with these rhythms. */
const lineOf = (...rules: readonly (CadenceRule | null)[]): Line =>
  rules.map((cadence, index) => ({
    key: parseObjectiveKey(`OBJ-${index + 1}`) ?? (undefined as never),
    level: LEVELS[Math.max(0, rules.length - 1 - index)] ?? 'team',
    status: 'active',
    cadence,
  }));

const scene = (every: Cadence, start: string, due: string, cycleStart = start): CheckInScene => ({
  target: { start: day(start), due: day(due), frozen: null },
  line: lineOf(rule(every)),
  cycle: { start: day(cycleStart), state: 'committed' },
  site: DEFAULT_SETTINGS.cadence,
  begun: null,
  earlier: [],
});

describe('the rhythm in force', () => {
  const every = (...rules: readonly (CadenceRule | null)[]) => cadenceOf(lineOf(...rules), DEFAULT_SETTINGS.cadence);

  it('is its own, else the nearest above, else that of its level', () => {
    expect(every(rule('weekly'), rule('monthly'))).toEqual({ every: 'weekly', from: 'OBJ-1', locked: false });
    expect(every(null, rule('monthly'), rule('quarterly'))).toEqual({ every: 'monthly', from: 'OBJ-2', locked: false });
    expect(every(null, null)).toEqual({ every: DEFAULT_SETTINGS.cadence['business-unit'], from: null, locked: false });
  });

  it('is the highest locked one, whatever is set below it', () => {
    expect(every(rule('weekly'), rule('monthly', true), rule('quarterly'))).toEqual({
      every: 'monthly',
      from: 'OBJ-2',
      locked: true,
    });
    expect(every(rule('weekly', true), rule('monthly', true))).toMatchObject({ every: 'monthly', from: 'OBJ-2' });
    expect(every(rule('weekly', true), rule('monthly'))).toEqual({ every: 'weekly', from: 'OBJ-1', locked: true });
  });

  it('never depends on what is below the objective, nor on what a lock overrides', () => {
    const rules = fc.array(
      fc.option(fc.record({ every: fc.constantFrom(...CADENCES), locked: fc.boolean() }), { nil: null }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(rules, fc.constantFrom(...CADENCES), (above, other) => {
        const inForce = cadenceOf(lineOf(...above), DEFAULT_SETTINGS.cadence);
        const isLocked = above.some((one) => one?.locked === true);
        const below = cadenceOf(lineOf(rule(other), ...above), DEFAULT_SETTINGS.cadence);
        const inherits = cadenceOf(lineOf(null, ...above), DEFAULT_SETTINGS.cadence);
        expect(below.every).toBe(isLocked ? inForce.every : other);
        expect(above.every((one) => one === null) || inherits.every === inForce.every).toBe(true);
      }),
    );
  });
});

const FIRST = dayNumber(day('2020-01-01'));
const anyDay = fc.integer({ min: FIRST, max: FIRST + 1_500 }).map(dayOfNumber);
const asked = fc.constantFrom('weekly', 'two-weekly', 'monthly', 'quarterly');
const rhythm: fc.Arbitrary<Rhythm & { readonly every: Exclude<Cadence, 'none'> }> = fc
  .record({ every: asked, start: anyDay, days: fc.integer({ min: 0, max: 500 }), countedFrom: anyDay })
  .map(({ every, start, days, countedFrom }) => ({
    every: every,
    start,
    due: addDays(start, days),
    countedFrom,
  }));

describe('the periods of a rhythm', () => {
  it('lie side by side from the start to the due day, every day in exactly one', () => {
    fc.assert(
      fc.property(rhythm, (given) => {
        const periods = periodsUntil(given, given.due);
        expect(periods[0]?.from).toBe(given.start);
        expect(periods[periods.length - 1]?.to).toBe(given.due);
        periods.forEach(({ from, to }, index) => {
          expect(from <= to).toBe(true);
          const before = periods[index - 1]?.to ?? addDays(given.start, -1);
          expect(from).toBe(addDays(before, 1));
        });
        const inside = dayOfNumber(Math.floor((dayNumber(given.start) + dayNumber(given.due)) / 2));
        expect(periods.filter(({ from, to }) => from <= inside && inside <= to)).toEqual([periodAround(given, inside)]);
      }),
    );
  });

  it('end on Sundays, month ends and the ends of quarters, whatever the clocks do', () => {
    const weeks = periodsUntil(
      { every: 'weekly', start: day('2021-03-22'), due: day('2021-04-05'), countedFrom: day('2021-01-01') },
      day('2021-12-31'),
    );
    expect(weeks.map(({ to }) => to)).toEqual(['2021-03-28', '2021-04-04', '2021-04-05']);
    const ends = (every: Exclude<Cadence, 'none'>, countedFrom: string) =>
      periodsUntil(
        { every, start: day('2021-02-10'), due: day('2021-08-31'), countedFrom: day(countedFrom) },
        day('2021-12-31'),
      ).map(({ to }) => to);
    expect(ends('monthly', '2021-02-01').slice(0, 2)).toEqual(['2021-02-28', '2021-03-31']);
    expect(ends('quarterly', '2021-02-01')).toEqual(['2021-04-30', '2021-07-31', '2021-08-31']);
    expect(ends('quarterly', '2021-01-01')).toEqual(['2021-03-31', '2021-06-30', '2021-08-31']);
    expect(ends('two-weekly', '2021-02-01').slice(0, 2)).toEqual(['2021-02-14', '2021-02-28']);
    expect(ends('two-weekly', '2021-02-08').slice(0, 2)).toEqual(['2021-02-21', '2021-03-07']);
    expect(endOfWeek(day('2021-03-28'))).toBe('2021-03-28');
    expect(endOfWeek(day('2021-03-29'))).toBe('2021-04-04');
  });
});

describe('the next check-in', () => {
  const due = (given: CheckInScene, last: string | null, today: string) =>
    dueOf(given, last === null ? null : day(last), day(today));

  it('is due at the end of the period, and then of the next', () => {
    const monthly = scene('monthly', '2021-01-01', '2021-12-31');
    expect(due(monthly, '2021-05-31', '2021-06-10')).toMatchObject({
      dueBy: '2021-06-30',
      isOpen: true,
      overdueSince: null,
    });
    expect(due(monthly, '2021-06-01', '2021-06-10')).toMatchObject({ dueBy: '2021-07-31', isOpen: false, missed: 0 });
    expect(due(monthly, '2021-12-01', '2021-12-10')).toMatchObject({ dueBy: null, asked: 'asked' });
  });

  it('is overdue since the end of the first period that went by', () => {
    const monthly = scene('monthly', '2021-01-01', '2021-12-31');
    expect(due(monthly, '2021-03-31', '2021-06-10')).toMatchObject({ overdueSince: '2021-04-30', missed: 2 });
    expect(due(monthly, null, '2021-02-01')).toMatchObject({ overdueSince: '2021-01-31', missed: 1 });
    // One entered for a day still to come is as good as one of today, and no better.
    expect(due(monthly, '2021-09-01', '2021-06-10')).toMatchObject({ dueBy: '2021-07-31', overdueSince: null });
  });

  it('is missed only when its period has passed while the target was here', () => {
    const monthly = { ...scene('monthly', '2021-01-01', '2021-12-31'), begun: day('2021-05-10') };
    expect(due(monthly, null, '2021-05-20')).toMatchObject({ dueBy: '2021-05-31', isOpen: true, missed: 0 });
    expect(due(monthly, null, '2021-06-01')).toMatchObject({ overdueSince: '2021-05-31', missed: 1 });
    expect(periodsHeard(monthly, [], day('2021-05-20'))).toEqual({ asked: 0, made: 0 });
    expect(periodsHeard(monthly, [day('2021-06-02')], day('2021-06-10'))).toEqual({ asked: 2, made: 1 });
    // One that came with its check-ins had its rhythm before.
    expect(due(monthly, '2021-02-10', '2021-05-20')).toMatchObject({ overdueSince: '2021-03-31', missed: 2 });
    expect(periodsHeard(monthly, [day('2021-02-10')], day('2021-05-20'))).toEqual({ asked: 3, made: 1 });
  });

  it('is missed by whoever answered when its period ended: a new owner is asked from the day they took over', () => {
    const account = (id: string): AccountId => parseAccountId(id) ?? (undefined as never);
    const [ito, chen] = [account('712020:ito'), account('712020:chen')];
    const monthly = scene('monthly', '2021-01-01', '2021-12-31');
    const handed = { ...monthly, earlier: handedOver([], { from: null, to: ito }, day('2021-05-10')) };
    expect(due(handed, null, '2021-05-25')).toMatchObject({ dueBy: '2021-05-31', isOpen: true, missed: 0 });
    expect(due(handed, '2021-02-10', '2021-07-01')).toMatchObject({ overdueSince: '2021-05-31', missed: 2 });
    const heard = (of: CheckInScene, owner: AccountId) =>
      periodsHeard(
        of,
        [day('2021-02-10'), day('2021-06-03')],
        day('2021-07-01'),
        (last) => ownerOn(of.earlier, ito, last) === owner,
      );
    // Without the hand-over: January to June; with it May, which nobody answered, and June.
    expect(heard(monthly, ito)).toEqual({ asked: 6, made: 2 });
    expect(heard(handed, ito)).toEqual({ asked: 2, made: 1 });
    // Back on the same day, it was never away; later, what was the other's stays the other's.
    expect(handedOver(handed.earlier, { from: ito, to: null }, day('2021-05-10'))).toEqual([]);
    const away = handedOver([], { from: ito, to: chen }, day('2021-02-15'));
    const back = { ...monthly, earlier: handedOver(away, { from: chen, to: ito }, day('2021-04-10')) };
    expect([heard(back, ito), heard(back, chen)]).toEqual([
      { asked: 4, made: 1 },
      { asked: 2, made: 1 },
    ]);
  });

  it('is not asked for before the start, after the due day, in what is closed, or where there is no rhythm', () => {
    const weekly = scene('weekly', '2021-03-01', '2021-06-30');
    expect(due(weekly, null, '2021-02-20')).toMatchObject({
      asked: 'not-started',
      dueBy: '2021-03-07',
      overdueSince: null,
      isOpen: false,
    });
    const quiet = { dueBy: null, overdueSince: null, missed: 0, isOpen: false };
    expect(due(weekly, null, '2021-07-01')).toMatchObject({ asked: 'over', ...quiet });
    expect(due({ ...weekly, cycle: { start: day('2021-01-01'), state: 'closed' } }, null, '2021-05-01')).toMatchObject({
      asked: 'closed',
      ...quiet,
    });
    const [own] = weekly.line;
    const draft = own === undefined ? [] : [{ ...own, status: 'draft' as const }];
    expect(due({ ...weekly, line: draft }, null, '2021-05-01')).toMatchObject({ asked: 'closed', ...quiet });
    expect(due(scene('none', '2021-01-01', '2021-12-31'), null, '2021-05-01')).toMatchObject({
      asked: 'no-rhythm',
      ...quiet,
    });
  });

  it('is on this week’s list when the week ends it, or when it is overdue', () => {
    const monthly = scene('monthly', '2021-01-01', '2021-12-31');
    const isListed = (last: string | null, today: string) => isDueThisWeek(due(monthly, last, today), day(today));
    expect([isListed('2021-05-31', '2021-06-25'), isListed('2021-05-31', '2021-06-28')]).toEqual([false, true]);
    expect([isListed('2021-06-02', '2021-06-28'), isListed('2021-03-31', '2021-06-01')]).toEqual([false, true]);
    expect(isDueThisWeek(due(scene('weekly', '2021-03-06', '2021-12-31'), null, '2021-03-05'), day('2021-03-05'))).toBe(
      false,
    );
  });

  const given = fc.record({ rhythm, last: fc.option(anyDay, { nil: null }), today: anyDay });
  const sceneFor = ({ every, start, due: until, countedFrom }: Rhythm): CheckInScene => ({
    ...scene(every, start, until),
    cycle: { start: countedFrom, state: 'draft' },
  });

  it('lies in the target’s time and never before today, and what is overdue has passed', () => {
    fc.assert(
      fc.property(given, ({ rhythm: one, last, today }) => {
        const { dueBy, overdueSince, missed, isOpen } = dueOf(sceneFor(one), last, today);
        expect(dueBy === null || (dueBy >= today && dueBy >= one.start && dueBy <= one.due)).toBe(true);
        expect(overdueSince === null || (overdueSince < today && overdueSince >= one.start)).toBe(true);
        expect(missed > 0).toBe(overdueSince !== null);
        expect(isOpen && (today < one.start || today > one.due)).toBe(false);
      }),
    );
  });

  it('is answered by a check-in of today: nothing is overdue after it, and the next is later', () => {
    fc.assert(
      fc.property(given, ({ rhythm: one, last, today }) => {
        const before = dueOf(sceneFor(one), last, today);
        fc.pre(before.asked === 'asked');
        const after = dueOf(sceneFor(one), today, today);
        expect(after).toMatchObject({ overdueSince: null, missed: 0, isOpen: false });
        expect(after.dueBy === null || before.dueBy === null || after.dueBy >= before.dueBy).toBe(true);
      }),
    );
  });

  it('only ever becomes more overdue while nothing is said', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 60 }), ({ rhythm: one, last, today }, later) => {
        const then = addDays(today, later);
        fc.pre((last === null || last <= today) && then <= one.due && today >= one.start);
        const [now, after] = [dueOf(sceneFor(one), last, today), dueOf(sceneFor(one), last, then)];
        expect(after.missed).toBeGreaterThanOrEqual(now.missed);
        expect(now.overdueSince === null || after.overdueSince === now.overdueSince).toBe(true);
      }),
    );
  });

  it('counts the periods that had a check-in, never more than were asked for', () => {
    const monthly = scene('monthly', '2021-01-01', '2021-12-31');
    const days = ['2021-01-31', '2021-02-01', '2021-02-20', '2021-06-02'].map(day);
    expect(periodsHeard(monthly, days, day('2021-06-10'))).toEqual({ asked: 6, made: 3 });
    expect(periodsHeard(monthly, days.slice(0, 3), day('2021-06-10'))).toEqual({ asked: 5, made: 2 });
    fc.assert(
      fc.property(rhythm, fc.array(anyDay), anyDay, (one, said, today) => {
        const { asked: wanted, made } = periodsHeard(sceneFor(one), said, today);
        expect(made).toBeLessThanOrEqual(wanted);
        expect(made).toBeLessThanOrEqual(new Set(said).size);
      }),
    );
  });
});
