import { z } from 'zod';
import type { AccessStore } from '../ports/access-store';
import { decode } from './codecs/decode';
import { accessKey } from './keys';
import { getValue, transact } from './kvs-client';

const accessRecord = z.object({ v: z.literal(1), atMs: z.number() });

/** The platform drops the record some time after this; until then its time says how old it is. */
const LIFE_HOURS = 24;

/** Who had access to Jira, in plain storage: one record an account, and nothing in it but the time. */
export function createAccessStore(): AccessStore {
  return {
    async lastMs(accountId) {
      const key = accessKey(accountId);
      const value = await getValue(key);
      return value === undefined ? undefined : decode(accessRecord, key, value).atMs;
    },
    async note(accountId, atMs) {
      await transact([{ op: 'set', key: accessKey(accountId), value: { v: 1, atMs }, ttlHours: LIFE_HOURS }]);
    },
  };
}
