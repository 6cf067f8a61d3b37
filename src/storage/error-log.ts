import { z } from 'zod';
import type { ErrorLog } from '../ports/error-log';
import { decode } from './codecs/decode';
import { ERRORS_KEY } from './keys';
import { getValue, setValue } from './kvs-client';

const MAX_ERRORS = 50;
const errorsRecord = z.object({
  items: z.array(z.object({ errorId: z.string(), at: z.string(), call: z.string(), kind: z.string() })),
});

/** The last failures in one small record. Two at the same moment may cost one of them; the log has both. */
export function createErrorLog(): ErrorLog {
  const recent: ErrorLog['recent'] = async () => {
    const value = await getValue(ERRORS_KEY);
    return value === undefined ? [] : decode(errorsRecord, ERRORS_KEY, value).items;
  };
  return {
    recent,
    async add(error) {
      const items = [...(await recent()), error].slice(-MAX_ERRORS);
      await setValue(ERRORS_KEY, { items });
    },
  };
}
