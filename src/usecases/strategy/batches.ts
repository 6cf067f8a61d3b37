import type { AuditItem } from '../../domain/audit';
import type { CycleKey } from '../../domain/ids';
import { MAX_OPERATIONS, operationsOf, type StrategyWrite } from '../../ports/strategy-store';
import type { RestsOn, WriteGroup } from './plan-writes';

/** JSON bytes in one transaction; the platform takes 4 MB. */
const MAX_BYTES = 2_000_000;

interface Batch {
  readonly writes: StrategyWrite[];
  readonly audit: AuditItem[];
  readonly rests: Map<string, RestsOn>;
  readonly opens: Set<CycleKey>;
  bytes: number;
}

const newKeys = ({ rests }: Batch, more: readonly RestsOn[]): number =>
  more.filter(({ key }) => !rests.has(key)).length;

function fits(batch: Batch, { writes, rests = [], opens = [] }: WriteGroup, bytes: number): boolean {
  const operations = [...batch.writes, ...writes].reduce((sum, write) => sum + operationsOf(write), 0);
  const held = batch.rests.size + newKeys(batch, rests) + new Set([...batch.opens, ...opens]).size;
  const count = operations + held;
  // One is the batch's entry in the audit log.
  return count < MAX_OPERATIONS && batch.bytes + bytes <= MAX_BYTES;
}

function packed(groups: readonly WriteGroup[]): readonly Batch[] {
  const batches: Batch[] = [];
  for (const group of groups) {
    const size = JSON.stringify(group.writes).length;
    let batch = batches[batches.length - 1];
    if (batch === undefined || !fits(batch, group, size)) {
      batch = { writes: [], audit: [], rests: new Map(), opens: new Set(), bytes: 0 };
      batches.push(batch);
    }
    batch.writes.push(...group.writes);
    batch.audit.push(...group.audit);
    for (const rest of group.rests ?? []) batch.rests.set(rest.key, rest);
    for (const cycle of group.opens ?? []) batch.opens.add(cycle);
    batch.bytes += size;
  }
  return batches;
}

/** A transaction names each record once; that settings are to be applied needs to be said but once. */
function withoutRepeats(writes: readonly StrategyWrite[]): readonly StrategyWrite[] {
  const isSettings = (write: StrategyWrite): boolean => write.kind === 'work' && write.item.kind === 'settings';
  const first = writes.findIndex(isSettings);
  return writes.filter((write, index) => index === first || !isSettings(write));
}

/** More than any file makes. */
const MOST_BATCHES = 999_999;

/** The id of a transaction's entry: all are of one moment, and the log lists what was written later before what was written first. */
export const entryId = (batch: number, id: string): string => `${String(MOST_BATCHES - batch).padStart(6, '0')}-${id}`;

/** Packs the groups into transactions; each keeps room for its entry in the audit log and for what it rests on. */
export function batchesOf(
  groups: readonly WriteGroup[],
  entryOf: (items: readonly AuditItem[], batch: number) => StrategyWrite,
): StrategyWrite[][] {
  const written = new Set<string>();
  return packed(groups).map(({ writes, audit, rests, opens }, batch) => {
    const own = new Set(writes.flatMap((write) => (write.kind === 'objective' ? [write.value.key] : [])));
    // What this transaction writes is held to by its own revision; what an earlier one wrote is one revision further.
    const held = [...rests.values()]
      .filter(({ key }) => !own.has(key))
      .map(({ key, rev }): StrategyWrite => ({ kind: 'unmoved', key, rev: written.has(key) ? rev + 1 : rev }));
    for (const key of own) written.add(key);
    const open = [...opens].map((cycle): StrategyWrite => ({ kind: 'open-cycle', cycle }));
    return [...withoutRepeats(writes), ...held, ...open, ...(audit.length === 0 ? [] : [entryOf(audit, batch)])];
  });
}
