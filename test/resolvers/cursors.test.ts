import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };

describe('a cursor that no list gave', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite([]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [], extra: METRIC }]));
  });
  afterAll(async () => site.close());

  it.each(['zzz', '{"a":1}', 'AAAA'])('is refused by its name: %s', async (cursor) => {
    const answers = await Promise.all([
      site.call('settings', 'listAudit', { cursor }),
      site.call('settings', 'listAudit', { cursor, kind: 'target', since: '2021-01-01T00:00:00.000Z' }),
      site.call('strategy', 'listCheckInHistory', { target: 'TGT-1', cursor }),
    ]);
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, code: 'invalid', details: [{ path: 'cursor' }] });
    const { file } = await site.data('settings', 'getDiagnostics', {});
    expect(file['errors']).toEqual([]);
  });
});
