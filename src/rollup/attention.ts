import type { ObjectiveStatus } from '../domain/objective';
import type { Status } from '../domain/status';

/** What needs attention first; what is fine last. */
const PLACE: Readonly<Record<Status, number>> = {
  'off-track': 0,
  'at-risk': 1,
  unmeasured: 2,
  'on-track': 3,
  achieved: 4,
};

/** Where something stands, as far as it decides what is looked at first. */
export interface Attention {
  readonly status: Status;
  /** How far it is ahead, as a share of its way; null while that is not known. */
  readonly variance: number | null;
}

interface StandingObjective {
  readonly status: ObjectiveStatus;
  readonly roll: Attention;
}

interface Standing {
  readonly result: {
    readonly status: Status;
    readonly progress: number | null;
    readonly expectedProgress: number;
  };
}

/** What a target asks for: the share of its way that it is ahead. */
export const attentionOf = ({ result: { status, progress, expectedProgress } }: Standing): Attention => ({
  status,
  variance: progress === null ? null : progress - expectedProgress,
});

/** The order of lists that put the exception first: by status, then the furthest behind. */
export const byAttention = (a: Attention, b: Attention): number =>
  PLACE[a.status] - PLACE[b.status] || (a.variance ?? 0) - (b.variance ?? 0);

const isOver = ({ status }: StandingObjective): number => (status === 'closed' ? 1 : 0);

/** The same for objectives: what is over is no exception any more. */
export const objectivesByAttention = (a: StandingObjective, b: StandingObjective): number =>
  isOver(a) - isOver(b) || byAttention(a.roll, b.roll);
