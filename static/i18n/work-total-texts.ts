/** Texts of what several targets come to together. */
export const WORK_TOTAL_TEXTS = {
  'work-total': { one: '{done} of one work item is done.', other: '{done} of {count} work items are done.' },
  'work-total.shared': {
    one: 'One of them serves two or more targets and is counted once.',
    other: '{count} of them serve two or more targets and are counted once each.',
  },
  'work-total.each': 'There are too many to tell apart: a work item of several targets is counted for each of them.',
  'work-total.targets': { one: 'One target, here or below:', other: '{count} targets, here and below:' },
} as const;
