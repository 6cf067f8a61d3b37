import { z } from 'zod';
import type { AccountId, Instant } from '../domain/ids';
import type { BrokenGlass, GlassStore } from '../ports/glass-store';
import { decode, stored } from './codecs/decode';
import { glassKey } from './keys';
import { getValue, type Op } from './kvs-client';

const glassRecord = z.object({ v: z.literal(1), until: z.string(), reason: z.string() });

/** The platform drops the record some time after this; until then `until` says that it is over. */
const LIFE_HOURS = 1;

export const glassOp = (accountId: AccountId, glass: BrokenGlass | null): Op => {
  const key = glassKey(accountId);
  return glass === null ? { op: 'delete', key } : { op: 'set', key, value: { v: 1, ...glass }, ttlHours: LIFE_HOURS };
};

export function toGlass(accountId: AccountId, value: unknown): BrokenGlass | undefined {
  if (value === undefined) return undefined;
  const { until, reason } = decode(glassRecord, glassKey(accountId), value);
  return { until: stored<Instant>(until), reason };
}

/** Broken glass in plain storage, one record an account, which the platform drops after its time. */
export function createGlassStore(): GlassStore {
  return {
    find: async (accountId) => toGlass(accountId, await getValue(glassKey(accountId))),
  };
}
