import { INSIDER, MANAGER, openTwins, SECRETS, WIKI, type Twins } from '../support/twin-sites';
import { ADMIN, USER, type TestSite } from '../support/site';

const HOUR_MS = 3_600_000;

/** What pages read to show a strategy, as a text; times and revisions go on by themselves. */
async function shown(site: TestSite, user: string) {
  const strategy = await site.call('strategy', 'getStrategy', {}, user);
  const table = await site.call('strategy-table', 'getStrategyTable', { objectives: ['OBJ-1'] }, user);
  const target = await site.call('strategy', 'getTarget', { target: 'TGT-1' }, user);
  const past = await site.call('strategy', 'getHistory', { target: 'TGT-1' }, user);
  return { strategy, table, target, past };
}

const actuals = (answer: Awaited<ReturnType<typeof shown>>['strategy']) =>
  answer.ok ? answer.data.targets.map(({ key, result }) => [key, result.actual]) : answer.code;

describe('while Jira answers nothing because its quota is used up', () => {
  let twins: Twins;
  let site: TestSite;
  beforeAll(async () => {
    twins = await openTwins();
    site = twins.whole;
    await site.host.settle();
  }, 60_000);
  afterAll(async () => twins.close());
  beforeEach(() => site.host.setFaults([]));
  const noJira = (): void => site.host.setFaults([{ target: 'jira', action: 'quota' }]);

  it('whoever opened the strategy of late reads on, is told why, and may change nothing', async () => {
    await site.data('strategy', 'openStrategy', {}, MANAGER);
    const before = await shown(site, MANAGER);
    noJira();
    const during = await shown(site, MANAGER);
    const saved = await site.call('strategy', 'affirm', { objective: 'OBJ-2', version: 1 } as never, MANAGER);
    site.host.setFaults([]);
    const after = await shown(site, MANAGER);

    expect(actuals(during.strategy)).toEqual(actuals(before.strategy));
    expect(actuals(during.strategy)).toContainEqual(['TGT-1', expect.any(Number)]);
    for (const answer of Object.values(during)) expect(answer).toMatchObject({ ok: true, sight: { isJiraBusy: true } });
    expect(before.strategy).toMatchObject({ data: { mayManage: true } });
    expect(during.strategy).toMatchObject({ data: { mayManage: false, isAdmin: false } });
    expect(during.target).toMatchObject({ data: { links: [], hiddenLinks: 1 } });
    expect(saved.ok).toBe(false);
    expect(after).toMatchObject({
      strategy: { ok: true, data: { mayManage: true } },
      target: { data: { hiddenLinks: 0 } },
    });
    for (const answer of Object.values(after)) expect(answer).not.toHaveProperty('sight');
  });

  it('nobody reads anything whom Jira has not let in', async () => {
    await site.call('strategy-table', 'getStrategyTable', { objectives: ['OBJ-1'] }, WIKI);
    noJira();
    const table = await site.call('strategy-table', 'getStrategyTable', { objectives: ['OBJ-1'] }, WIKI);
    const never = await site.call('strategy', 'getStrategy', {}, 'colleague@example.com');
    expect([table, never]).toEqual([
      expect.objectContaining({
        ok: false,
        code: 'busy',
        message: expect.stringContaining('try again in 15 minutes') as string,
      }),
      expect.objectContaining({ ok: false, code: 'busy' }),
    ]);
  });

  it('what a group may see is shown to nobody, and what names a person still is', async () => {
    await site.data('strategy', 'openStrategy', {}, INSIDER);
    await site.data('strategy', 'openStrategy', {}, USER);
    noJira();
    const [insider, user] = [await shown(site, INSIDER), await shown(site, USER)];
    const keys = insider.strategy.ok ? insider.strategy.data.objectives.map(({ key }) => key) : [];
    expect(keys).toEqual(expect.arrayContaining(['OBJ-1', 'HID-1', 'HID-2']));
    expect(keys).not.toContain('HID-3');
    expect(user.strategy.ok).toBe(true);
    expect(SECRETS.filter((secret) => JSON.stringify(user).includes(secret))).toEqual([]);
  });

  it('an administrator with a broken glass sees no more than anybody', async () => {
    await site.data('strategy', 'openStrategy', {}, ADMIN);
    await site.data('settings', 'breakGlass', { reason: 'A question of the auditors' }, ADMIN);
    noJira();
    const admin = await shown(site, ADMIN);
    expect(admin.strategy.ok).toBe(true);
    expect(SECRETS.filter((secret) => JSON.stringify(admin).includes(secret))).toEqual([]);
    site.host.setFaults([]);
    await site.data('settings', 'mendGlass', {}, ADMIN);
  });

  it('only who may do what is unknown: what a person may change stays where Jira still tells that', async () => {
    site.host.setFaults([{ target: 'jira', match: 'bulkfetch', action: '429' }]);
    const target = await site.call('strategy', 'getTarget', { target: 'TGT-1' }, MANAGER);
    expect(target).toMatchObject({ ok: true, data: { hiddenLinks: 1 }, sight: { isJiraBusy: true } });
  });

  it('a word of Jira is good for a day and no longer', async () => {
    await site.data('strategy', 'openStrategy', {}, USER);
    await site.host.advance({ byMs: 23 * HOUR_MS });
    noJira();
    const inTime = await shown(site, USER);
    site.host.setFaults([]);
    await site.host.advance({ byMs: 2 * HOUR_MS });
    noJira();
    const late = await shown(site, USER);
    expect(inTime.strategy.ok).toBe(true);
    expect(late.strategy).toMatchObject({ ok: false, code: 'busy' });
    site.host.setFaults([]);
    await site.data('strategy', 'openStrategy', {}, USER);
    noJira();
    expect((await shown(site, USER)).strategy.ok).toBe(true);
  }, 60_000);

  it('whoever Jira has let in reads when it last answered, and nobody else does', async () => {
    await site.data('strategy', 'openStrategy', {}, USER);
    await site.host.advance({ byMs: HOUR_MS });
    const at = (await site.data('settings', 'getBackground', {}, MANAGER)).checks.recentUntil;
    noJira();
    const [known, never] = [USER, 'colleague@example.com'].map((user) =>
      site.call('settings', 'getLastAnswer', {}, user),
    );
    expect(await known).toMatchObject({ ok: true, data: { at }, sight: { isJiraBusy: true } });
    expect(await never).toMatchObject({ ok: false, code: 'busy' });
    expect(at).not.toBeNull();
  });

  const printed = async (user: string, objectives: readonly string[] = ['OBJ-1']) =>
    JSON.stringify(
      await site.host.callFunction(
        'export-table',
        'strategy-table',
        { extensionPayload: { config: { objectives } } },
        user,
      ),
    );

  it.each(['500', '429', 'quota'] as const)(
    'whoever reads the table on the page exports the same one while Jira answers %s, and nobody else does',
    async (action) => {
      await site.data('strategy', 'openStrategy', {}, USER);
      const before = await printed(USER);
      site.host.setFaults([{ target: 'jira', action }]);
      const [during, never, wiki] = [await printed(USER), await printed('colleague@example.com'), await printed(WIKI)];
      const table = '"type":"table"';
      expect(before).toContain(table);
      expect(during.slice(during.indexOf(table))).toBe(before.slice(before.indexOf(table)));
      expect(during).toContain('These are the last numbers that were read');
      for (const refused of [never, wiki]) {
        expect(refused).toContain('Jira does not answer just now, so this table could not be exported.');
        expect(refused).not.toContain('table"');
      }
      const whole = await printed(USER, ['OBJ-1', 'HID-1', 'HID-3']);
      expect(SECRETS.filter((secret) => whole.includes(secret))).toEqual([]);
    },
  );
});
