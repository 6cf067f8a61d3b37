import { countOf, type Mistake } from '../domain/mistake';
import type { LinkError } from '../usecases/links/change-target';
import type { NotApplied } from '../usecases/strategy/apply-file';
import { failed, type Outcome } from './call';

/** The same words for what does not exist and for what the reader may not see. */
export const notThere = (): Outcome<never> => failed('not-found', 'This does not exist, or is not for you to see.');

export const unknownCycle = (): Outcome<never> => failed('not-found', 'This cycle does not exist.');

export const unknownTarget = (): Outcome<never> => failed('not-found', 'This target does not exist.');

export function linkFailure(error: LinkError): Outcome<never> {
  switch (error) {
    case 'unknown-target':
      return unknownTarget();
    case 'unknown-issue':
      return failed('not-found', 'This work item does not exist, or you may not see it.');
    case 'unknown-link':
      return failed('not-found', 'This link is not there any more.');
    case 'same-link':
      return failed('invalid', 'This target is linked to that already. What the link does is changed in its own line.');
    case 'forbidden':
      return failed(
        'forbidden',
        'You may not change this link. Ask the owner of the target, or somebody who manages strategy.',
      );
    case 'not-for-scopes':
      return failed(
        'forbidden',
        'Only people with the permission to manage strategy add JQL scopes and take them away.',
      );
    case 'not-fed-by-work':
      return failed('invalid', 'This target is measured by check-ins, not by work, so nothing can be linked to it.');
    case 'too-many-links':
      return failed('too-large', 'This target has as many links as it can hold; use a JQL scope or link an epic.');
    case 'closed':
      return failed('invalid', 'The cycle of this target is closed, so nothing in it changes any more.');
    case 'ended':
      return failed(
        'invalid',
        'The objective of this target is closed, so what it is linked to stays as it was. Open the objective again first.',
      );
    case 'rule':
      return failed('invalid', 'Another target already counts this work, and a guard rule here forbids that.');
    case 'stale':
      return failed('stale', 'Other people are changing this target. Try again.');
  }
}

function fileMistakes(error: readonly Mistake[], stays: boolean): Outcome<never> {
  const { count: all, isLeast } = countOf(error);
  const counted = all === 1 ? 'one mistake' : `${all.toLocaleString('en-US')} mistakes`;
  const count = isLeast ? `at least ${counted}` : counted;
  return stays
    ? failed('stale', `Somebody changed what the file rests on: ${count} now. What had been applied stays.`, error)
    : failed('invalid', `The file has ${count}; nothing was changed.`, error);
}

export const planFailure = (error: readonly Mistake[]): Outcome<never> => fileMistakes(error, false);

export const importFailure = (error: NotApplied): Outcome<never> =>
  error.kind === 'mistakes'
    ? fileMistakes(error.mistakes, error.stays)
    : failed(
        'stale',
        'Other people kept changing the same entries; what had been applied stays. Import the file again.',
      );
