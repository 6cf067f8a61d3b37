import type { CallErrorCode } from '../contract/errors';
import type { Mistake } from '../contract/errors';
import type { CallName, CallOutput, CallParsed } from '../contract/calls';
import type { AccountId } from '../domain/ids';
import { err, type Result } from '../domain/result';
import type { ViewerRights } from '../ports/viewer';
import type { Deps } from '../usecases/deps';

/** An expected failure of a call, in the words a person reads. */
export interface CallError {
  readonly code: CallErrorCode;
  readonly message: string;
  readonly details?: readonly Mistake[];
}

export type Outcome<T> = Result<T, CallError>;

export const failed = (code: CallErrorCode, message: string, details?: readonly Mistake[]): Outcome<never> =>
  err(details === undefined ? { code, message } : { code, message, details });

/** Who is asking, from the platform's context and never from the payload. */
export interface Actor {
  readonly accountId: AccountId;
}

/**
 * What a call demands before it runs: a person with access to Jira (`jira`), sight of the issue named in the payload
 * (`browse-issue`), the right to edit it (`edit-issue`), or Jira administration (`admin`).
 */
export type Needs = 'jira' | 'browse-issue' | 'edit-issue' | 'admin';

export interface Handling<N extends CallName> {
  readonly needs: Needs;
  run(deps: Deps, input: CallParsed<N>, actor: Actor, rights: ViewerRights): Promise<Outcome<CallOutput<N>>>;
}

export type CallTable<N extends CallName> = { readonly [Name in N]: Handling<Name> };
