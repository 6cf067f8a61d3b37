import type { CallErrorCode, Mistake } from '../../src/contract/errors';

/** A call that did not answer with data: an expected refusal, or a failure that carries an error id. */
export class CallFailed extends Error {
  readonly code: CallErrorCode;
  readonly details: readonly Mistake[];
  /** The id under which the app's log has this failure; null when the call never reached the app. */
  readonly errorId: string | null;

  constructor(code: CallErrorCode, message: string, details: readonly Mistake[] = [], errorId: string | null = null) {
    super(message);
    this.name = 'CallFailed';
    this.code = code;
    this.details = details;
    this.errorId = errorId;
  }
}
