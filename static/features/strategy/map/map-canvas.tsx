import {
  useEffect,
  useMemo,
  useRef,
  type Dispatch,
  type KeyboardEvent,
  type RefObject,
  type SetStateAction,
} from 'react';
import type { TermsView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import type { MapGraph } from './map-graph';
import { mapMove } from './map-keys';
import type { MapLayout } from './map-layout';
import type { MapLine } from './map-lines';
import { MapNodeBox } from './map-node';
import styles from './map.module.css';
import { useMapGestures } from './use-map-gestures';
import { drawnPart, touches, type Size, type Viewport } from './viewport';

/** Below this no text can be read: objectives are drawn as plain boxes. */
const READABLE = 0.38;

/** A letter of the names seen from far away, about; names of fewer letters say nothing. */
const FAR_LETTER_PX = 7.5;
const FEW_LETTERS = 6;

interface MapCanvasProps {
  readonly graph: MapGraph;
  readonly layout: MapLayout;
  readonly lines: readonly MapLine[];
  readonly terms: TermsView;
  readonly now: string;
  readonly frame: RefObject<HTMLDivElement>;
  readonly size: Size;
  readonly view: Viewport;
  readonly setView: Dispatch<SetStateAction<Viewport>>;
  /** What the reader is at. */
  readonly activeKey: string | null;
  /** What is above and below it; null when nothing is looked at. */
  readonly line: ReadonlySet<string> | null;
  readonly onActive: (key: string | null) => void;
  /** Goes to an objective: makes it active and brings it into view. */
  readonly onGo: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

/** The picture itself: only what is in view is drawn, one objective is the tab stop, arrows follow the lines. */
export function MapCanvas(props: MapCanvasProps) {
  const { graph, layout, lines, terms, now, frame, size, view, setView, activeKey, line } = props;
  const gestures = useMapGestures(frame, setView);
  const wantsFocus = useRef(false);
  const stopKey = activeKey !== null && graph.byKey.has(activeKey) ? activeKey : (graph.nodes[0]?.key ?? null);

  const part = drawnPart(view, size);
  const isReadable = view.k >= READABLE;
  const drawn = useMemo(() => {
    const shown = { x: part.x, y: part.y, width: part.width, height: part.height };
    return {
      nodes: graph.nodes.flatMap((node) => {
        const box = layout.boxes.get(node.key);
        return box !== undefined && (touches(box, shown) || node.key === stopKey) ? [{ node, box }] : [];
      }),
      lines: lines.filter(({ box }) => touches(box, shown)),
    };
  }, [graph, layout, lines, part.x, part.y, part.width, part.height, stopKey]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    frame.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus({ preventScroll: true });
  }, [activeKey, frame]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = stopKey === null ? undefined : mapMove(graph, layout, stopKey, event.key);
    if (to !== undefined) {
      wantsFocus.current = to !== activeKey;
      props.onGo(to);
    } else if (event.key === '+' || event.key === '=') props.onZoom(1.25);
    else if (event.key === '-' || event.key === '_') props.onZoom(0.8);
    else if (event.key === '0') props.onFit();
    else if (event.key === 'Escape' && activeKey !== null) props.onActive(null);
    else if (!event.key.startsWith('Arrow') && !event.key.startsWith('Page')) return;
    event.preventDefault();
  };

  const inLine = (key: string): boolean | null => (line === null ? null : line.has(key));
  return (
    // The arrows move between objectives, as inside a diagram and unlike inside a document.
    <div
      ref={frame}
      role="application"
      aria-label={t('map.title')}
      aria-describedby="map-how"
      className={styles.canvas}
      // A press on the background puts the reader into the map.
      tabIndex={-1}
      style={{ blockSize: size.height }}
      onKeyDown={onKeyDown}
      {...gestures}
    >
      <svg className={styles.picture} width="100%" height={size.height} data-far={!isReadable}>
        <defs>
          <Arrow id="map-arrow" />
          <Arrow id="map-arrow-out" line="out" />
        </defs>
        <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`}>
          {drawn.lines.map((one) => (
            <Line key={one.id} line={one} state={stateOf(one, line, activeKey)} />
          ))}
          {drawn.nodes.map(({ node, box }) =>
            isReadable || node.key === stopKey ? (
              <MapNodeBox
                key={node.key}
                node={node}
                box={box}
                terms={terms}
                now={now}
                inLine={inLine(node.key)}
                isActive={node.key === activeKey}
                isStop={node.key === stopKey}
                onFocus={props.onActive}
                onOpen={props.onOpen}
              />
            ) : (
              <rect
                key={node.key}
                className={styles.far}
                data-status={node.objective.roll.status}
                data-line={line === null ? undefined : line.has(node.key) ? 'in' : 'out'}
                {...box}
                rx={8}
                onClick={() => props.onGo(node.key)}
              >
                <title>{node.objective.name}</title>
              </rect>
            ),
          )}
          {!isReadable && <FarNames graph={graph} layout={layout} k={view.k} />}
        </g>
      </svg>
    </div>
  );
}

/** From far away, what stands at the top is named, in letters that do not shrink with the map. */
function FarNames({ graph, layout, k }: Pick<MapCanvasProps, 'graph' | 'layout'> & { readonly k: number }) {
  return (
    <g aria-hidden="true">
      {[...layout.trees].map(([key, tree]) => {
        const name = graph.byKey.get(key)?.objective.name ?? '';
        const letters = Math.floor((tree.width * k) / FAR_LETTER_PX);
        if (letters < FEW_LETTERS) return null;
        return (
          <text key={key} className={styles.farName} x={tree.x + tree.width / 2} y={tree.y - 8 / k} fontSize={13 / k}>
            {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
          </text>
        );
      })}
    </g>
  );
}

type LineState = 'in' | 'out' | undefined;

/** A parent's line belongs to the line of sight, an alignment to the objective that is looked at. */
function stateOf({ kind, from, to }: MapLine, line: ReadonlySet<string> | null, activeKey: string | null): LineState {
  if (line === null) return undefined;
  const isIn = kind === 'parent' ? line.has(from) && line.has(to) : from === activeKey || to === activeKey;
  return isIn ? 'in' : 'out';
}

function Line({ line, state }: { readonly line: MapLine; readonly state: LineState }) {
  if (line.kind === 'parent') return <path className={styles.parent} data-line={state} d={line.path} />;
  const arrow = state === 'out' ? 'url(#map-arrow-out)' : 'url(#map-arrow)';
  return <path className={styles.aligned} data-line={state} d={line.path} markerEnd={arrow} />;
}

function Arrow({ id, line }: { readonly id: string; readonly line?: 'out' }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="10"
      markerHeight="10"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path className={styles.arrow} data-line={line} d="M0 0L8 4L0 8Z" />
    </marker>
  );
}
