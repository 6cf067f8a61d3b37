import { ADMIN, openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const MANAGER = 'manager@example.com';
const OFFICE = 'strategy-office';
const insider = '712020:insider';
const INSIDER = 'insider@example.com';
const MINUTE = 60_000;

const ONLY_INSIDER = { accounts: [insider], groups: [] };
const metric = { measure: { type: 'metric', take: 'latest' }, unit: '' };

type Fields = Readonly<Record<string, unknown>>;

describe('restricting an objective and lifting it', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([], {
      users: [person(MANAGER, '*', { groups: [OFFICE] }), person(INSIDER, '*', { groups: [OFFICE] })],
      grants: [{ permission: 'manage-strategy', groups: [OFFICE] }],
    });
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [], extra: metric }]));
    await site.host.advance({ byMs: MINUTE });
  });
  afterEach(async () => site.close());

  const objective = async (key: string, as: string) => {
    const { objectives } = await site.data('strategy', 'getStrategy', {}, as);
    return objectives.find((one) => one.key === key);
  };
  async function save(key: string, fields: Fields, as: string, leaving?: boolean) {
    const found = await objective(key, as);
    if (found === undefined) throw new Error(`${as} sees no ${key}`);
    const { rev, roll: _roll, ...entry } = found;
    const asked = { objective: { ...entry, ...fields }, rev, ...(leaving === undefined ? {} : { leaving }) };
    const answer = await site.call('strategy', 'saveObjective', asked, as);
    await site.host.advance({ byMs: MINUTE });
    return answer;
  }
  const checkIn = async (note: string, as: string) => {
    await site.data(
      'strategy',
      'recordCheckIn',
      { checkIn: { target: 'TGT-1', at: '2021-06-29', value: 4, note } },
      as,
    );
    await site.host.advance({ byMs: MINUTE });
  };
  const changedIn = async (kind: 'objective' | 'target', key: string, as: string): Promise<readonly string[]> => {
    const { versions, isCut } = await site.data('strategy', 'listVersions', { kind, key }, as);
    return [...versions.flatMap(({ changes }) => changes.map(({ to }) => to ?? 'nothing')), ...(isCut ? ['cut'] : [])];
  };
  /** Every way in which the past of the target and its objective is read, as one person reads it. */
  const past = async (as: string): Promise<string> =>
    JSON.stringify([
      await site.call('strategy', 'listVersions', { kind: 'objective', key: 'OBJ-2' }, as),
      await site.call('strategy', 'listVersions', { kind: 'objective', key: 'OBJ-2', on: '2021-06-30' }, as),
      await site.call('strategy', 'listVersions', { kind: 'target', key: 'TGT-1' }, as),
      await site.call('strategy', 'getCheckIns', { target: 'TGT-1' }, as),
      await site.call('strategy', 'listCheckInHistory', { target: 'TGT-1' }, as),
      as === ADMIN ? await site.call('settings', 'listAudit', {}, as) : null,
    ]);

  it('opens and hides a thing with all of its past, in every place where the past is read', async () => {
    expect((await save('OBJ-2', { name: 'Named before' }, INSIDER)).ok).toBe(true);
    await checkIn('Noted before', INSIDER);
    expect((await save('OBJ-2', { restrictedTo: ONLY_INSIDER }, INSIDER)).ok).toBe(true);
    await save('OBJ-2', { name: 'Named meanwhile' }, INSIDER);
    await checkIn('Noted meanwhile', INSIDER);
    for (const as of [USER, ADMIN]) expect(await past(as)).not.toMatch(/Named|Noted/);

    await save('OBJ-2', { restrictedTo: null, name: 'Named after' }, INSIDER);
    const told = ['Named after', 'nothing', 'Named meanwhile', 'restricted', 'Named before'];
    for (const as of [USER, ADMIN, INSIDER]) {
      expect((await changedIn('objective', 'OBJ-2', as)).toSorted()).toEqual(told.toSorted());
      const { versions } = await site.data('strategy', 'listCheckInHistory', { target: 'TGT-1' }, as);
      expect(versions.map(({ changes }) => changes[0]?.after?.note)).toEqual(['Noted meanwhile', 'Noted before']);
    }
    const { entries } = await site.data('settings', 'listAudit', { text: 'OBJ-2' });
    const audited = entries.flatMap(({ items }) => items.flatMap(({ changes }) => changes.map(({ to }) => to)));
    expect(audited).toEqual(expect.arrayContaining(['Named before', 'Named meanwhile', 'Named after']));

    await save('OBJ-2', { restrictedTo: ONLY_INSIDER }, INSIDER);
    for (const as of [USER, ADMIN]) expect(await past(as)).not.toMatch(/Named|Noted/);
  });

  it('keeps what the past names and what is still hidden out of it', async () => {
    const secret = { key: 'HID-1', name: 'Hidden', cycle: 'FY21', level: 'organization', restrictedTo: ONLY_INSIDER };
    const open = { key: 'OBJ-3', name: 'Beside', cycle: 'FY21', level: 'team' };
    for (const objective of [secret, open])
      await site.data('strategy', 'saveObjective', { objective, rev: null }, INSIDER);
    await save('OBJ-2', { restrictedTo: ONLY_INSIDER, alignedTo: ['HID-1'] }, INSIDER);
    await save('OBJ-2', { alignedTo: ['OBJ-3'] }, INSIDER);
    await save('OBJ-2', { restrictedTo: null }, INSIDER);
    expect(await changedIn('objective', 'OBJ-2', INSIDER)).toContain('["HID-1"]');
    expect(await changedIn('objective', 'OBJ-2', USER)).toEqual(['nothing', '["OBJ-3"]', 'restricted']);
    expect(await past(ADMIN)).not.toContain('HID-1');
  });

  describe('by somebody who would not see it any more', () => {
    const shut = { restrictedTo: ONLY_INSIDER };

    it('is refused with both ways on, until it is said to be meant', async () => {
      expect(await save('OBJ-2', shut, MANAGER)).toMatchObject({
        code: 'invalid',
        details: [
          {
            path: 'leaving',
            message: expect.stringMatching(/Name yourself .* or say .* that this is meant/) as string,
          },
        ],
      });
      expect(await objective('OBJ-2', MANAGER)).toMatchObject({ restrictedTo: null });
      const group = { restrictedTo: { accounts: [insider], groups: [OFFICE] } };
      expect((await save('OBJ-2', group, MANAGER)).ok).toBe(true);
      const owner = site.host.people.find(USER)?.accountId;
      const alone = { owner, restrictedTo: { accounts: [], groups: [] } };
      expect((await save('OBJ-2', alone, MANAGER, true)).ok).toBe(true);
      expect(await objective('OBJ-2', MANAGER)).toBeUndefined();
      expect(await objective('OBJ-2', USER)).toBeDefined();
    });

    it('is refused when it would come of handing it to another owner, and among many', async () => {
      await save('OBJ-2', { owner: '712020:manager', restrictedTo: { accounts: [], groups: [] } }, MANAGER);
      const handed = await save('OBJ-2', { owner: insider }, MANAGER);
      expect(handed).toMatchObject({ code: 'invalid', details: [{ path: 'leaving' }] });
      const found = await objective('OBJ-2', MANAGER);
      const { rev = 1, roll: _roll, ...entry } = found ?? {};
      const entries = [{ kind: 'objective' as const, entry: { ...entry, owner: insider }, rev }];
      expect(await site.call('strategy', 'saveMany', { entries }, MANAGER)).toMatchObject({
        code: 'invalid',
        details: [{ path: 'entries[0].leaving' }],
      });
      expect(await objective('OBJ-2', MANAGER)).toMatchObject({ owner: '712020:manager' });
    });

    it('is refused for something new, while a file says what it means', async () => {
      const objective = { key: 'NEW-1', name: 'New', cycle: 'FY21', level: 'team', parent: 'OBJ-1', ...shut };
      const asked = { objective, rev: null };
      expect(await site.call('strategy', 'saveObjective', asked, MANAGER)).toMatchObject({ code: 'invalid' });
      const file = { format: 'throughline.strategy', version: 1, objectives: [objective] };
      expect((await site.call('settings', 'importStrategy', { file }, ADMIN)).ok).toBe(true);
    });
  });
});
