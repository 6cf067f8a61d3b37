import { copiesIn } from '../support/copies';
import { step } from '../support/cycle-life';
import { ADMIN, openSite, person, withStrategy, type TestSite } from '../support/site';
import { FIRST_YEAR, TWO_YEARS, TWO_YEARS_WORK } from '../support/two-years';
import type { CallInput, CallOutput } from '../../src/contract/calls';

const WISH: CallInput<'carryForward'> = { ...FIRST_YEAR, mode: 'continue', withLinks: true };

const SECOND = 'second@example.com';

describe('undoing a carry', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(TWO_YEARS_WORK, { users: [person(SECOND, '*', { admin: true })] });
    await withStrategy(site, TWO_YEARS);
  });
  afterEach(async () => site.close());

  /** The strategy without what is reckoned anew at each moment. */
  const exported = async () => {
    const { file } = await site.data('settings', 'exportStrategy', {});
    const targets = Array.isArray(file['targets']) ? file['targets'] : [];
    return { ...file, targets: targets.map((target: object) => ({ ...target, result: null })) };
  };
  const undone = async (keys = FIRST_YEAR): Promise<CallOutput<'getCarryUndo'>> => {
    const { undoId } = await site.data('strategy', 'undoCarry', keys);
    await site.host.settle();
    return site.data('strategy', 'getCarryUndo', { undoId });
  };
  const keysIn = async (cycle: string) => {
    const { objectives, targets } = await site.data('strategy', 'getStrategy', { cycle });
    return [...objectives, ...targets].map(({ key }) => key).toSorted();
  };
  /** Of several in the order in which a list of keys has them. */
  const copies = async (...of: string[]) => of.map(await copiesIn(site, 'FY22')).toSorted();

  it('leaves the strategy as it was, also when the copies had counted their work, and says so in the audit log', async () => {
    const before = await exported();
    await site.data('strategy', 'carryForward', WISH);
    await site.host.settle();
    expect(await keysIn('FY22')).toEqual(await copies('OBJ-1', 'OBJ-2', 'TGT-1', 'TGT-2'));
    const [copy = ''] = await copies('OBJ-2');
    expect(await undone()).toEqual({ state: 'done', removed: 4, stays: [], more: 0 });
    expect(await exported()).toEqual(before);
    const { entries } = await site.data('settings', 'listAudit', { text: copy });
    expect(entries[0]).toMatchObject({ reason: 'Carrying forward from 2021 (FY21) was undone' });
  });

  it('takes copies away whose work is being read at that moment, and moves no other number', async () => {
    await site.data('strategy', 'carryForward', WISH);
    expect(await undone()).toMatchObject({ state: 'done', removed: 4 });
    const route = '/rest/api/3/issue/1003/transitions';
    const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
    await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === 'Shipped')?.id } });
    await site.host.settle();
    expect((await site.results()).get('TGT-1')).toMatchObject({ actual: 100, complete: true });
    expect([...(await site.results()).keys()]).toEqual(['TGT-1', 'TGT-2']);
  });

  it('keeps what was changed, checked in or built on since, with what stands above it', async () => {
    await site.data('strategy', 'carryForward', WISH);
    await site.host.settle();
    const copy = await copiesIn(site, 'FY22');
    const checkIns = [{ target: copy('TGT-2'), at: '2021-06-30', value: 50 }];
    await withStrategy(site, { ...TWO_YEARS, objectives: [], targets: [], links: [], checkIns });
    expect(await undone()).toEqual({
      state: 'done',
      removed: 1,
      stays: [
        { key: copy('TGT-2'), why: 'changed' },
        { key: copy('OBJ-2'), why: 'under' },
        { key: copy('OBJ-1'), why: 'under' },
      ],
      more: 0,
    });
    expect(await keysIn('FY22')).toEqual(await copies('OBJ-1', 'OBJ-2', 'TGT-2'));
  });

  it('keeps a renamed copy, and one that something else is aligned to', async () => {
    await site.data('strategy', 'carryForward', { ...WISH, targets: [] });
    const copy = await copiesIn(site, 'FY22');
    const aligned = { key: 'OBJ-9', name: 'Beside', cycle: 'FY22', level: 'team', alignedTo: [copy('OBJ-2')] };
    await site.data('strategy', 'saveObjective', { objective: aligned, rev: null });
    expect((await undone({ ...FIRST_YEAR, targets: [] })).stays).toEqual([
      { key: copy('OBJ-2'), why: 'in-use' },
      { key: copy('OBJ-1'), why: 'under' },
    ]);
    await withStrategy(site, {
      ...TWO_YEARS,
      cycles: [{ key: 'FY23', name: '2023', start: '2023-01-01', end: '2023-12-31' }],
    });
    await site.data('strategy', 'carryForward', { ...WISH, to: 'FY23', targets: [] });
    const { objectives } = await site.data('strategy', 'getStrategy', { cycle: 'FY23' });
    const key = (await copiesIn(site, 'FY23'))('OBJ-1');
    const first = objectives.find((one) => one.key === key);
    const objective = { key, name: 'Otherwise', cycle: 'FY23', level: 'organization' };
    await site.data('strategy', 'saveObjective', { objective, rev: first?.rev ?? null });
    expect(await undone({ ...FIRST_YEAR, to: 'FY23', targets: [] })).toMatchObject({
      removed: 1,
      stays: [{ key, why: 'changed' }],
    });
  });

  it('takes away only what the person made: what was there before and what another carried stays', async () => {
    const other = { ...FIRST_YEAR, objectives: ['OBJ-1'], targets: [] };
    await site.data('strategy', 'carryForward', { ...WISH, ...other }, SECOND);
    await site.data('strategy', 'carryForward', WISH);
    const [key] = await copies('OBJ-1');
    expect(await undone()).toEqual({
      state: 'done',
      removed: 3,
      stays: [{ key, why: 'changed' }],
      more: 0,
    });
  });

  it('keeps everything in a cycle that was committed since', async () => {
    await site.data('strategy', 'carryForward', WISH);
    await site.host.settle();
    await step(site, 'commitCycle', 'FY22');
    await site.host.settle();
    const { removed, stays } = await undone();
    expect([removed, new Set(stays.map(({ why }) => why))]).toEqual([0, new Set(['agreed'])]);
    expect(await keysIn('FY22')).toHaveLength(4);
  });

  it('keeps what was restricted since, so that the audit log goes on hiding it', async () => {
    const restrictedTo = { accounts: [site.host.people.find(ADMIN)?.accountId], groups: [] };
    const quiet = { key: 'OBJ-3', name: 'Quiet', cycle: 'FY21', level: 'team', restrictedTo };
    await withStrategy(site, { ...TWO_YEARS, targets: [], links: [], checkIns: [], objectives: [quiet] });
    const only = { ...FIRST_YEAR, objectives: ['OBJ-3'], targets: [] };
    await site.data('strategy', 'carryForward', { ...WISH, ...only });
    const [key] = await copies('OBJ-3');
    expect(await undone(only)).toMatchObject({ removed: 0, stays: [{ key, why: 'restricted' }] });
    const { undoId } = await site.data('strategy', 'undoCarry', only, SECOND);
    await site.host.settle();
    expect(await site.data('strategy', 'getCarryUndo', { undoId }, SECOND)).toMatchObject({ removed: 0, stays: [] });
  });

  it('keeps a copy that has something under it, and says so to whoever may see that; to others, that it is in use', async () => {
    const restrictedTo = { accounts: [site.host.people.find(ADMIN)?.accountId], groups: [] };
    await site.data('strategy', 'carryForward', { ...WISH, targets: [] }, SECOND);
    const copy = await copiesIn(site, 'FY22');
    const below = { name: 'Quiet', cycle: 'FY22', level: 'team', parent: copy('OBJ-2'), restrictedTo };
    await site.data('strategy', 'saveObjective', { objective: below, rev: null });
    const { undoId } = await site.data('strategy', 'undoCarry', { ...FIRST_YEAR, targets: [] }, SECOND);
    await site.host.settle();
    const { stays } = await site.data('strategy', 'getCarryUndo', { undoId }, SECOND);
    expect(stays).toEqual([
      { key: copy('OBJ-2'), why: 'in-use' },
      { key: copy('OBJ-1'), why: 'under' },
    ]);
    const { objectives } = await site.data('strategy', 'getStrategy', { cycle: 'FY22' });
    const quiet = objectives.find(({ name }) => name === 'Quiet');
    const objective = { ...below, key: quiet?.key ?? '', restrictedTo: null };
    await site.data('strategy', 'saveObjective', { objective, rev: quiet?.rev ?? null });
    const again = await site.data('strategy', 'undoCarry', { ...FIRST_YEAR, targets: [] }, SECOND);
    await site.host.settle();
    expect((await site.data('strategy', 'getCarryUndo', again, SECOND)).stays).toEqual([
      { key: copy('OBJ-2'), why: 'under' },
      { key: copy('OBJ-1'), why: 'under' },
    ]);
  });

  it('can be carried again afterwards', async () => {
    await site.data('strategy', 'carryForward', WISH);
    await undone();
    expect(await site.data('strategy', 'carryForward', WISH)).toEqual({ created: 4, existing: 0, left: 0 });
    expect(await undone()).toMatchObject({ removed: 4, stays: [] });
  });

  it('tells nobody else how far it is', async () => {
    const { undoId } = await site.data('strategy', 'undoCarry', FIRST_YEAR);
    expect(await site.call('strategy', 'getCarryUndo', { undoId }, SECOND)).toMatchObject({ code: 'not-found' });
  });
});
