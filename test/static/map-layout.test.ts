import fc from 'fast-check';
import type { ObjectiveView } from '../../src/contract/views';
import { lineOfSight, mapGraph } from '../../static/features/strategy/map/map-graph';
import { mapMove } from '../../static/features/strategy/map/map-keys';
import {
  boxAround,
  mapLayout,
  mirrored,
  type Box,
  type MapLayout,
} from '../../static/features/strategy/map/map-layout';
import { mapOutline } from '../../static/features/strategy/map/map-outline';
import { mapLines } from '../../static/features/strategy/map/map-lines';
import { spread } from '../../static/features/strategy/map/map-spread';
import {
  bringIn,
  drawnPart,
  fit,
  fromTop,
  heightIn,
  touches,
  zoomAt,
} from '../../static/features/strategy/map/viewport';
import { OBJECTIVES } from './support/company';
import { largeStrategy } from './support/large-strategy';
import { objectiveView } from './support/views';

const one = (key: string, parent: string | null = null, alignedTo: readonly string[] = []): ObjectiveView =>
  objectiveView({ key, name: key, level: 'team', parent, alignedTo }, []);

function overlaps(boxes: readonly Box[]): number {
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  return sorted.reduce((count, box, index) => {
    const near = sorted.slice(index + 1).filter((other) => other.y < box.y + box.height && touches(box, other));
    return count + near.length;
  }, 0);
}

/** Any forest, also with parents that are not there and with loops of parents. */
const anyStrategy = fc
  .array(fc.tuple(fc.option(fc.nat(60)), fc.array(fc.nat(60), { maxLength: 3 })), { maxLength: 60 })
  .map((given) =>
    given.map(([parent, aims], index) =>
      one(
        `OBJ-${index}`,
        parent === null ? null : `OBJ-${parent}`,
        aims.map((aim) => `OBJ-${aim}`),
      ),
    ),
  );

describe('the graph of a strategy', () => {
  it('connects what is there, and has nothing where a parent or an aim is not', () => {
    const graph = mapGraph([one('OBJ-1'), one('OBJ-2', 'OBJ-1', ['OBJ-9', 'OBJ-2', 'OBJ-3']), one('OBJ-3', 'OBJ-8')]);
    expect(graph.roots).toEqual(['OBJ-1', 'OBJ-3']);
    expect(
      graph.nodes.map(({ key, parent, children, alignedTo, alignedFrom }) => [
        key,
        parent,
        children,
        alignedTo,
        alignedFrom,
      ]),
    ).toEqual([
      ['OBJ-1', null, ['OBJ-2'], [], []],
      ['OBJ-2', 'OBJ-1', [], ['OBJ-3'], []],
      ['OBJ-3', null, [], [], ['OBJ-2']],
    ]);
  });

  it('cuts a loop of parents once, and keeps a loop of alignments', () => {
    const graph = mapGraph([one('OBJ-1', 'OBJ-3', ['OBJ-2']), one('OBJ-2', 'OBJ-1', ['OBJ-1']), one('OBJ-3', 'OBJ-2')]);
    expect(graph.nodes.map(({ key, parent, level }) => [key, parent, level])).toEqual([
      ['OBJ-1', null, 1],
      ['OBJ-2', 'OBJ-1', 2],
      ['OBJ-3', 'OBJ-2', 3],
    ]);
    expect(graph.byKey.get('OBJ-1')).toMatchObject({ alignedTo: ['OBJ-2'], alignedFrom: ['OBJ-2'] });
  });

  it('sees from an objective up to its priority and down to everything below', () => {
    const graph = mapGraph(OBJECTIVES);
    expect([...lineOfSight(graph, 'OBJ-5')].sort()).toEqual(['OBJ-1', 'OBJ-5']);
    expect([...lineOfSight(graph, 'OBJ-4')].sort()).toEqual(['OBJ-10', 'OBJ-11', 'OBJ-4']);
  });
});

