import { useCallback, useEffect, useMemo, useState } from 'react';
import { t } from '../../i18n/translate';
import { knownObjective, knownTarget, type Known } from './edit/entries';
import { saveChanges, type Change } from './edit/save-entries';
import { useStrategyScene } from './edit/strategy-context';
import { undoChanges } from './edit/undo';
import type { AskedMove } from './pivot/move-question';
import { movingOf, placeAt, placesOf, siblingsIn, type DropPlace, type Moving, type NoPlace } from './tree-drop';
import { placesFor } from './tree-order';
import type { TreeRow } from './tree-rows';

/** Moving one row, by keyboard or pointer. */
export interface RowMove {
  /** The row that is being moved, and where it would land. */
  readonly movingId: string | null;
  readonly place: DropPlace | NoPlace | null;
  /** Said aloud and shown while it is moved, and why it was not. */
  readonly said: string | null;
  readonly failure: Error | null;
  /** A move under another objective, until it is known whether anybody has to be asked about it. */
  readonly asked: AskedMove | null;
  /** What became of the question: it is saved, left, or the app refuses it. */
  answer(answer: 'save' | 'leave' | Error): void;
  mayMove(row: TreeRow): boolean;
  grab(row: TreeRow): void;
  /** To the next place, or the one before. */
  step(by: 1 | -1): void;
  /** Over a row, this share of its height from its top; over nothing. */
  over(row: TreeRow | null, share: number): void;
  drop(): void;
  cancel(): void;
}

/** How the row shows that what is being moved would land at it. */
export function dropOf({ place }: RowMove, id: string): string | undefined {
  if (place?.rowId !== id) return undefined;
  return 'refused' in place ? 'refused' : place.edge;
}

/** How long it is shown why something stayed where it was; it changes nothing. */
const LAST_WORDS_MS = 6_000;

const nameOf = (row: TreeRow): string => (row.kind === 'objective' ? row.objective.name : row.target.name);
const keyOf = (row: TreeRow): string => (row.kind === 'objective' ? row.objective.key : row.target.key);
const knownOf = (row: TreeRow): Known =>
  row.kind === 'objective' ? knownObjective(row.objective) : knownTarget(row.target);

/** What a drop changes: where the row hangs, and the places it takes to stand there. */
function changesOf(moving: Moving, { parent, next }: DropPlace): readonly Change[] {
  const { row } = moving;
  const field = row.kind === 'objective' ? 'parent' : 'objective';
  const was = row.kind === 'objective' ? row.objective.parent : row.target.objective;
  const hangs = was === parent ? {} : { [field]: parent };
  if (next === undefined) return Object.keys(hangs).length === 0 ? [] : [{ before: knownOf(row), fields: hangs }];
  const siblings = siblingsIn(moving, parent);
  const own = row.kind === 'objective' ? row.objective : row.target;
  const places = new Map(placesFor(own, siblings, next).map(({ key, order }) => [key, order]));
  const ownPlace = places.get(own.key);
  const fields = { ...hangs, ...(ownPlace === undefined ? {} : { order: ownPlace }) };
  const others = siblings.flatMap((sibling) => {
    const order = places.get(sibling.key);
    if (order === undefined) return [];
    const before = 'roll' in sibling ? knownObjective(sibling) : knownTarget(sibling);
    return [{ before, fields: { order } }];
  });
  return Object.keys(fields).length === 0 ? others : [{ before: knownOf(row), fields }, ...others];
}

