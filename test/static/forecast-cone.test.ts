import { coneOf } from '../../static/ui/forecast-cone';

/** Ten days of ten units each, of which four have passed; the goal is drawn at 0 and it is at 60 of 100 units above. */
const GEOMETRY = { last: { x: 40, y: 60 }, goalY: 0, startX: 0, dueX: 100 };
const PERIOD = { start: '2026-03-01', due: '2026-03-10', now: '2026-03-05T00:00:00.000Z' };
const cone = (half: string, most: string | null) => coneOf(GEOMETRY, PERIOD, { half, most, byDue: 0.5 }, 100);

describe('the cone of a forecast', () => {
  it('goes from where the target is to its goal on both days', () => {
    expect(cone('2026-03-08', '2026-03-10')).toEqual([
      { x: 40, y: 60 },
      { x: 70, y: 0 },
      { x: 90, y: 0 },
    ]);
  });

  it('ends where the picture does, as far up as it has come by then', () => {
    // Twelve and 24 days from now: a half and a quarter of the way.
    expect(cone('2026-03-17', '2026-03-29')).toEqual([
      { x: 40, y: 60 },
      { x: 100, y: 30 },
      { x: 100, y: 45 },
    ]);
  });

  it('stays at the goal from the day on which it is likely to the end of the picture', () => {
    expect(cone('2026-03-08', '2026-03-17')).toEqual([
      { x: 40, y: 60 },
      { x: 70, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 30 },
    ]);
  });

  it('never rises where it may not be reached within two years, and is not there without a value', () => {
    expect(cone('2026-03-17', null)).toEqual([
      { x: 40, y: 60 },
      { x: 100, y: 30 },
      { x: 100, y: 60 },
    ]);
    expect(coneOf({ ...GEOMETRY, last: null }, PERIOD, { half: '2026-03-08', most: null, byDue: 0 }, 100)).toEqual([]);
  });
});