describe('the layout of the map', () => {
  it('shows every objective once, none over another, and each below what it counts towards', () => {
    fc.assert(
      fc.property(anyStrategy, (objectives) => {
        const graph = mapGraph(objectives);
        const { boxes, width, height } = mapLayout(graph);
        expect([...boxes.keys()].sort()).toEqual(objectives.map(({ key }) => key).sort());
        expect(overlaps([...boxes.values()])).toBe(0);
        const notBelow = graph.nodes.filter(({ key, parent }) => {
          const above = parent === null ? undefined : boxes.get(parent);
          return above !== undefined && (boxes.get(key)?.y ?? 0) < above.y + above.height;
        });
        expect(notBelow).toEqual([]);
        const around = boxAround([...boxes.values()]);
        expect(around.x).toBeGreaterThanOrEqual(0);
        expect(around.x + around.width).toBeLessThanOrEqual(Math.max(0, width));
        expect(around.y + around.height).toBeLessThanOrEqual(Math.max(0, height));
      }),
      { numRuns: 150 },
    );
  });

  it('is the same picture every time, whatever order the objectives come in within their places', () => {
    const picture = (given: readonly ObjectiveView[]) => [...mapLayout(mapGraph(given)).boxes];
    expect(picture(OBJECTIVES)).toEqual(picture([...OBJECTIVES]));
    const placed = OBJECTIVES.map((objective, index) => ({ ...objective, order: index }));
    expect(new Map(picture([...placed].reverse()))).toEqual(new Map(picture(placed)));
  });

  it('holds a chain of a thousand and three hundred at the top', () => {
    const chain = Array.from({ length: 1000 }, (_unused, index) =>
      one(`OBJ-${index}`, index === 0 ? null : `OBJ-${index - 1}`),
    );
    const deep = mapLayout(mapGraph(chain));
    expect(new Set([...deep.boxes.values()].map(({ x }) => x)).size).toBe(1);
    const wide = mapLayout(mapGraph(Array.from({ length: 300 }, (_unused, index) => one(`OBJ-${index}`))));
    expect(overlaps([...wide.boxes.values()])).toBe(0);
    expect(wide.routes.size).toBe(0);
  });

  it('keeps a large strategy from becoming a strip, without overlap', () => {
    const layout = mapLayout(mapGraph(largeStrategy(1000)));
    expect(overlaps([...layout.boxes.values()])).toBe(0);
    expect(layout.width / layout.height).toBeGreaterThan(0.5);
    expect(layout.width / layout.height).toBeLessThan(5);
  });

  it('uses the height there is: rows stand further apart, none over another, and all of it fits', () => {
    const size = { width: 1390, height: 480 };
    const plain = mapLayout(mapGraph(OBJECTIVES));
    const roomy = spread(plain, heightIn(plain, size));
    expect(roomy.height).toBeGreaterThan(plain.height);
    expect(overlaps([...roomy.boxes.values()])).toBe(0);
    expect(fit({ x: 0, y: 0, width: roomy.width, height: roomy.height }, size).k).toBeCloseTo(
      fit({ x: 0, y: 0, width: plain.width, height: plain.height }, size).k,
    );
    const order = ({ boxes }: MapLayout) => [...boxes].toSorted(([, a], [, b]) => a.y - b.y).map(([key]) => key);
    expect(order(roomy)).toEqual(order(plain));
    expect(spread(plain, 0)).toBe(plain);
  });

  it('leaves room for a name between the rows at the top, however far away it is seen from', () => {
    const layout = mapLayout(mapGraph(largeStrategy(1000)));
    const view = fit({ x: 0, y: 0, width: layout.width, height: layout.height }, { width: 1390, height: 640 });
    const trees = [...layout.trees.values()];
    const above = (tree: Box): number =>
      Math.max(0, ...trees.filter((other) => other.y + other.height <= tree.y).map((other) => other.y + other.height));
    const gaps = trees.filter((tree) => tree.y > 0).map((tree) => (tree.y - above(tree)) * view.k);
    expect(gaps.length).toBeGreaterThan(0);
    // Letters of 13 px that stand 8 px over what they name.
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(21);
  });

  it('is a list where there is room for one only: indented, none over another, as wide as a phone', () => {
    fc.assert(
      fc.property(anyStrategy, (objectives) => {
        const graph = mapGraph(objectives);
        const { boxes, width } = mapOutline(graph);
        expect([...boxes.keys()]).toEqual(graph.nodes.map(({ key }) => key));
        expect(overlaps([...boxes.values()])).toBe(0);
        const notIndented = graph.nodes.filter(({ key, parent }) => {
          const [box, above] = [boxes.get(key), parent === null ? undefined : boxes.get(parent)];
          return above !== undefined && box !== undefined && (box.x <= above.x || box.y <= above.y);
        });
        expect(notIndented).toEqual([]);
        const around = boxAround([...boxes.values()]);
        expect(around.x + around.width).toBeLessThanOrEqual(Math.max(0, width));
      }),
    );
    const { width } = mapOutline(mapGraph(OBJECTIVES));
    expect(fromTop({ width, height: 2000 }, { width: 336, height: 360 }).k).toBeGreaterThan(0.85);
  });

  it('is a mirror image for those who read from the right', () => {
    const plain = mapLayout(mapGraph(OBJECTIVES));
    expect(mirrored(mirrored(plain))).toEqual(plain);
    expect(overlaps([...mirrored(plain).boxes.values()])).toBe(0);
  });

  it('draws one line for each parent and each alignment', () => {
    const graph = mapGraph(OBJECTIVES);
    const lines = mapLines(graph, mapLayout(graph), false);
    expect(lines.filter(({ kind }) => kind === 'parent')).toHaveLength(7);
    expect(lines.filter(({ kind }) => kind === 'aligned').map(({ from, to }) => [from, to])).toEqual([
      ['OBJ-5', 'OBJ-3'],
    ]);
  });
});

