import type { PlatformAnswer } from './invocation';

/** A storage call that the platform refuses, with the code its clients see. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  answer(): PlatformAnswer {
    return { status: this.status, body: { code: this.code, message: this.message } };
  }
}

/** A request that is wrong in itself: 400. */
export function badRequest(code: string, message: string): StorageError {
  return new StorageError(400, code, message);
}
