import { textOf } from './answer-text';
import type { PlatformAnswer, PlatformRequest } from './invocation';
import type { PlatformLimits } from './limits';
import { EMPTY_READ_BYTES } from './prices';
import type { Storage } from './storage';
import { StorageError } from './storage-error';
import { createWindow } from './window';

/** What one storage call came to, for the meter and the journal. */
export interface StorageOutcome {
  readonly answer: PlatformAnswer;
  readonly kind: 'read' | 'write';
  readonly units: number;
  readonly bytes: number;
}

/** Storage behind its scope and its quotas. */
export interface StorageCalls {
  /** The request, and its body as it was read. */
  call(request: PlatformRequest, body: unknown): Promise<StorageOutcome>;
  /** What would be counted for a call that was answered by something else than the storage. */
  count(request: PlatformRequest, answer: PlatformAnswer): StorageOutcome;
}

const READS = /\/(get|query)$/;
const MINUTE_MS = 60_000;

/** Creates the gate in front of the storage. */
export function createStorageCalls(
  storage: Storage,
  scopes: readonly string[],
  limits: PlatformLimits,
  nowMs: () => number,
): StorageCalls {
  const second = createWindow(1000, nowMs);
  const reads = createWindow(MINUTE_MS, nowMs);
  const writes = createWindow(MINUTE_MS, nowMs);
  const batches = createWindow(MINUTE_MS, nowMs);
  const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / limits.unitBytes));

  const count = (request: PlatformRequest, answer: PlatformAnswer): StorageOutcome => {
    if (READS.test(request.path)) {
      const returned = bytesOf(answer.body);
      return {
        answer,
        kind: 'read',
        units: unitsOf(returned),
        bytes: isEmptyRead(answer) ? EMPTY_READ_BYTES : returned,
      };
    }
    const sent = Buffer.byteLength(request.body ?? '');
    return { answer, kind: 'write', units: unitsOf(sent), bytes: sent };
  };

  return {
    count,
    async call(request, body) {
      if (!scopes.includes('storage:app')) {
        return count(
          request,
          new StorageError(403, 'PERMISSION_DENIED', 'The app does not hold the scope storage:app.').answer(),
        );
      }
      const isRead = READS.test(request.path);
      const isBatch = request.path.includes('/batch/');
      const sentUnits = isRead ? 0 : unitsOf(Buffer.byteLength(request.body ?? ''));
      second.add(1);
      if (isBatch) batches.add(1);
      const full =
        second.used() > limits.storageRequestsPerSecond ||
        (isRead ? reads.used() >= limits.readUnitsPerMinute : writes.used() + sentUnits > limits.writeUnitsPerMinute) ||
        (isBatch && batches.used() > limits.batchesPerMinute);
      if (full) {
        return count(
          request,
          new StorageError(
            429,
            'RATE_LIMIT_EXCEEDED',
            'Limits for the current installation have been exceeded.',
          ).answer(),
        );
      }
      const outcome = count(request, await storage.handle(request.path, body));
      (isRead ? reads : writes).add(outcome.units);
      return outcome;
    },
  };
}

const bytesOf = (body: unknown): number =>
  typeof body === 'object' && body !== null ? Buffer.byteLength(textOf(body)) : 0;

function isEmptyRead({ status, body }: PlatformAnswer): boolean {
  if (status === 404) return true;
  return (
    typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data) && body.data.length === 0
  );
}
