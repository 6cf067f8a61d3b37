import { z } from 'zod';
import { DEEDS } from '../domain/check-in-book';
import type { AccountId, Day, Instant, TargetKey } from '../domain/ids';
import type { CheckInLog, CheckInVersion } from '../ports/check-in-log';
import { checkInRecord, fromCheckIn, toCheckIn } from './codecs/check-ins';
import { decode, stored } from './codecs/decode';
import { versionKey, versionPrefix } from './keys';
import { getValue, keyPage, type Op } from './kvs-client';

/** Versions on one page; a reader wants the latest few. */
const PAGE = 20;
/** The longest life the platform gives a value. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const LIFE_DAYS = 365;

const versionRecord = z.object({
  v: z.literal(1),
  at: z.string(),
  by: z.string(),
  deed: z.enum(DEEDS),
  changes: z.array(z.object({ day: z.string(), before: checkInRecord.nullable(), after: checkInRecord.nullable() })),
});

function toVersion(key: string, value: unknown): CheckInVersion {
  const { at, by, deed, changes } = decode(versionRecord, key, value);
  return {
    at: stored<Instant>(at),
    by: stored<AccountId>(by),
    deed,
    changes: changes.map(({ day, before, after }) => ({
      day: stored<Day>(day),
      before: before === null ? null : toCheckIn(before),
      after: after === null ? null : toCheckIn(after),
    })),
  };
}

/** The write that keeps a version; it stands in the transaction of the change itself. */
export const versionOp = (target: TargetKey, { at, by, deed, changes }: CheckInVersion, id: string): Op => ({
  op: 'set',
  key: versionKey(target, Date.parse(at), id),
  value: {
    v: 1,
    at,
    by,
    deed,
    changes: changes.map(({ day, before, after }) => ({
      day,
      before: before === null ? null : fromCheckIn(before),
      after: after === null ? null : fromCheckIn(after),
    })),
  },
  ttlDays: LIFE_DAYS,
});

export function createCheckInLog(): CheckInLog {
  return {
    async list(target, cursor) {
      const prefix = versionPrefix(target);
      const page = await keyPage(prefix, cursor, PAGE);
      const versions = page.rows.map(({ key, value }) => ({
        ...toVersion(key, value),
        versionId: key.slice(prefix.length),
      }));
      return { versions, cursor: page.cursor };
    },
    async find(target, id) {
      const key = versionPrefix(target) + id;
      const value = await getValue(key);
      return value === undefined ? undefined : toVersion(key, value);
    },
  };
}
