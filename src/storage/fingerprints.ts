import { z } from 'zod';
import type { Fingerprints } from '../ports/fingerprints';
import { decode } from './codecs/decode';
import { STATUS_KEY } from './keys';
import { getValue, setValue } from './kvs-client';

const statusRecord = z.object({ map: z.string() });

export function createFingerprints(): Fingerprints {
  return {
    async statusMap() {
      const value = await getValue(STATUS_KEY);
      return value === undefined ? undefined : decode(statusRecord, STATUS_KEY, value).map;
    },
    saveStatusMap: async (map) => setValue(STATUS_KEY, { map }),
  };
}
