import type { z } from 'zod';
import type { CallName } from '../contract/calls';
import type { CallErrorCode, Mistake } from '../contract/errors';
import { packLists } from '../contract/packed';
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
 * (`browse-issue`), the right to edit it (`edit-issue`), that right or the management of strategy
 * (`edit-issue-or-manage`: a deleted issue can be edited by nobody), the management of strategy (`manage`), or Jira
 * administration (`admin`).
 */
export type Needs = 'jira' | 'browse-issue' | 'edit-issue' | 'edit-issue-or-manage' | 'manage' | 'admin';

/**
 * What a call does while Jira gives no answer: one that only `reads` the strategy is answered to people known to have access,
 * and one that `opens` a page makes them known.
 */
export type WhileBusy = 'opens' | 'reads';

/** A call whose payload has been read: what access is decided on, and what remains to be run. */
interface ReadCall {
  /** The issue the payload names, if it does. */
  readonly issueId: string | undefined;
  run(deps: Deps, actor: Actor, rights: ViewerRights): Promise<Outcome<unknown>>;
}

/** A call bound to its schemas, so that nothing reaches its code unread and nothing leaves it unchecked. */
export interface BoundCall {
  readonly needs: Needs;
  readonly whileBusy?: WhileBusy;
  read(payload: unknown): Result<ReadCall, readonly Mistake[]>;
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');

const issueIn = (input: unknown): string | undefined =>
  typeof input === 'object' && input !== null && 'issueId' in input && typeof input.issueId === 'string'
    ? input.issueId
    : undefined;

/** Binds the code of a call to the schemas of its contract. Lists named in `packs` travel packed. */
export function call<I extends z.ZodType, O extends z.ZodObject>(
  schemas: { readonly input: I; readonly output: O },
  handling: {
    readonly needs: Needs;
    readonly whileBusy?: WhileBusy;
    readonly packs?: ReadonlyArray<keyof z.output<O> & string>;
    run(deps: Deps, input: z.output<I>, actor: Actor, rights: ViewerRights): Promise<Outcome<z.input<O>>>;
  },
): BoundCall {
  return {
    needs: handling.needs,
    ...(handling.whileBusy === undefined ? {} : { whileBusy: handling.whileBusy }),
    read(payload) {
      const parsed = schemas.input.safeParse(payload);
      if (!parsed.success) {
        return err(parsed.error.issues.map(({ path, message }) => ({ path: pathText(path), message })));
      }
      const input = parsed.data;
      return {
        ok: true,
        value: {
          issueId: issueIn(input),
          async run(deps, actor, rights) {
            const outcome = await handling.run(deps, input, actor, rights);
            if (!outcome.ok) return outcome;
            const value = schemas.output.parse(outcome.value);
            return { ok: true, value: packLists(value, handling.packs ?? []) };
          },
        },
      };
    },
  };
}

/** The calls of one audience. */
export type CallTable<N extends CallName> = { readonly [Name in N]: BoundCall };
