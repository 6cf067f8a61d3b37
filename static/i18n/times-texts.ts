/** What a link makes each piece of its work count as. */
export const TIMES_TEXTS = {
  'times.half': 'half',
  times: '{times} times',
} as const;
