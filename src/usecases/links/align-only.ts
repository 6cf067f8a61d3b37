import type { Editor } from '../../domain/access';
import { isBetween } from '../../domain/competing-rule';
import type { TargetKey } from '../../domain/ids';
import { bearingIn, withBearing, type WantedBearing } from '../../domain/links-changed';
import { isFedByWork } from '../../domain/measure';
import { err, ok, type Result } from '../../domain/result';
import type { Target } from '../../domain/target';
import type { StoredTarget } from '../../ports/strategy-store';
import { bearingsOf } from '../../rollup/bearing';
import { sharedLeaves, sharedLinks, type LinkedWork } from '../../rollup/shared-links';
import { scopeOf } from '../../rollup/scope';
import { sumsOf } from '../../rollup/sums';
import { resultOf, type TargetResult } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { foldedBy, ownRules } from '../worker/own-rules';
import { changeTarget, mayEditLinks, type LinkError } from './change-target';

type Reads = Pick<TargetResult, 'actual' | 'reason' | 'leaves'>;

/** What became of the target: which links only align now and how they were, what it read, and what it reads then. */
export interface AlignedOnly {
  readonly links: readonly { readonly no: number; readonly was: WantedBearing }[];
  readonly before: Reads | null;
  readonly after: Reads | null;
}

async function workOf(deps: Deps, { value: { target, roll } }: StoredTarget): Promise<LinkedWork> {
  return { links: target.links, members: await deps.rolls.members(target.key, roll) };
}

/** What the target reads by its work alone, if its links were these; null while that has not been read yet. */
async function readsBy(deps: Deps, stored: StoredTarget, target: Target, work: LinkedWork): Promise<Reads | null> {
  if (stored.value.roll.sums === null) return null;
  const own = ownRules(await deps.rolls.engine(), stored);
  const { members } = scopeOf(work.members, bearingsOf(target.links));
  const roll = { ...stored.value.roll, ...foldedBy(own), sums: sumsOf([...members.values()], own.fold) };
  const settings = await deps.strategy.settings();
  const { actual, reason, leaves } = resultOf({ ...target, override: null }, roll, settings, deps.clock.nowMs());
  return { actual, reason, leaves };
}

const aligned = (target: Target, nos: readonly number[]): Target =>
  nos.reduce((all, no) => {
    const link = all.links.find((one) => one.no === no);
    return link === undefined
      ? all
      : (withBearing(all, link, { ...bearingIn(link), role: 'aligned', weight: 1 }) ?? all);
  }, target);

/** What is settled is not told any more until the schedule looks again. */
async function forget(deps: Deps, key: TargetKey, besides: readonly TargetKey[]): Promise<void> {
  const observed = await deps.health.observed();
  const overlaps = observed.overlaps.filter((pair) => !besides.some((other) => isBetween(pair, key, other)));
  if (overlaps.length < observed.overlaps.length) await deps.health.saveObserved({ ...observed, overlaps });
}

/** A target and the work it shares with others, for somebody who may change that. */
interface Shared {
  readonly stored: StoredTarget;
  readonly work: LinkedWork;
  readonly others: readonly { readonly key: TargetKey; readonly work: LinkedWork }[];
  /** The links for which it competes with them. */
  readonly nos: readonly number[];
}
async function findShared(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  besides: readonly TargetKey[],
): Promise<Result<Shared, LinkError>> {
  const records = await deps.strategy.targets([key, ...besides]);
  const stored = records.get(key);
  if (stored === undefined) return err('unknown-target');
  if (!(await mayEditLinks(deps, editor, stored.value.target))) return err('forbidden');
  const rivals = [...records.values()].filter((one) => one !== stored && isFedByWork(one.value.target.measure));
  const work = await workOf(deps, stored);
  const others = await Promise.all(
    rivals.map(async (one) => ({ key: one.value.target.key, work: await workOf(deps, one) })),
  );
  const nos = sharedLinks(
    work,
    others.map((one) => one.work),
  );
  return ok({ stored, work, others, nos });
}

interface AlignPreview extends Pick<AlignedOnly, 'before' | 'after'> {
  /** Work items that count in the others too. */
  readonly shared: number;
  /** Links that would only align; none where each brings in work of its own besides. */
  readonly links: number;
}

/** How much it shares with the others, and what it would read if it only aligned with that. Changes nothing. */
export async function previewAlignOnly(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  besides: readonly TargetKey[],
): Promise<Result<AlignPreview, LinkError>> {
  const found = await findShared(deps, editor, key, besides);
  if (!found.ok) return found;
  const { stored, work, others, nos } = found.value;
  const { target } = stored.value;
  return ok({
    links: nos.length,
    shared: sharedLeaves(
      work,
      others.map((one) => one.work),
    ),
    before: await readsBy(deps, stored, target, work),
    after: await readsBy(deps, stored, aligned(target, nos), work),
  });
}

/**
 * Lets a target only align with the work that others count too, so that it competes with them no longer. Says how its links
 * were and what it reads then.
 */
export async function alignOnly(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  besides: readonly TargetKey[],
): Promise<Result<AlignedOnly, LinkError | 'work-of-its-own'>> {
  const found = await findShared(deps, editor, key, besides);
  if (!found.ok) return found;
  const { stored, work, others, nos } = found.value;
  if (nos.length === 0) return err('work-of-its-own');
  let links: AlignedOnly['links'] = [];
  let is: Target = stored.value.target;
  const saved = await changeTarget(deps, editor.accountId, key, [], (target) => {
    links = target.links.filter(({ no }) => nos.includes(no)).map((link) => ({ no: link.no, was: bearingIn(link) }));
    is = aligned(target, nos);
    return ok({ kind: 'save', target: is, linkNo: 0 });
  });
  if (!saved.ok) return saved;
  await forget(
    deps,
    key,
    others.map((one) => one.key),
  );
  return ok({
    links,
    before: await readsBy(deps, stored, stored.value.target, work),
    after: await readsBy(deps, stored, is, work),
  });
}
