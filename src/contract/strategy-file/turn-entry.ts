import { z } from 'zod';
import { TURN_FIELDS } from '../../domain/turn';
import { accountId, day, instant } from './fields';

/** What an export says of a change of direction and of the answers to it, so that a restored site still waits for the others. */

const oneTurn = {
  at: instant,
  by: accountId,
  fields: z.array(z.enum(TURN_FIELDS)).max(TURN_FIELDS.length),
  due: day,
};
export const turnEntry = z.strictObject({
  ...oneTurn,
  first: z.exactOptional(instant),
  earlier: z.exactOptional(z.strictObject(oneTurn)),
});

export const affirmedEntry = z.strictObject({ at: instant, by: accountId });
