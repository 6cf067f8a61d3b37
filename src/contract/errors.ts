import { z } from 'zod';
import type { Sight } from './sight';

/** Every way a call can fail. Closed: the pages map each to words and a next step. */
export const CALL_ERROR_CODES = [
  'invalid',
  'unauthenticated',
  'no-jira-access',
  'forbidden',
  'not-found',
  'stale',
  'too-large',
  'busy',
  'unavailable',
  'internal',
] as const;
export type CallErrorCode = (typeof CALL_ERROR_CODES)[number];

/** One mistake: where it is (`objectives[2].parent`) and what is wrong there. */
export const mistakeSchema = z.object({
  path: z.string(),
  message: z.string(),
  account: z.string().optional(),
  more: z.number().optional(),
  isLeast: z.boolean().optional(),
});
export type Mistake = z.infer<typeof mistakeSchema>;

export const failureSchema = z.object({
  ok: z.literal(false),
  code: z.enum(CALL_ERROR_CODES),
  message: z.string(),
  details: z.array(mistakeSchema).optional(),
  /** The same id stands in the app's log. */
  errorId: z.string(),
});
export type CallFailure = z.infer<typeof failureSchema>;

export type Answer<T> = { readonly ok: true; readonly data: T; readonly sight?: Sight } | CallFailure;
