import { openSite, person, strategyOf, withStrategy, type TestSite } from '../support/site';

const OWNER = 'owner@example.com';
const DELEGATE = 'delegate@example.com';
const extra = {
  measure: { type: 'metric', take: 'latest' },
  baseline: 30,
  goal: 60,
  unit: 'points',
  owner: '712020:owner',
  delegates: ['712020:delegate'],
};
const CHECK_IN = { target: 'TGT-2', at: '2021-06-29', value: 41, note: 'On the way', impediments: [{ text: 'Audit' }] };

describe('the same check-in, sent more than once', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([], { users: [person(OWNER, '*'), person(DELEGATE, '*')] });
    await withStrategy(site, strategyOf([{ key: 'TGT-2', links: [], extra }]));
  });
  afterEach(async () => site.close());

  const send = async (checkIn: Record<string, unknown> = CHECK_IN, user = OWNER) =>
    site.call('strategy', 'recordCheckIn', { checkIn }, user);
  const deeds = async () =>
    (await site.data('strategy', 'listCheckInHistory', { target: 'TGT-2' })).versions.map(({ deed }) => deed);
  const audited = async () => (await site.data('settings', 'listAudit', { text: 'check-in' })).entries.length;

  it('is entered once by two devices at once, and by two people who say the same', async () => {
    const answers = await Promise.all([send(), send(), send(CHECK_IN, DELEGATE), send()]);
    expect(answers.map((answer) => answer.ok && answer.data.changed).sort()).toEqual([false, false, false, true]);
    expect([await deeds(), await audited()]).toEqual([['entered'], 1]);
  });

  it('leaves the last of two different ones, and the other on record', async () => {
    const answers = await Promise.all([send(), send({ ...CHECK_IN, value: 45 }, DELEGATE)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    const { checkIns, target } = await site.data('strategy', 'getCheckIns', { target: 'TGT-2' });
    expect(checkIns).toHaveLength(1);
    expect(target.result.actual).toBe(checkIns[0]?.value);
    expect([...(await deeds())].sort()).toEqual(['changed', 'entered']);
  });

  it.each(['timeout', '500', '429'] as const)(
    'is entered once when storage answers %s, before or after it wrote',
    async (action) => {
      let failures = 0;
      for (let nth = 1; nth <= 6; nth += 1) {
        site.host.setFaults([{ target: 'kvs', match: 'transaction', action, every: nth, times: 6 }]);
        const checkIn = { ...CHECK_IN, value: 40 + nth };
        // A person whose device was told of a failure tries again.
        for (let attempt = 0; attempt < 4 && !(await send(checkIn)).ok; attempt += 1) failures += 1;
        site.host.setFaults([]);
        expect(await send(checkIn)).toEqual({ ok: true, data: { changed: false } });
        expect(await deeds()).toHaveLength(nth);
        expect(await audited()).toBe(nth);
      }
      const { checkIns } = await site.data('strategy', 'getCheckIns', { target: 'TGT-2' });
      expect(checkIns.map(({ at, value }) => [at, value])).toEqual([['2021-06-29', 46]]);
    },
  );

  it('is withdrawn, put back or resolved once by two at once', async () => {
    await send();
    const place = { target: 'TGT-2', at: '2021-06-29', subject: 'Audit' };
    const both = async <T>(one: () => Promise<T>): Promise<readonly T[]> => Promise.all([one(), one()]);
    const changes = async (one: () => Promise<unknown>): Promise<number> =>
      (await both(one)).filter((answer) => JSON.stringify(answer).includes('true')).length;
    expect(await changes(() => site.data('strategy', 'resolveImpediment', { ...place, note: 'Passed' }, OWNER))).toBe(
      1,
    );
    expect(
      await changes(() => site.data('strategy', 'withdrawCheckIn', { target: 'TGT-2', at: place.at }, OWNER)),
    ).toBe(1);
    const { versions } = await site.data('strategy', 'listCheckInHistory', { target: 'TGT-2' });
    const version = versions[0]?.versionId ?? '';
    expect(await changes(() => site.data('strategy', 'putBackCheckIn', { target: 'TGT-2', version }, OWNER))).toBe(1);
    expect(await deeds()).toEqual(['put-back', 'withdrawn', 'resolved', 'entered']);
  });
});
