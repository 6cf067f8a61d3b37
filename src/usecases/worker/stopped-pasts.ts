import type { TargetKey } from '../../domain/ids';
import type { PastStops } from '../../ports/past-stops';
import type { Deps } from '../deps';

/** A round that reads thousands of targets looks again after this long whether somebody has stopped their past meanwhile. */
const KEPT_MS = 10_000;

/** The stops as one round keeps them. */
export function keptStops({ pastStops, clock }: Pick<Deps, 'pastStops' | 'clock'>): PastStops {
  let kept: { readonly targets: ReadonlySet<TargetKey>; readonly untilMs: number } | undefined;
  return {
    ...pastStops,
    async find() {
      const nowMs = clock.nowMs();
      if (kept === undefined || nowMs > kept.untilMs)
        kept = { targets: await pastStops.find(), untilMs: nowMs + KEPT_MS };
      return kept.targets;
    },
  };
}

/** Somebody asks for the past of a target. True when it had been stopped. */
export async function startPast({ pastStops }: Pick<Deps, 'pastStops'>, target: TargetKey): Promise<boolean> {
  const stopped = await pastStops.find();
  if (!stopped.has(target)) return false;
  await pastStops.keep(new Set([...stopped].filter((one) => one !== target)));
  return true;
}
