import { z } from 'zod';
import type { ErrorLog, LoggedError } from '../ports/error-log';
import { decode } from './codecs/decode';
import { ERRORS_KEY } from './keys';
import { getValue, setValue } from './kvs-client';

const MAX_ERRORS = 50;
const errorsRecord = z.object({
  items: z.array(z.object({ errorId: z.string(), at: z.string(), call: z.string(), kind: z.string() })),
});

const alike = ({ call, kind }: LoggedError): string => `${call} ${kind}`;

/** A full list gives up the oldest of what it has most of: a failure that lasts pushes nothing else out. */
function withRoom(items: readonly LoggedError[]): readonly LoggedError[] {
  if (items.length <= MAX_ERRORS) return items;
  const counts = new Map<string, number>();
  for (const item of items) counts.set(alike(item), (counts.get(alike(item)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return items.toSpliced(
    items.findIndex((item) => counts.get(alike(item)) === most),
    1,
  );
}

/** Of what is remembered: the first of each kind tells when it began. */
const MAX_REMEMBERED = 10;

/** The last failures in one small record. Two at the same moment may cost one of them; the log has both. */
export function createErrorLog(): ErrorLog {
  let remembered: readonly LoggedError[] = [];
  const recent: ErrorLog['recent'] = async () => {
    const value = await getValue(ERRORS_KEY);
    return value === undefined ? [] : decode(errorsRecord, ERRORS_KEY, value).items;
  };
  return {
    recent,
    async add(error) {
      await setValue(ERRORS_KEY, { items: withRoom([...(await recent()), error]) });
    },
    remember(error) {
      const isKnown = remembered.some((one) => alike(one) === alike(error));
      if (!isKnown && remembered.length < MAX_REMEMBERED) remembered = [...remembered, error];
    },
    async addRemembered() {
      if (remembered.length === 0) return;
      const before = remembered;
      const items = before.reduce<readonly LoggedError[]>((all, one) => withRoom([...all, one]), await recent());
      await setValue(ERRORS_KEY, { items: [...items] });
      remembered = remembered.filter((one) => !before.includes(one));
    },
  };
}
