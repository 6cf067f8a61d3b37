import type { CallInput } from '../../src/contract/calls';
import { ADMIN, openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';
import { step } from '../support/cycle-life';

const OWNER = 'owner@example.com';
const HELPER = 'helper@example.com';
const owner = '712020:owner';
const helper = '712020:helper';
const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points', owner };
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }], extra: { owner } },
  { key: 'TGT-2', links: [], extra: METRIC },
  {
    key: 'TGT-3',
    links: [],
    extra: {
      owner,
      measure: { type: 'milestones' },
      milestones: [{ name: 'Pilot', due: '2021-05-01', weight: 1, reached: '2021-05-02' }],
    },
  },
  { key: 'TGT-4', links: [], extra: { owner, measure: { type: 'children' } } },
]);
const ISSUES = [
  { id: 1001, key: 'ONE-1', level: 1 as const },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' as const },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
];
const code = (answer: { ok: boolean; code?: string }): string => (answer.ok ? 'ok' : String(answer.code));

/** What time alone does not move. */
const numbers = async (site: TestSite) =>
  [...(await site.results())].map(([key, { actual, progress, reason }]) => [key, actual, progress, reason]);

describe('check-ins', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES, { users: [person(OWNER, '*'), person(HELPER, '*')] });
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  const record = async (checkIn: Record<string, unknown>, from?: string, user = OWNER) =>
    site.call('strategy', 'recordCheckIn', { checkIn, ...(from === undefined ? {} : { from }) }, user);
  const prepared = async (target: string) => site.data('strategy', 'getCheckIns', { target }, OWNER);
  const finish = async (key: string): Promise<void> => {
    const route = `/rest/api/3/issue/${key}/transitions`;
    const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
    await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === 'Shipped')?.id } });
    await site.host.settle();
  };
  const history = async (target: string) => {
    const { versions } = await site.data('strategy', 'listCheckInHistory', { target }, USER);
    return versions.map(({ deed, by, changes }) => [
      deed,
      by,
      ...changes.map(({ day, before, after }) => [day, before?.value ?? null, after?.value ?? null]),
    ]);
  };

  it('on targets that people do not enter record the value the target has by itself, and move nothing', async () => {
    const before = await numbers(site);
    for (const [target, value] of [
      ['TGT-1', 50],
      ['TGT-3', 100],
      ['TGT-4', null],
    ] as const) {
      expect(
        await record({ target, at: '2021-06-30', value: 7, automatic: true, confidence: 'low', note: 'Slow' }),
      ).toEqual({ ok: true, data: { changed: true } });
      const { checkIns, target: view } = await prepared(target);
      expect(checkIns).toEqual([
        { at: '2021-06-30', value, automatic: true, confidence: 'low', note: 'Slow', impediments: [], by: owner },
      ]);
      expect(view.result.actual).toBe(value);
    }
    expect(await numbers(site)).toEqual(before);
  });

  it('are refused with a value that nobody enters, and say where the value comes from', async () => {
    for (const [target, from] of [
      ['TGT-1', 'its linked work'],
      ['TGT-3', 'its milestones'],
      ['TGT-4', 'the objectives below'],
    ] as const) {
      const answer = await record({ target, at: '2021-06-30', value: 7, note: 'Slow' });
      const message = expect.stringContaining(`comes from ${from}. Leave the value out`) as string;
      expect(answer).toMatchObject({ code: 'invalid', details: [{ path: 'value', message }] });
      expect(code(await record({ target, at: '2021-06-30', value: 7 }, undefined, HELPER))).toBe('forbidden');
      expect((await prepared(target)).checkIns).toEqual([]);
    }
  });

  it('keep the value they recorded while the work goes on, and say what has happened since', async () => {
    await record({ target: 'TGT-1', at: '2021-06-30', note: 'Half' });
    await site.host.advance({ byMs: 3 * 86_400_000 });
    await finish('ONE-3');
    expect(code(await record({ target: 'TGT-1', at: '2021-06-30', note: 'Half of it' }))).toBe('ok');
    const { checkIns, target, since } = await prepared('TGT-1');
    expect([checkIns[0]?.value, checkIns[0]?.note, target.result.actual]).toEqual([50, 'Half of it', 100]);
    expect(since).toEqual({ day: '2021-06-30', parts: [{ kind: 'completed', count: 1 }] });
    await record({ target: 'TGT-1', at: '2021-07-03', note: 'Done' });
    await record({ target: 'TGT-1', at: '2021-07-01', note: 'Entered later' });
    expect((await prepared('TGT-1')).checkIns.map(({ at, value }) => [at, value])).toEqual([
      ['2021-07-03', 100],
      ['2021-07-01', 50],
      ['2021-06-30', 50],
    ]);
  });

  it('are about today or an earlier day', async () => {
    expect(code(await record({ target: 'TGT-2', at: '2021-07-01', value: 41 }))).toBe('ok');
    expect(await record({ target: 'TGT-2', at: '2021-07-02', value: 41 })).toMatchObject({
      code: 'invalid',
      details: [{ path: 'at' }],
    });
  });

  it('move to another day in one step', async () => {
    const checkIn = { target: 'TGT-2', at: '2021-03-31', value: 41, note: 'On the way' };
    await record(checkIn);
    const moved = { ...checkIn, at: '2021-04-02' };
    for (const changed of [true, false]) {
      expect(await record(moved, '2021-03-31')).toEqual({ ok: true, data: { changed } });
    }
    expect((await prepared('TGT-2')).checkIns.map(({ at }) => at)).toEqual(['2021-04-02']);
    expect(await history('TGT-2')).toEqual([
      ['changed', owner, ['2021-03-31', 41, null], ['2021-04-02', null, 41]],
      ['entered', owner, ['2021-03-31', null, 41]],
    ]);
  });

  it('never take the place of another when they move', async () => {
    const [first, second] = [
      { target: 'TGT-2', at: '2021-03-31', value: 41, note: 'One' },
      { target: 'TGT-2', at: '2021-04-02', value: 42, note: 'Two' },
    ];
    await record(first);
    await record(second);
    const before = await prepared('TGT-2');
    for (const moved of [
      { ...first, at: second.at },
      { ...second, note: 'Two' },
    ]) {
      expect(await record(moved, first.at)).toMatchObject({
        code: 'invalid',
        details: [{ path: 'at', message: expect.stringMatching(/already. Choose another day, or withdraw/) as string }],
      });
    }
    expect((await prepared('TGT-2')).checkIns).toEqual(before.checkIns);
    expect(await history('TGT-2')).toHaveLength(2);
  });

  it('are not about days before the target starts, except those that a file brought, which stay and can be changed', async () => {
    const early = { target: 'TGT-2', at: '2020-12-31', value: 31, note: 'Before' };
    const message = expect.stringMatching(/starts on 2021-01-01. Choose that day or a later one/) as string;
    expect(await record(early)).toMatchObject({ code: 'invalid', details: [{ path: 'at', message }] });
    expect(code(await record({ ...early, at: '2021-01-01' }))).toBe('ok');
    expect(code(await record({ ...early, at: '2020-12-30' }, '2021-01-01'))).toBe('invalid');
    await withStrategy(site, { ...FILE, checkIns: [early] });
    expect(code(await record({ ...early, note: 'Said otherwise' }))).toBe('ok');
    expect((await prepared('TGT-2')).checkIns.map(({ at, note }) => [at, note])).toEqual([
      ['2021-01-01', 'Before'],
      ['2020-12-31', 'Said otherwise'],
    ]);
  });

  it('are withdrawn and put back, with everything that was said and who did it', async () => {
    const said = {
      target: 'TGT-2',
      at: '2021-03-31',
      value: 41,
      confidence: 'high',
      note: 'Good',
      impediments: [{ text: 'Audit', helper }],
    };
    await record(said);
    const before = await prepared('TGT-2');
    await site.data('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: '2021-03-31' });
    expect((await site.results()).get('TGT-2')).toMatchObject({ actual: null, reason: 'no-check-in' });
    expect((await prepared('TGT-2')).standing).toMatchObject({ last: null, impediments: [] });
    const { versions } = await site.data('strategy', 'listCheckInHistory', { target: 'TGT-2' }, USER);
    const back: CallInput<'putBackCheckIn'> = { target: 'TGT-2', version: versions[0]?.versionId ?? '' };
    expect(code(await site.call('strategy', 'putBackCheckIn', back, USER))).toBe('forbidden');
    for (const changed of [true, false])
      expect(await site.data('strategy', 'putBackCheckIn', back, OWNER)).toEqual({ changed });
    const after = await prepared('TGT-2');
    expect([after.checkIns, after.standing, after.target.result.actual]).toEqual([
      before.checkIns,
      before.standing,
      41,
    ]);
    await site.data('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: '2021-03-31' }, OWNER);
    await record({ ...said, value: 44 });
    expect(await site.call('strategy', 'putBackCheckIn', back, OWNER)).toMatchObject({ code: 'invalid' });
    expect((await prepared('TGT-2')).checkIns[0]?.value).toBe(44);
  });

  it('keep an impediment open until its owner, or whoever was asked to help, resolves it', async () => {
    const impediments = [{ text: 'Security review', helper }, { issue: 'ONE-3' }];
    await record({ target: 'TGT-2', at: '2021-03-31', value: 41, impediments });
    await record({ target: 'TGT-2', at: '2021-06-29', value: 43 });
    const place = { target: 'TGT-2', at: '2021-03-31', subject: 'Security review' };
    const open = async () => (await prepared('TGT-2')).standing.impediments.map(({ text, issue }) => text ?? issue);
    expect(await open()).toEqual(['Security review', 'ONE-3']);
    expect(code(await site.call('strategy', 'resolveImpediment', { ...place, note: 'x' }, USER))).toBe('forbidden');
    expect(code(await site.call('strategy', 'resolveImpediment', { ...place, subject: 'ONE-3' }, HELPER))).toBe(
      'forbidden',
    );
    for (const changed of [true, false]) {
      expect(await site.data('strategy', 'resolveImpediment', { ...place, note: 'Passed' }, HELPER)).toEqual({
        changed,
      });
    }
    expect(await open()).toEqual(['ONE-3']);
    const [, first] = (await prepared('TGT-2')).checkIns;
    expect(first?.impediments[0]).toEqual({
      ...impediments[0],
      resolved: { at: '2021-06-30', by: helper, note: 'Passed' },
    });
    // Whoever words the check-in anew does not put it back in the way.
    await record({ target: 'TGT-2', at: '2021-03-31', value: 41, note: 'Reworded', impediments });
    expect(await open()).toEqual(['ONE-3']);
    await site.data('strategy', 'reopenImpediment', place, OWNER);
    expect(await open()).toEqual(['Security review', 'ONE-3']);
    expect((await prepared('TGT-2')).target.result.actual).toBe(43);
  });

  it('are exported and imported again with automatic values and what was resolved', async () => {
    await record({ target: 'TGT-1', at: '2021-06-30', note: 'Half', impediments: [{ text: 'Audit' }] });
    await record({ target: 'TGT-4', at: '2021-06-30', note: 'No child is measured' });
    await site.data('strategy', 'resolveImpediment', {
      target: 'TGT-1',
      at: '2021-06-30',
      subject: 'Audit',
      note: 'Passed',
    });
    const admin = site.host.people.find(ADMIN)?.accountId;
    const { file } = await site.data('settings', 'exportStrategy', {});
    expect(file['checkIns']).toEqual([
      {
        target: 'TGT-1',
        at: '2021-06-30',
        value: 50,
        automatic: true,
        confidence: null,
        note: 'Half',
        impediments: [{ text: 'Audit', resolved: { at: '2021-06-30', by: admin, note: 'Passed' } }],
        by: owner,
      },
      {
        target: 'TGT-4',
        at: '2021-06-30',
        value: null,
        automatic: true,
        confidence: null,
        note: 'No child is measured',
        impediments: [],
        by: owner,
      },
    ]);
    const other = await openSite(ISSUES, { users: [person(OWNER, '*')] });
    await withStrategy(other, file);
    const again = await other.data('settings', 'exportStrategy', {});
    expect([again.file['checkIns'], await numbers(other)]).toEqual([file['checkIns'], await numbers(site)]);
    expect(await other.data('settings', 'importStrategy', { file })).toMatchObject({
      changed: { checkIns: 0, targets: 0 },
    });
    await other.close();
  });

  it('come to an end with their cycle: nothing is entered, withdrawn, put back or resolved in a closed one', async () => {
    await record({ target: 'TGT-1', at: '2021-06-30', impediments: [{ text: 'Audit' }] });
    await record({ target: 'TGT-2', at: '2021-06-30', value: 41 });
    await site.data('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: '2021-06-30' }, OWNER);
    const version =
      (await site.data('strategy', 'listCheckInHistory', { target: 'TGT-2' })).versions[0]?.versionId ?? '';
    await step(site, 'commitCycle', 'FY21');
    await step(site, 'closeCycle', 'FY21');
    const before = await site.data('settings', 'exportStrategy', {});
    const outcomes = [
      await record({ target: 'TGT-1', at: '2021-06-29', note: 'Late' }),
      await record({ target: 'TGT-2', at: '2021-06-29', value: 1 }),
      await site.call('strategy', 'withdrawCheckIn', { target: 'TGT-1', at: '2021-06-30' }, OWNER),
      await site.call('strategy', 'putBackCheckIn', { target: 'TGT-2', version }, OWNER),
      await site.call('strategy', 'resolveImpediment', { target: 'TGT-1', at: '2021-06-30', subject: 'Audit' }, OWNER),
    ];
    expect(outcomes.map(code)).toEqual(['invalid', 'invalid', 'invalid', 'invalid', 'invalid']);
    expect(await site.data('settings', 'exportStrategy', {})).toEqual(before);
    const { standings } = await site.data('strategy', 'listStandings', { targets: ['TGT-1', 'TGT-2', 'NONE'] });
    expect(standings.map(({ target, due }) => [target, due.asked, due.dueBy])).toEqual([
      ['TGT-1', 'closed', null],
      ['TGT-2', 'closed', null],
    ]);
  });
});
