import type { TargetKey } from '../../domain/ids';
import type { Target } from '../../domain/target';
import type { KeptReading } from '../../ports/reading-store';
import type { Deps } from '../deps';
import { readTogether } from './read-together';
import { createSharedIssues, type SharedIssues } from './shared-issues';

/** Issues after which a long reading is written down, so that no crash costs more than these. */
const KEEP_AFTER = 5_000;

/** Issues from which on a reading is written down before anything is made of it. */
const KEEP_LARGE = 2_000;

interface Reading {
  readonly head: KeptReading;
  readonly shared: SharedIssues;
  readonly targets: readonly Target[];
  /** Whether anything of it is in storage. */
  isKept: boolean;
}

/** The reading that an earlier round began for these targets, or a new one for all of them. */
async function openReading(deps: Deps, targets: readonly Target[], numberFields: readonly string[]): Promise<Reading> {
  const head = await deps.readings.head();
  const wanted = new Set(head?.targets ?? []);
  const left = targets.filter(({ key }) => wanted.has(key));
  const covers = numberFields.every((field) => head?.numberFields.includes(field) === true);
  if (head !== undefined && left.length > 0 && covers)
    return { head, shared: createSharedIssues(await deps.readings.findings()), targets: left, isKept: true };
  if (head !== undefined) await deps.readings.drop();
  const keys = targets.map(({ key }) => key);
  return {
    head: { startedAtMs: deps.clock.nowMs(), targets: keys, numberFields },
    shared: createSharedIssues(),
    targets,
    isKept: false,
  };
}

async function keep(deps: Deps, reading: Reading): Promise<void> {
  const found = reading.shared.takeNew();
  if (found.length === 0) return;
  await deps.readings.keep(reading.head, found);
  reading.isKept = true;
}

/**
 * Reads the targets as one and hands Jira, as it was read, to `sync` with the targets it is for. Stopped by time or by
 * Jira, what has been read is kept and the next round goes on from there: nothing is paid for twice. False when something
 * is left.
 */
export async function withReading(
  deps: Deps,
  targets: readonly Target[],
  numberFields: readonly string[],
  untilMs: number,
  sync: (reading: Deps, batch: ReadonlySet<TargetKey>) => Promise<boolean>,
): Promise<boolean> {
  // What was read so far may be much: it is not looked at for a round in which nothing more can be read.
  deps.source.admit();
  const reading = await openReading(deps, targets, numberFields);
  const { shared } = reading;
  let keptAt = shared.facts.size;
  const stretch = {
    shared,
    numberFields: reading.head.numberFields,
    async onFound() {
      if (shared.facts.size < keptAt + KEEP_AFTER) return;
      keptAt = shared.facts.size;
      await keep(deps, reading);
    },
    isOver: () => deps.clock.nowMs() > untilMs,
  };
  let isWhole = false;
  try {
    const source = await readTogether(deps, reading.targets, stretch);
    // Saving many scopes takes long, and storage may ask to wait: what was paid for is safe before that.
    if (shared.facts.size >= KEEP_LARGE) await keep(deps, reading);
    const batch = new Set(reading.targets.map(({ key }) => key));
    isWhole = source !== undefined && (await sync({ ...deps, source }, batch));
  } finally {
    if (!isWhole) await keep(deps, reading);
  }
  if (isWhole && reading.isKept) await deps.readings.drop();
  // Targets that began to wait after the reading had begun are read next.
  return isWhole && reading.targets.length === targets.length;
}
