import { fieldRefusal, refusal } from '../answers';
import { DONE_RESOLUTION } from '../base-site';
import type { IssueRecord } from '../records';
import { transitionsOf } from '../workflow';
import type { ChangeContext } from './context';
import { applyFieldSet, type FieldSet } from './field-set';
import { storeChange } from './store-issue';

/** Stages a transition. Entering a done status resolves the issue, leaving it takes the resolution away. */
export function transitionIssue(change: ChangeContext, issue: IssueRecord, transitionId: string, set: FieldSet): void {
  const transition = transitionsOf(issue, change.tx).find((candidate) => candidate.id === transitionId);
  if (transition === undefined) throw refusal(400, `Transition id '${transitionId}' is not valid for this issue.`);
  const moved = { ...applyFieldSet(issue, set, change), statusId: transition.to.id };
  storeChange(change, issue, withResolution(change, issue, moved), 'issue_generic');
}

function withResolution({ tx, state }: ChangeContext, before: IssueRecord, moved: IssueRecord): IssueRecord {
  const isDone = tx.get('status', moved.statusId)?.category === 'done';
  const wasDone = tx.get('status', before.statusId)?.category === 'done';
  if (isDone && moved.resolutionId === null) {
    const resolutions = [...state.all('resolution')];
    const done = resolutions.find((resolution) => resolution.name === DONE_RESOLUTION) ?? resolutions[0];
    if (done === undefined) throw fieldRefusal({ resolution: 'This site has no resolution.' });
    return { ...moved, resolutionId: done.id };
  }
  return wasDone && !isDone ? { ...moved, resolutionId: null } : moved;
}
