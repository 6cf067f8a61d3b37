import { widthOf, type Point } from './trend-geometry';

/** Room that a label takes above and under the line it is written on. */
const ASCENT = 11;
const DESCENT = 3;
/** How far a label stands from the line that it names. */
const BESIDE = 6;
/** Lines and areas are looked at in steps of so much. */
const STEP = 4;

/** Where a label stands, by its left end. */
type Placed = Point;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxOf = ({ x, y }: Placed, text: string): Box => ({
  left: x,
  right: x + widthOf(text),
  top: y - ASCENT,
  bottom: y + DESCENT,
});

const holds = (box: Box, { x, y }: Point, room = 0): boolean =>
  x >= box.left - room && x <= box.right + room && y >= box.top - room && y <= box.bottom + room;

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The points of a line in small steps. */
function stepsOf(line: readonly Point[]): readonly Point[] {
  return line.flatMap((to, at) => {
    const from = line[at - 1];
    if (from === undefined) return [to];
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
    return Array.from({ length: count }, (_, step) => {
      const share = (step + 1) / count;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    });
  });
}

/** Points of a line at these shares of its way. */
export function pointsAlong(runs: ReadonlyArray<readonly Point[]>, shares: readonly number[]): readonly Point[] {
  const points = runs.flatMap(stepsOf);
  return shares.flatMap((share) => points[Math.round(share * (points.length - 1))] ?? []);
}

/** Days are kept where they differ: until the next one it is as it was, so a line of them goes in steps. */
export const stepped = (run: readonly Point[]): readonly Point[] =>
  run.flatMap((point, at) => {
    const before = run[at - 1];
    return before === undefined ? [point] : [{ x: point.x, y: before.y }, point];
  });

/** Whether a point lies in an area, by how often a ray from it meets the edge. */
function isWithin(area: readonly Point[], { x, y }: Point): boolean {
  let isIn = false;
  area.forEach((to, at) => {
    const from = area.at(at - 1);
    if (from === undefined || from.y > y === to.y > y) return;
    if (x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) isIn = !isIn;
  });
  return isIn;
}

const gridOf = ({ left, right, top, bottom }: Box): readonly Point[] =>
  Array.from({ length: Math.ceil((right - left) / STEP) + 1 }, (_, at) => Math.min(right, left + at * STEP)).flatMap(
    (x) => [top, (top + bottom) / 2, bottom].map((y) => ({ x, y })),
  );

type LineName = 'actual' | 'committed' | 'expected';

/** What is drawn in a picture so far. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Each line by the name of its label, in runs. */
  readonly lines: Readonly<Record<LineName, ReadonlyArray<readonly Point[]>>>;
  /** An area that no label may cover; empty for none. */
  readonly area: readonly Point[];
}

/** A label that is to be placed: at any of these points of its line, the best first. */
export interface Label {
  readonly name: LineName;
  readonly text: string;
  readonly at: readonly Point[];
}

/** The places beside a point, within the picture: over and under it, to the right, the left and the middle. */
function placesAt({ x, y }: Point, text: string, { width, height }: Drawn): readonly Placed[] {
  const wide = widthOf(text);
  const inside = (left: number): number => Math.max(0, Math.min(width - wide, left));
  return [y - BESIDE, y + BESIDE + ASCENT].flatMap((at) =>
    at - ASCENT < 0 || at + DESCENT > height
      ? []
      : [x + BESIDE, x - BESIDE - wide, x - wide / 2].map((left) => ({ x: inside(left), y: at })),
  );
}

/**
 * Places labels one after the other, each at its own line: clear of the area and of other labels before all, then of every line,
 * and then of what would make it read as another line's.
 */
export function placeLabels(
  drawn: Drawn,
  labels: readonly Label[],
  taken: ReadonlyArray<Placed & { readonly text: string }>,
): ReadonlyArray<Placed & { readonly name: LineName }> {
  const boxes = taken.map((label) => boxOf(label, label.text));
  const lines = Object.entries(drawn.lines).map(([name, runs]) => ({ name, points: runs.flatMap(stepsOf) }));
  const edge = stepsOf(drawn.area);
  const faultsOf = (box: Box, name: LineName): number => {
    const isCovering =
      edge.some((point) => holds(box, point)) || gridOf(box).some((point) => isWithin(drawn.area, point));
    const crossed = lines.filter(({ points }) => points.some((point) => holds(box, point))).length;
    const near = lines.filter((line) => line.name !== name && line.points.some((point) => holds(box, point, BESIDE)));
    return (
      (isCovering ? 1_000 : 0) + 1_000 * boxes.filter((other) => meets(box, other)).length + 100 * crossed + near.length
    );
  };
  return labels.flatMap(({ name, text, at }) => {
    const choices = at.flatMap((point) => placesAt(point, text, drawn));
    const faults = choices.map((choice) => faultsOf(boxOf(choice, text), name));
    const best = choices[faults.indexOf(Math.min(...faults))];
    if (best === undefined) return [];
    boxes.push(boxOf(best, text));
    return [{ name, ...best }];
  });
}
