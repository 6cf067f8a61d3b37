import type { CallOutput } from '../../../../src/contract/calls';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import { isEntered } from '../../../ui/measure-feed';

/** What the viewer may change, as the app will decide again when they do. */
export interface EditRights {
  readonly isAdmin: boolean;
  /** Whoever may edit an objective may also put something under it. */
  mayEditObjective(objective: ObjectiveView): boolean;
  mayEditTarget(target: TargetView): boolean;
  mayCheckIn(target: TargetView): boolean;
  /** Whether there is anything under which they may put something. */
  readonly mayAdd: boolean;
}

type Known = Pick<CallOutput<'getStrategy'>, 'me' | 'isAdmin' | 'objectives'>;

/** Administrators edit everything, owners what they own and what hangs under it. */
export function editRights({ me, isAdmin, objectives }: Known): EditRights {
  const owns = (owned: { readonly owner: string | null } | undefined): boolean => isAdmin || owned?.owner === me;
  return {
    isAdmin,
    mayEditObjective: owns,
    mayEditTarget: (target) => owns(target) || owns(objectives.find(({ key }) => key === target.objective)),
    mayCheckIn: (target) => isEntered(target) && owns(target),
    mayAdd: objectives.some(owns) || isAdmin,
  };
}
