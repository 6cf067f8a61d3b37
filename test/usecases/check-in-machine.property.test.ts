import fc from 'fast-check';
import type { CallName } from '../../src/contract/calls';
import { step } from '../support/cycle-life';
import { openSite, person, strategyOf, withStrategy, type TestSite } from '../support/site';

/**
 * Any sequence of deeds on the check-ins of one target, against a model that knows no more than a list by day: no sequence
 * reaches a state the model would not have, a deed done again changes nothing, and nothing changes in a closed cycle.
 */
const OWNER = 'owner@example.com';
const extra = {
  measure: { type: 'metric', take: 'latest' },
  baseline: 0,
  goal: 100,
  unit: 'points',
  owner: '712020:owner',
};

const day = fc.constantFrom('2021-06-01', '2021-06-02', '2021-06-03');
const subject = fc.constantFrom('Audit', 'Budget');
const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      at: day,
      value: fc.nat(9),
      subject: fc.option(subject),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), at: day, from: day, value: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withdraw' as const), at: day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put-back' as const), nth: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('resolve' as const), at: day, subject }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const), at: day, subject }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('cycle' as const),
      to: fc.constantFrom('closeCycle' as const, 'reopenCycle' as const),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

interface Said {
  readonly value: number;
  /** What is in the way, and whether it still is. */
  readonly open: ReadonlyMap<string, boolean>;
}

/** What the check-ins are, by day, and what was withdrawn, newest first. */
class Model {
  days = new Map<string, Said>();
  lost: Array<readonly [string, Said]> = [];
  isClosed = false;

  apply(doing: Deed): void {
    if (this.isClosed) return;
    switch (doing.do) {
      case 'record': {
        const before = this.days.get(doing.at);
        const open = new Map<string, boolean>();
        if (doing.subject !== null) open.set(doing.subject, before?.open.get(doing.subject) ?? true);
        this.days.set(doing.at, { value: doing.value, open });
        return;
      }
      case 'move':
        // A day that has one already keeps it, and so does the day it would have come from.
        if (doing.from !== doing.at && this.days.has(doing.from) && this.days.has(doing.at)) return;
        this.days.delete(doing.from);
        this.days.set(doing.at, { value: doing.value, open: new Map() });
        return;
      case 'withdraw': {
        const said = this.days.get(doing.at);
        if (said !== undefined) this.lost = [[doing.at, said], ...this.lost];
        this.days.delete(doing.at);
        return;
      }
      case 'put-back': {
        const found = this.lost[doing.nth];
        if (found !== undefined && !this.days.has(found[0])) this.days.set(found[0], found[1]);
        return;
      }
      case 'resolve':
      case 'reopen': {
        const said = this.days.get(doing.at);
        if (said?.open.has(doing.subject) !== true) return;
        this.days.set(doing.at, { ...said, open: new Map(said.open).set(doing.subject, doing.do === 'reopen') });
        return;
      }
      case 'cycle':
        return;
    }
  }

  get actual(): number | null {
    const last = [...this.days.keys()].sort().at(-1);
    return last === undefined ? null : (this.days.get(last)?.value ?? null);
  }
}

const target = 'TGT-2';
async function callOf(site: TestSite, doing: Deed): Promise<readonly [CallName, unknown] | undefined> {
  switch (doing.do) {
    case 'record': {
      const impediments = doing.subject === null ? [] : [{ text: doing.subject }];
      return ['recordCheckIn', { checkIn: { target, at: doing.at, value: doing.value, note: '', impediments } }];
    }
    case 'move':
      return [
        'recordCheckIn',
        { checkIn: { target, at: doing.at, value: doing.value, note: '', impediments: [] }, from: doing.from },
      ];
    case 'withdraw':
      return ['withdrawCheckIn', { target, at: doing.at }];
    case 'put-back': {
      const { versions } = await site.data('strategy', 'listCheckInHistory', { target });
      const version = versions.filter((one) => one.deed === 'withdrawn')[doing.nth]?.versionId;
      return version === undefined ? undefined : ['putBackCheckIn', { target, version }];
    }
    case 'resolve':
      return ['resolveImpediment', { target, at: doing.at, subject: doing.subject, note: 'Done' }];
    case 'reopen':
      return ['reopenImpediment', { target, at: doing.at, subject: doing.subject }];
    case 'cycle':
      return undefined;
  }
}

async function stored(site: TestSite) {
  const { checkIns, standing, target: view } = await site.data('strategy', 'getCheckIns', { target });
  return {
    days: checkIns.map(({ at, value, impediments }) => [
      at,
      value,
      impediments.map(({ text, resolved }) => [text, resolved === undefined]),
    ]),
    open: standing.impediments.map(({ at, text }) => [at, text]),
    last: standing.last,
    actual: view.result.actual,
  };
}

function expected(model: Model) {
  const days = [...model.days].sort(([a], [b]) => (a < b ? 1 : -1));
  return {
    days: days.map(([at, { value, open }]) => [at, value, [...open]]),
    open: days.flatMap(([at, { open }]) => [...open].filter(([, isOpen]) => isOpen).map(([text]) => [at, text])),
    last: days[0]?.[0] ?? null,
    actual: model.actual,
  };
}

it('reach no state that a plain list by day would not have, whatever is done in whatever order', async () => {
  const site = await openSite([], { users: [person(OWNER, '*')] });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), async (deeds) => {
      const file = strategyOf([{ key: target, links: [], extra }]);
      await withStrategy(site, file);
      const { checkIns } = await site.data('strategy', 'getCheckIns', { target });
      for (const { at } of checkIns) await site.data('strategy', 'withdrawCheckIn', { target, at });
      const { versions } = await site.data('strategy', 'listCheckInHistory', { target });
      const model = new Model();
      model.lost = versions.flatMap(({ deed: done, changes }) => {
        const before = changes[0]?.before;
        if (done !== 'withdrawn' || before === undefined || before === null) return [];
        const open = new Map(before.impediments.map(({ text, resolved }) => [text ?? '', resolved === undefined]));
        return [[before.at, { value: before.value ?? 0, open }] as const];
      });
      for (const doing of deeds) {
        let isRepeatAChange = false;
        if (doing.do === 'cycle') {
          if (!model.isClosed) await step(site, 'commitCycle', 'FY21');
          if ((await step(site, doing.to, 'FY21')) === 'ok') model.isClosed = doing.to === 'closeCycle';
        } else {
          const call = await callOf(site, doing);
          for (let time = 0; call !== undefined && time < 2; time += 1) {
            const answer = (await site.host.invoke('strategy', call[0], call[1], OWNER)) as {
              ok: boolean;
              data?: object;
            };
            const isChange = answer.ok && Object.values(answer.data ?? {}).includes(true);
            isRepeatAChange = time === 1 && isChange;
          }
          model.apply(doing);
        }
        expect([doing, isRepeatAChange, await stored(site)]).toEqual([doing, false, expected(model)]);
      }
      if (model.isClosed) await step(site, 'reopenCycle', 'FY21');
    }),
    { numRuns: 25 },
  );
  await site.close();
}, 120_000);
