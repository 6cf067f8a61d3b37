import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { FrontStore } from '../ports/front-store';
import type { StrategyWrite } from '../ports/strategy-store';
import { decode } from './codecs/decode';
import { FRONT_KEY, FRONT_STATE_KEY, LOOKED_KEY, WAITING_KEY } from './keys';
import { getMany, setValue, UnreadableRecord, type Op } from './kvs-client';
import { toLookedMs } from './wait-log';

const stateRecord = z.object({ state: z.string() });
/** Packed, because it is read at each opening and paid by the byte. */
const frontRecord = z.object({ v: z.literal(1), state: z.string(), at: z.number(), z: z.string() });

const packed = (content: unknown): string => deflateRawSync(JSON.stringify(content)).toString('base64');

function unpacked(text: string): unknown {
  try {
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8'));
  } catch {
    // Whatever is wrong with the text, the record is of no use; its key says where to look.
    throw new UnreadableRecord(FRONT_KEY, 'z');
  }
}

/** A state that no other write has: a record has each revision once, an entry of the audit log its own id. */
function stateAfter(writes: readonly StrategyWrite[]): string | undefined {
  for (const write of writes) {
    if (write.kind === 'audit') return write.id;
    if (write.kind === 'removed') return `no ${write.of} ${write.key} ${write.rev}`;
    if (write.kind === 'work') return write.stamp;
    if (write.kind === 'cycle' || write.kind === 'objective') {
      return `${write.kind} ${write.value.key} ${write.rev ?? 0}`;
    }
    if (write.kind === 'target') return `target ${write.value.target.key} ${write.rev ?? 0}`;
  }
  return undefined;
}

const isShown = ({ kind }: StrategyWrite): boolean =>
  kind === 'cycle' ||
  kind === 'objective' ||
  kind === 'target' ||
  kind === 'settings' ||
  kind === 'check-ins' ||
  kind === 'removed';

/** Makes what was kept unknown, in the transaction of what changes it. */
export function frontOps(writes: readonly StrategyWrite[]): readonly Op[] {
  if (!writes.some(isShown)) return [];
  const state = stateAfter(writes);
  return [
    state === undefined
      ? { op: 'delete', key: FRONT_STATE_KEY }
      : { op: 'set', key: FRONT_STATE_KEY, value: { state } },
  ];
}

export function createFrontStore(): FrontStore {
  return {
    async look(fresh) {
      const found = await getMany([
        { key: FRONT_STATE_KEY },
        { key: FRONT_KEY },
        { key: WAITING_KEY },
        { key: LOOKED_KEY },
      ]);
      const word = { isWaiting: found.has(WAITING_KEY), lookedMs: toLookedMs(found.get(LOOKED_KEY)) };
      const known = found.get(FRONT_STATE_KEY);
      if (known === undefined) {
        await setValue(FRONT_STATE_KEY, { state: fresh });
        return { state: fresh, ...word, kept: undefined };
      }
      const { state } = decode(stateRecord, FRONT_STATE_KEY, known);
      const front = found.get(FRONT_KEY);
      if (front === undefined) return { state, ...word, kept: undefined };
      const record = decode(frontRecord, FRONT_KEY, front);
      if (record.state !== state) return { state, ...word, kept: undefined };
      return { state, ...word, kept: { atMs: record.at, content: unpacked(record.z) } };
    },
    keep: async (state, { atMs, content }) => setValue(FRONT_KEY, { v: 1, state, at: atMs, z: packed(content) }),
  };
}