describe('the keys of the map', () => {
  const graph = mapGraph(OBJECTIVES);
  const layout = mapLayout(graph);
  const walk = (from: string, ...keys: readonly string[]) =>
    keys.reduce<string | undefined>((at, key) => (at === undefined ? at : mapMove(graph, layout, at, key)), from);

  it('go down to what counts towards it, across to what stands beside it, and up again', () => {
    expect(walk('OBJ-1', 'ArrowDown')).toBe('OBJ-5');
    expect(walk('OBJ-1', 'ArrowDown', 'ArrowRight')).toBe('OBJ-6');
    expect(walk('OBJ-6', 'ArrowUp')).toBe('OBJ-1');
    expect(walk('OBJ-1', 'ArrowRight')).toBe('OBJ-2');
    expect(walk('OBJ-1', 'ArrowUp')).toBeUndefined();
    expect(walk('OBJ-3', 'Home')).toBe('OBJ-1');
    expect(walk('OBJ-3', 'End')).toBe('OBJ-11');
  });

  it('keep to the family where an alignment lies nearer in the same direction', () => {
    const objectives = [one('OBJ-1'), one('OBJ-2', 'OBJ-1', ['OBJ-4']), one('OBJ-3', 'OBJ-1'), one('OBJ-4')];
    const given = mapGraph(objectives);
    const box = (x: number, y: number): Box => ({ x, y, width: 10, height: 10 });
    const placed = {
      ...mapLayout(given),
      boxes: new Map([
        ['OBJ-1', box(0, 0)],
        ['OBJ-2', box(0, 50)],
        ['OBJ-4', box(20, 50)],
        ['OBJ-3', box(60, 50)],
      ]),
    };
    expect(mapMove(given, placed, 'OBJ-2', 'ArrowRight')).toBe('OBJ-3');
    expect(mapMove(given, placed, 'OBJ-1', 'ArrowRight')).toBe('OBJ-4');
    expect(mapMove(given, placed, 'OBJ-4', 'ArrowLeft')).toBe('OBJ-1');
    expect(mapMove(given, placed, 'OBJ-2', 'ArrowDown')).toBeUndefined();
  });

  it('go one by one through any strategy in reading order, and back', () => {
    fc.assert(
      fc.property(anyStrategy, (objectives) => {
        const given = mapGraph(objectives);
        const placed = mapLayout(given);
        const keys = given.nodes.map((node) => node.key);
        const moves = (key: string) => keys.map((at) => mapMove(given, placed, at, key));
        expect(moves('PageDown')).toEqual([...keys.slice(1), undefined].slice(0, keys.length));
        expect(moves('PageUp')).toEqual([undefined, ...keys.slice(0, -1)].slice(0, keys.length));
      }),
    );
  });

  it('go through a list by up and down, and by the sides to what it counts towards and back', () => {
    const given = mapGraph(OBJECTIVES);
    const outline = mapOutline(given);
    const go = (placed: typeof outline, from: string, key: string) => mapMove(given, placed, from, key);
    const keys = given.nodes.map(({ key }) => key);
    expect(keys.map((key) => go(outline, key, 'ArrowDown'))).toEqual([...keys.slice(1), undefined]);
    expect(keys.map((key) => go(outline, key, 'ArrowUp'))).toEqual([undefined, ...keys.slice(0, -1)]);
    expect(go(outline, 'OBJ-6', 'ArrowLeft')).toBe('OBJ-1');
    expect(go(outline, 'OBJ-1', 'ArrowRight')).toBe('OBJ-5');
    expect(go(outline, 'OBJ-1', 'ArrowLeft')).toBeUndefined();
    expect(go(mirrored(outline), 'OBJ-6', 'ArrowRight')).toBe('OBJ-1');
  });

  it('reach every objective of any strategy without loops', () => {
    fc.assert(
      fc.property(anyStrategy, (objectives) => {
        const given = mapGraph(objectives);
        const placed = mapLayout(given);
        const start = given.nodes[0]?.key;
        const reached = new Set(start === undefined ? [] : [start]);
        for (const at of reached) {
          for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']) {
            const to = mapMove(given, placed, at, key);
            if (to !== undefined) reached.add(to);
          }
        }
        expect(reached.size).toBe(objectives.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what part of the map is shown', () => {
  const size = { width: 1000, height: 600 };

  it('keeps the point under the pointer where it is', () => {
    const zoomed = zoomAt({ x: 10, y: 20, k: 1 }, 1.5, { x: 300, y: 200 });
    expect((300 - zoomed.x) / zoomed.k).toBeCloseTo(290);
    expect((200 - zoomed.y) / zoomed.k).toBeCloseTo(180);
    expect(zoomAt({ x: 0, y: 0, k: 1 }, 1000, { x: 0, y: 0 }).k).toBe(2);
  });

  it('fits all of a box, in the middle', () => {
    const view = fit({ x: 100, y: 100, width: 4000, height: 1000 }, size);
    expect(view.x + 100 * view.k).toBeCloseTo(24);
    expect(view.x + 4100 * view.k).toBeCloseTo(976);
    expect(view.y + 600 * view.k).toBeCloseTo(300);
  });

  it('moves only as far as needed to bring something in', () => {
    const view = { x: 0, y: 0, k: 1 };
    expect(bringIn(view, { x: 100, y: 100, width: 200, height: 80 }, size)).toBe(view);
    expect(bringIn(view, { x: 900, y: 100, width: 200, height: 80 }, size)).toEqual({ x: -124, y: 0, k: 1 });
  });

  it('draws what is in view and little more, in steps', () => {
    const boxes = [...mapLayout(mapGraph(largeStrategy(1000))).boxes.values()];
    const drawn = (x: number) => {
      const part = drawnPart({ x, y: -200, k: 0.8 }, size);
      return boxes.filter((box) => touches(box, part)).length;
    };
    expect(drawn(-2000)).toBeLessThan(150);
    expect(drawnPart({ x: -2050, y: -200, k: 1 }, size)).toEqual(drawnPart({ x: -2150, y: -200, k: 1 }, size));
  });
});
