import type { ObjectiveView } from '../../src/contract/views';

/** The age of an objective's number, which is that of the numbers below it. */
export const agesOf = ({ asOf, staleSince, incomplete }: ObjectiveView['roll']) => ({
  asOf,
  staleSince: staleSince ?? null,
  complete: incomplete !== true,
});
