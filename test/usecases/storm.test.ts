import { withQuickPauses } from '../support/quick-pauses';
import { ALLOWED, EVENTS, storm } from '../support/storm';

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

describe('the same storm, while the queue refuses every message', () => {
  let slowAgain: () => void;
  beforeAll(() => {
    slowAgain = withQuickPauses();
  });
  afterAll(() => slowAgain());

  it('costs no more messages and writes, and is counted as soon as one is taken', async () => {
    // Eight pushes are four tries of two each: the queue refuses until the storm has been over for half a minute.
    const cost = await storm([{ target: 'queue', match: 'push', action: '429', times: 8 }]);
    expect(cost.errors).toBe(0);
    expect(cost.lost).toBe(ALLOWED.lost);
    expect(cost.bulkfetches).toBeLessThanOrEqual(ALLOWED.bulkfetches);
    expect(cost.points).toBeLessThanOrEqual(ALLOWED.points);
    expect(cost.pushes).toBeLessThanOrEqual(ALLOWED.pushes * (cost.finalAfterMs / 60_000));
    expect(cost.writeUnits).toBeLessThanOrEqual(ALLOWED.writeUnits);
    expect(cost.finalAfterMs).toBeLessThanOrEqual(ALLOWED.finalAfterMs);
  }, 180_000);

  it('that never takes one costs a write an event and sixteen messages, says so of every number, and is counted once it does', async () => {
    const cost = await storm([{ target: 'queue', match: 'push', action: '429' }]);
    // The platform gives up the delivery that tried; what it told of is recorded.
    expect(cost.errors).toBe(1);
    expect(cost.bulkfetches).toBe(0);
    expect(cost.pushes).toBeLessThanOrEqual(16);
    expect(cost.writeUnits).toBeLessThanOrEqual(EVENTS + 20);
    expect(cost.lost).toBeGreaterThanOrEqual(EVENTS);
    expect(cost).toMatchObject({ owned: 0, lostInTheEnd: 0 });
  }, 180_000);
});
