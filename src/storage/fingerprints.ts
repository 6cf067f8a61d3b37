import { z } from 'zod';
import type { Day } from '../domain/ids';
import type { Fingerprints } from '../ports/fingerprints';
import { decode, stored } from './codecs/decode';
import { STATUS_KEY } from './keys';
import { getValue, setValue } from './kvs-client';

const statusRecord = z.object({ map: z.string().nullable(), fieldsOn: z.string().nullable().optional() });

export function createFingerprints(): Fingerprints {
  return {
    async last() {
      const value = await getValue(STATUS_KEY);
      if (value === undefined) return { statuses: null, fieldsOn: null };
      const { map, fieldsOn = null } = decode(statusRecord, STATUS_KEY, value);
      return { statuses: map, fieldsOn: fieldsOn === null ? null : stored<Day>(fieldsOn) };
    },
    save: async ({ statuses, fieldsOn }) => setValue(STATUS_KEY, { map: statuses, fieldsOn }),
  };
}
