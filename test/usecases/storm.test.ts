import { ALLOWED, storm } from '../support/storm';

describe('a thousand issues closed in one minute, in the scopes of 200 targets', () => {
  it('are counted within three minutes, for a dozen reads and five messages', async () => {
    const cost = await storm();
    expect(cost.errors).toBe(0);
    expect(cost.lost).toBe(ALLOWED.lost);
    expect(cost.bulkfetches).toBeLessThanOrEqual(ALLOWED.bulkfetches);
    expect(cost.points).toBeLessThanOrEqual(ALLOWED.points);
    expect(cost.pushes).toBeLessThanOrEqual(ALLOWED.pushes);
    expect(cost.writeUnits).toBeLessThanOrEqual(ALLOWED.writeUnits);
    expect(cost.finalAfterMs).toBeLessThanOrEqual(ALLOWED.finalAfterMs);
  }, 180_000);
});
