import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWidth } from '../../../ui/use-width';
import { useStrategyScene } from '../edit/strategy-context';
import type { Selection } from '../selection';
import { MapCanvas } from './map-canvas';
import { lineOfSight, mapGraph } from './map-graph';
import { boxAround, mapLayout, mirrored, type MapLayout } from './map-layout';
import { mapLines } from './map-lines';
import { MapLegend } from './map-legend';
import { mapOutline } from './map-outline';
import { MapTable } from './map-table';
import { MapTools } from './map-tools';
import { spread } from './map-spread';
import styles from './map.module.css';
import { bringIn, centreOn, fit, fromTop, heightIn, heightOf, zoomAt, type Size, type Viewport } from './viewport';
import { MAP_TEXTS } from '../../../i18n/map-texts';
import { addTexts } from '../../../i18n/translate';

// Only here; the rest of the page does without them.
addTexts(MAP_TEXTS);

/** Below this there is no room for anything side by side. */
const NARROW_PX = 680;
/** What is gone to is shown at least this large. */
const LEAST_ZOOM = 0.6;

const LEAST_HEIGHT_PX = 360;
/** The tools over the map and the legend under it, about. */
const AROUND_PX = 104;

/** All of the map; of a long list as much as can be read, from its beginning. */
function wholeOf(layout: MapLayout, size: Size): Viewport {
  const whole = fit({ x: 0, y: 0, width: layout.width, height: layout.height }, size);
  return layout.isOutline && whole.k < LEAST_ZOOM ? fromTop(layout, size) : whole;
}

interface MapViewProps {
  readonly selection: Selection | null;
  readonly heightPx: number;
}

/** The objectives of a cycle as a graph: what counts towards what, and what is aligned; the same as a table. */
export function MapView({ selection, heightPx }: MapViewProps) {
  const { data, open } = useStrategyScene();
  const { objectives, terms, now } = data;
  const isMirrored = document.documentElement.dir === 'rtl';
  const graph = useMemo(() => mapGraph(objectives), [objectives]);
  const [root, width] = useWidth<HTMLDivElement>(1000);
  const isNarrow = width < NARROW_PX;
  const room = Math.max(LEAST_HEIGHT_PX, heightPx - AROUND_PX);
  const layout = useMemo(() => {
    const plain = isNarrow ? mapOutline(graph) : mapLayout(graph);
    const roomy = spread(plain, heightIn(plain, { width, height: room }));
    return isMirrored ? mirrored(roomy) : roomy;
  }, [graph, isMirrored, isNarrow, room, width]);
  const lines = useMemo(() => mapLines(graph, layout, isMirrored), [graph, layout, isMirrored]);

  const [isTable, setTable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const size = useMemo(
    // A list that is shorter than the screen needs no more than its length.
    () => ({ width, height: layout.isOutline ? Math.min(room, heightOf(layout, width)) : room }),
    [layout, width, room],
  );
  const [activeKey, setActiveKey] = useState<string | null>(selection?.kind === 'objective' ? selection.key : null);
  const active = activeKey !== null && graph.byKey.has(activeKey) ? activeKey : null;
  const line = useMemo(() => (active === null ? null : lineOfSight(graph, active)), [graph, active]);
  const [view, setView] = useState<Viewport>({ x: 0, y: 0, k: 1 });

  const showAll = useCallback((): void => {
    setView(wholeOf(layout, size));
  }, [layout, size]);

  const framed = useRef({ width: 0, isOutline: false });
  useEffect(() => {
    // Framed when it appears and when its room has changed much, never while somebody reads or edits.
    const { isOutline } = layout;
    if (framed.current.isOutline === isOutline && Math.abs(framed.current.width - size.width) < 60) return;
    framed.current = { width: size.width, isOutline };
    const first = graph.nodes[0] === undefined ? undefined : layout.boxes.get(active ?? graph.nodes[0].key);
    const whole = wholeOf(layout, size);
    if (active !== null && first !== undefined) setView(centreOn(first, size, Math.max(whole.k, LEAST_ZOOM)));
    else setView(whole);
  }, [active, graph, layout, size]);

  const onGo = useCallback(
    (key: string): void => {
      const box = layout.boxes.get(key);
      if (box === undefined) return;
      setActiveKey(key);
      setView((current) => (current.k < LEAST_ZOOM ? centreOn(box, size, LEAST_ZOOM) : bringIn(current, box, size)));
    },
    [layout, size],
  );
  const onOpen = useCallback((key: string): void => open({ kind: 'objective', key }), [open]);
  const onZoom = (factor: number): void =>
    setView((current) => zoomAt(current, factor, { x: size.width / 2, y: size.height / 2 }));
  const onLine = (): void => {
    if (line !== null) setView(fit(boxAround([...line].flatMap((key) => layout.boxes.get(key) ?? [])), size));
  };

  // What was opened elsewhere is looked at here too.
  const selectedKey = selection?.kind === 'objective' ? selection.key : null;
  useEffect(() => {
    if (selectedKey !== null) setActiveKey(selectedKey);
  }, [selectedKey]);

  const node = active === null ? undefined : graph.byKey.get(active);
  const looked = node === undefined || line === null ? null : { node, below: line.size - node.level };
  return (
    <div ref={root} className={styles.map}>
      <MapTools
        graph={graph}
        isTable={isTable}
        hasLine={line !== null}
        onTable={setTable}
        onGo={onGo}
        onZoom={onZoom}
        onFit={showAll}
        onLine={onLine}
      />
      {isTable ? (
        <MapTable graph={graph} terms={terms} now={now} onOpen={onOpen} />
      ) : (
        <>
          <MapCanvas
            graph={graph}
            layout={layout}
            lines={lines}
            terms={terms}
            now={now}
            frame={frame}
            size={size}
            view={view}
            setView={setView}
            activeKey={active}
            line={line}
            onActive={setActiveKey}
            onGo={onGo}
            onOpen={onOpen}
            onZoom={onZoom}
            onFit={showAll}
          />
          <MapLegend active={looked} />
        </>
      )}
    </div>
  );
}
