import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import type { OwnWork } from '../domain/own-failure';
import { StorageUnavailable } from '../ports/storage-unavailable';
import { WakeRefused } from '../ports/wake';
import { WorkSourceBusy } from '../ports/work-source';
import type { Deps } from '../usecases/deps';
import { catchUp, prepareSite, projectChanged, reconcile } from '../usecases/events/reconcile';
import { recordIssueEvent } from '../usecases/events/record-issue-event';
import { keepFailure } from '../usecases/worker/keep-failure';
import { noteAnyWaiting } from '../usecases/worker/note-waiting';
import { workRound } from '../usecases/worker/round';
import { parseIssueEvent, parseProjectEvent } from './issue-event';

/** Seconds before the platform delivers again what could not be handled. */
const RETRY_SECONDS = 30;
/** It takes no more. https://developer.atlassian.com/platform/forge/limits-async-events/ */
const MAX_RETRY_SECONDS = 900;
/** How much longer each wait is while storage does not answer: four deliveries then last for twenty-five minutes. */
const LONGER = 4;

const messageBody = z.object({ body: z.object({ attempt: z.number().int().min(0).optional() }) });

/** What the platform says of a delivery that is not the first. */
const retried = z.object({ retryContext: z.object({ retryCount: z.number().int().min(1) }) });
const retriesOf = (payload: unknown): number => {
  const parsed = retried.safeParse(payload);
  return parsed.success ? parsed.data.retryContext.retryCount : 0;
};

const later = (seconds: number): InvocationError =>
  new InvocationError({
    retryAfter: Math.min(MAX_RETRY_SECONDS, seconds),
    retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
  });

/**
 * Runs a handler; when Jira asks to wait, storage does not answer, or the queue takes no message, the platform is asked to
 * deliver again. Anything else fails loudly, and is kept for whoever looks what has failed.
 */
async function orLater(
  deps: Pick<Deps, 'clock' | 'errors' | 'log' | 'random' | 'waits'>,
  own: OwnWork,
  delivery: unknown,
  work: (isAgain: boolean) => Promise<void>,
): Promise<InvocationError | undefined> {
  const retries = retriesOf(delivery);
  try {
    await work(retries > 0);
    return undefined;
  } catch (error) {
    if (error instanceof WorkSourceBusy && error.reason !== 'storage')
      return later(Math.max(RETRY_SECONDS, error.retryAfterSeconds));
    if (error instanceof WorkSourceBusy || error instanceof StorageUnavailable) {
      deps.log.error('storage-failed', { why: error.message, retries });
      await noteAnyWaiting(deps);
      await keepFailure(deps, 'storage', 'storage-failed');
      const leastSeconds = error instanceof WorkSourceBusy ? error.retryAfterSeconds : 0;
      return later(Math.max(leastSeconds, RETRY_SECONDS * LONGER ** retries));
    }
    if (!(error instanceof WakeRefused)) {
      await keepFailure(deps, own, error instanceof Error ? error.name : typeof error);
      throw error;
    }
    deps.log.error('wake-refused', { why: error.message });
    await keepFailure(deps, 'queue', 'wake-refused');
    return later(RETRY_SECONDS);
  }
}

/** What an event tells that nobody can read is found by the looks at recent changes; that it was not read is said. */
async function unreadable(
  deps: Pick<Deps, 'clock' | 'errors' | 'log' | 'random'>,
  kind: 'issue' | 'project',
): Promise<void> {
  deps.log.error('event-unreadable', { kind });
  await keepFailure(deps, `event:${kind}`, 'event-unreadable');
}

/** What the platform calls by itself: events, queue messages, the schedule. */
export function createTriggers(deps: Deps) {
  return {
    onIssueChanged: async (payload: unknown) =>
      orLater(deps, 'event:issue', payload, async (isAgain) => {
        const event = parseIssueEvent(payload);
        if (event === undefined) await unreadable(deps, 'issue');
        else await recordIssueEvent(deps, event, isAgain);
      }),
    onProjectChanged: async (payload: unknown) =>
      orLater(deps, 'event:project', payload, async (isAgain) => {
        const project = parseProjectEvent(payload);
        if (project === undefined) await unreadable(deps, 'project');
        else await projectChanged(deps, project, isAgain);
      }),
    onLifecycle: async (payload: unknown) => orLater(deps, 'lifecycle', payload, async () => prepareSite(deps)),
    onWork: async (message: unknown) => {
      const parsed = messageBody.safeParse(message);
      return orLater(deps, 'work', message, async (isAgain) =>
        workRound(deps, parsed.success ? (parsed.data.body.attempt ?? 0) : 0, isAgain),
      );
    },
    onCatchUp: async () => {
      await orLater(deps, 'clock', undefined, async () => catchUp(deps));
    },
    onReconcile: async () => {
      await orLater(deps, 'clock', undefined, async () => reconcile(deps));
    },
  };
}
