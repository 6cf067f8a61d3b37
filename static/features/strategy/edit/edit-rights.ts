import type { CallOutput } from '../../../../src/contract/calls';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';

/** What the viewer may change, as the app will decide again when they do. */
export interface EditRights {
  /** Edits everything: administers Jira or has the permission to manage strategy. */
  readonly mayManage: boolean;
  /** Whoever may edit an objective may also put something under it. */
  mayEditObjective(objective: ObjectiveView): boolean;
  mayEditTarget(target: TargetView): boolean;
  mayCheckIn(target: TargetView): boolean;
  /** Whether an account is the viewer's own; nobody's is while they read as somebody else. */
  isMe(account: string | null | undefined): boolean;
  /** Whether they answer for it: its owner, or somebody who stands in. */
  isKeeper(of: Owned): boolean;
  /** Whether there is anything under which they may put something. */
  readonly mayAdd: boolean;
}

type Known = Pick<CallOutput<'getStrategy'>, 'me' | 'mayManage' | 'objectives' | 'cycles'>;

interface Owned {
  readonly owner: string | null;
  readonly delegates: readonly string[];
}

/**
 * In a closed cycle nobody changes anything. Otherwise who manages strategy edits everything; owners and their delegates
 * what is the owner's and what hangs under it.
 */
export function editRights({ me, mayManage, objectives, cycles }: Known): EditRights {
  const isKeeper = ({ owner, delegates }: Owned): boolean => owner === me || delegates.includes(me);
  const owns = (owned: Owned | undefined): boolean => mayManage || (owned !== undefined && isKeeper(owned));
  const closed = new Set(cycles.filter(({ state }) => state === 'closed').map(({ key }) => key));
  const byKey = new Map(objectives.map((objective) => [objective.key, objective]));
  const objectiveOf = (target: TargetView) => byKey.get(target.objective);
  const isOpen = (objective: ObjectiveView | undefined): boolean => !closed.has(objective?.cycle ?? '');
  return {
    mayManage,
    mayEditObjective: (objective) => isOpen(objective) && owns(objective),
    mayEditTarget: (target) => isOpen(objectiveOf(target)) && (owns(target) || owns(objectiveOf(target))),
    isMe: (account) => account === me,
    isKeeper,
    mayCheckIn: (target) => isOpen(objectiveOf(target)) && owns(target),
    mayAdd: objectives.some(owns) || mayManage,
  };
}
