import { z } from 'zod';
import type { AccountId, Day, TargetKey } from '../domain/ids';
import type { HealthStore, Observed } from '../ports/health-store';
import { decode, stored } from './codecs/decode';
import { OBSERVED_KEY, translationKey } from './keys';
import { getValue, setValue } from './kvs-client';

const observedRecord = z.object({
  v: z.literal(1),
  gone: z.array(z.string()),
  afterOwner: z.string().nullable(),
  overlaps: z.array(z.tuple([z.string(), z.string()])),
  afterTarget: z.string().nullable(),
  // Sites from before this was kept have been looked at.
  knowsOwners: z.boolean().default(true),
  knowsOverlaps: z.boolean().default(true),
});
const translationRecord = z.object({
  v: z.literal(1),
  /** Day, waiting, of. */
  days: z.array(z.tuple([z.string(), z.number(), z.number()])),
});

const NOTHING: Observed = {
  gone: [],
  afterOwner: null,
  overlaps: [],
  afterTarget: null,
  knowsOwners: false,
  knowsOverlaps: false,
};

/** What the schedule keeps for the guard rules and the translation clock, in plain storage. */
export function createHealthStore(): HealthStore {
  return {
    async observed() {
      const value = await getValue(OBSERVED_KEY);
      if (value === undefined) return NOTHING;
      const { gone, afterOwner, overlaps, afterTarget, ...known } = decode(observedRecord, OBSERVED_KEY, value);
      return {
        gone: gone.map((id) => stored<AccountId>(id)),
        afterOwner: afterOwner === null ? null : stored<AccountId>(afterOwner),
        overlaps: overlaps.map(([a, b]) => [stored<TargetKey>(a), stored<TargetKey>(b)] as const),
        afterTarget: afterTarget === null ? null : stored<TargetKey>(afterTarget),
        knowsOwners: known.knowsOwners,
        knowsOverlaps: known.knowsOverlaps,
      };
    },
    async saveObserved({ gone, afterOwner, overlaps, afterTarget, knowsOwners, knowsOverlaps }) {
      await setValue(OBSERVED_KEY, {
        v: 1,
        gone: [...gone],
        afterOwner,
        overlaps: overlaps.map((pair) => [...pair]),
        afterTarget,
        knowsOwners,
        knowsOverlaps,
      });
    },
    async translation(cycle) {
      const key = translationKey(cycle);
      const value = await getValue(key);
      if (value === undefined) return [];
      return decode(translationRecord, key, value).days.map(([day, waiting, of]) => ({
        day: stored<Day>(day),
        waiting,
        of,
      }));
    },
    async saveTranslation(cycle, days) {
      await setValue(translationKey(cycle), { v: 1, days: days.map(({ day, waiting, of }) => [day, waiting, of]) });
    },
  };
}
