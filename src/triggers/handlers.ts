import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import { WakeRefused } from '../ports/wake';
import { WorkSourceBusy } from '../ports/work-source';
import type { Deps } from '../usecases/deps';
import { catchUp, prepareSite, projectChanged, reconcile } from '../usecases/events/reconcile';
import { recordIssueEvent } from '../usecases/events/record-issue-event';
import { workRound } from '../usecases/worker/round';
import { parseIssueEvent, parseProjectEvent } from './issue-event';

/** Seconds before the platform delivers again what could not be handled; it takes at most 900. */
const RETRY_SECONDS = 30;

const messageBody = z.object({ body: z.object({ attempt: z.number().int().min(0).optional() }) });

const later = (seconds: number): InvocationError =>
  new InvocationError({ retryAfter: seconds, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED });

/**
 * Runs a handler; when Jira asks to wait, or the queue takes no message, the platform is asked to deliver again. Anything
 * else fails loudly.
 */
async function orLater(deps: Pick<Deps, 'log'>, work: () => Promise<void>): Promise<InvocationError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof WorkSourceBusy) return later(Math.max(RETRY_SECONDS, error.retryAfterSeconds));
    if (!(error instanceof WakeRefused)) throw error;
    deps.log.error('wake-refused', { why: error.message });
    return later(RETRY_SECONDS);
  }
}

/** What the platform calls by itself: events, queue messages, the schedule. */
export function createTriggers(deps: Deps) {
  return {
    onIssueChanged: async (payload: unknown) =>
      orLater(deps, async () => {
        const event = parseIssueEvent(payload);
        if (event === undefined) deps.log.error('event-unreadable', { kind: 'issue' });
        else await recordIssueEvent(deps, event);
      }),
    onProjectChanged: async (payload: unknown) =>
      orLater(deps, async () => {
        const project = parseProjectEvent(payload);
        if (project === undefined) deps.log.error('event-unreadable', { kind: 'project' });
        else await projectChanged(deps, project);
      }),
    onLifecycle: async () => orLater(deps, async () => prepareSite(deps)),
    onWork: async (message: unknown) => {
      const parsed = messageBody.safeParse(message);
      return orLater(deps, async () => workRound(deps, parsed.success ? (parsed.data.body.attempt ?? 0) : 0));
    },
    onCatchUp: async () => {
      await orLater(deps, async () => catchUp(deps));
    },
    onReconcile: async () => {
      await orLater(deps, async () => reconcile(deps));
    },
  };
}
