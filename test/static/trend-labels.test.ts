import fc from 'fast-check';
import { widthOf, type Point } from '../../static/ui/trend-geometry';
import { placeLabels, pointsAlong, stepped } from '../../static/ui/trend-labels';

const [WIDTH, HEIGHT] = [560, 148];

/** A way from the left to the right of the picture, in steps. */
const way: fc.Arbitrary<readonly Point[]> = fc
  .array(fc.integer({ min: 14, max: HEIGHT - 14 }), { minLength: 2, maxLength: 8 })
  .map((heights) => stepped(heights.map((y, at) => ({ x: 14 + (at / (heights.length - 1)) * 280, y }))));

const boxOf = ({ x, y }: Point, text: string) => ({ left: x, right: x + widthOf(text), top: y - 11, bottom: y + 3 });

describe('labels in a picture', () => {
  it('stay inside it, cover neither each other nor the forecast band, and stand at their own lines', () => {
    fc.assert(
      fc.property(way, way, fc.integer({ min: 20, max: 110 }), (actual, committed, ahead) => {
        const last = actual[actual.length - 1];
        if (last === undefined) return;
        const goalY = 14;
        const area = [
          last,
          { x: last.x + ahead, y: goalY },
          { x: WIDTH - 14, y: goalY },
          { x: WIDTH - 14, y: (last.y + goalY) / 2 },
        ];
        const expected = [
          { x: 14, y: HEIGHT - 14 },
          { x: WIDTH - 14, y: goalY },
        ];
        const lines = { actual: [actual], committed: [committed], expected: [expected] };
        const texts = { actual: '41 %', committed: 'committed scope', expected: 'expected' };
        const placed = placeLabels(
          { width: WIDTH, height: HEIGHT, lines, area },
          [
            { name: 'actual', text: texts.actual, at: [last] },
            { name: 'committed', text: texts.committed, at: pointsAlong([committed], [1, 0.75, 0.5, 0.25, 0]) },
            { name: 'expected', text: texts.expected, at: pointsAlong([expected], [0.62, 0.3, 0.9, 0.1]) },
          ],
          [],
        );
        const boxes = placed.map((label) => ({ name: label.name, ...boxOf(label, texts[label.name]) }));
        expect(boxes.map(({ name }) => name)).toEqual(['actual', 'committed', 'expected']);
        const outside = boxes.filter(
          ({ left, right, top, bottom }) => left < 0 || right > WIDTH || top < 0 || bottom > HEIGHT,
        );
        const meeting = boxes.filter((one) =>
          boxes.some(
            (other) =>
              one !== other &&
              one.left < other.right &&
              other.left < one.right &&
              one.top < other.bottom &&
              other.top < one.bottom,
          ),
        );
        // The band's own corners, and points of its edges, told apart from what places them.
        const edge = area.flatMap((to, at) => {
          const from = area.at(at - 1) ?? to;
          return Array.from({ length: 60 }, (_, step) => ({
            x: from.x + ((to.x - from.x) * step) / 60,
            y: from.y + ((to.y - from.y) * step) / 60,
          }));
        });
        const covering = boxes.filter(({ left, right, top, bottom }) =>
          edge.some(({ x, y }) => x > left + 4 && x < right - 4 && y > top + 4 && y < bottom - 4),
        );
        const afar = boxes.filter(
          ({ name, left, right, top, bottom }) =>
            !pointsAlong(
              lines[name],
              Array.from({ length: 400 }, (_, at) => at / 399),
            ).some(({ x, y }) => x > left - 12 && x < right + 12 && y > top - 12 && y < bottom + 12),
        );
        expect({ outside, meeting, covering, afar }).toEqual({ outside: [], meeting: [], covering: [], afar: [] });
      }),
    );
  });

  it('goes in steps from one day that differs to the next', () => {
    expect(
      stepped([
        { x: 0, y: 9 },
        { x: 5, y: 7 },
        { x: 8, y: 2 },
      ]),
    ).toEqual([
      { x: 0, y: 9 },
      { x: 5, y: 9 },
      { x: 5, y: 7 },
      { x: 8, y: 7 },
      { x: 8, y: 2 },
    ]);
    expect(stepped([])).toEqual([]);
  });
});