/** Moves a row of the tree: under another objective, or between its siblings. */
export function useRowMove(
  rows: readonly TreeRow[],
  isOrdered: boolean,
  onMoved: (parent: string | null) => void,
): RowMove {
  const { data, rights, done } = useStrategyScene();
  const { objectives, targets } = data;
  const [row, setRow] = useState<TreeRow | null>(null);
  const [place, setPlace] = useState<DropPlace | NoPlace | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);

  const [asked, setAsked] = useState<(AskedMove & { readonly parent: string | null }) | null>(null);

  const isOver = row === null && said !== null;
  useEffect(() => {
    if (!isOver) return undefined;
    const timer = setTimeout(() => setSaid(null), LAST_WORDS_MS);
    return () => clearTimeout(timer);
  }, [isOver, said]);

  const byKey = useMemo(() => new Map(objectives.map((one) => [one.key, one])), [objectives]);
  const mayPlaceUnder = useCallback(
    (parent: string | null): boolean => {
      const above = parent === null ? undefined : byKey.get(parent);
      return above === undefined ? rights.mayManage : rights.mayEditObjective(above);
    },
    [byKey, rights],
  );
  const moving = useMemo<Moving | null>(
    () => (row === null ? null : movingOf(row, objectives, targets, { isOrdered, mayPlaceUnder })),
    [row, objectives, targets, isOrdered, mayPlaceUnder],
  );
  const places = useMemo(() => (moving === null ? [] : placesOf(moving, rows)), [moving, rows]);

  const placeText = (at: DropPlace): string => {
    const parent = at.parent === null ? null : byKey.get(at.parent);
    const next = [...objectives, ...targets].find(({ key }) => key === at.next);
    if (at.edge !== 'into' && next !== undefined) return t('move.before', { name: next.name });
    if (parent === null || parent === undefined) return t('move.top');
    return at.edge === 'into' ? t('move.into', { name: parent.name }) : t('move.last', { name: parent.name });
  };
  const go = (at: DropPlace | NoPlace | null): void => {
    setPlace(at);
    if (at === null) return;
    setSaid('refused' in at ? t(`move.refused.${at.refused}`) : placeText(at));
  };
  const end = (text: string | null): void => {
    setRow(null);
    setPlace(null);
    setSaid(text);
  };
  const save = (at: DropPlace, from: Moving): void => {
    const changes = changesOf(from, at);
    end(null);
    if (changes.length === 0) return;
    const cycles = data.cycle === null ? [] : [data.cycle.key];
    const move = { name: nameOf(from.row), place: placeText(at), changes, cycles, parent: at.parent };
    const isTurn = changes.some(({ fields }) => 'parent' in fields);
    if (isTurn) setAsked(move);
    else saveMove(move);
  };
  const saveMove = ({
    name,
    place: to,
    changes,
    cycles,
    parent,
  }: AskedMove & { readonly parent: string | null }): void => {
    saveChanges(changes, cycles).then(
      ({ saved, left }) => {
        if (left.length > 0) setSaid(t('move.left', { name }));
        if (saved.length === 0) return;
        done(t('move.done', { name, place: to }), undoChanges(saved, data.cycle?.key ?? null));
        onMoved(parent);
      },
      (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  };

  return {
    movingId: row?.id ?? null,
    place,
    said,
    failure,
    asked,
    answer: (answer) => {
      setAsked(null);
      if (answer instanceof Error) setFailure(answer);
      else if (answer === 'leave') setSaid(t('move.cancelled'));
      else if (asked !== null) saveMove(asked);
    },
    mayMove: (one) =>
      one.kind === 'objective' ? rights.mayEditObjective(one.objective) : rights.mayEditTarget(one.target),
    grab: (one) => {
      setFailure(null);
      setRow(one);
      setPlace(null);
      setSaid(t(isOrdered ? 'move.grabbed' : 'move.grabbed.into', { name: nameOf(one), key: keyOf(one) }));
    },
    step: (by) => {
      if (row === null || places.length === 0) return;
      const at = new Map(rows.map(({ id }, index) => [id, index]));
      const here = at.get(row.id) ?? 0;
      const below = places.findIndex(({ rowId }) => (at.get(rowId) ?? 0) > here);
      const start = below < 0 ? places.length : below;
      const now = places.findIndex(
        ({ rowId, edge }) => rowId === place?.rowId && 'edge' in place && edge === place.edge,
      );
      const next = now < 0 ? (by > 0 ? start : start - 1) : now + by;
      go(places[Math.max(0, Math.min(places.length - 1, next))] ?? null);
    },
    over: (one, share) => {
      if (moving === null) return;
      const at = one === null ? null : placeAt(moving, one, share);
      const isSame = at?.rowId === place?.rowId && JSON.stringify(at) === JSON.stringify(place);
      if (!isSame) go(at);
    },
    drop: () => {
      if (moving === null) return;
      if (place === null || 'refused' in place) {
        end(place === null ? t('move.cancelled') : t(`move.refused.${place.refused}`));
        return;
      }
      save(place, moving);
    },
    cancel: () => end(t('move.cancelled')),
  };
}
