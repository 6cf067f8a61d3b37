import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HostStore, StoreOp } from '../kernel';
import type { Deliveries } from './deliveries';
import type { PlatformAnswer } from './invocation';
import type { PlatformLimits } from './limits';
import type { Manifest, ManifestConsumer } from './manifest';
import { jsonBytes } from './storage-values';
import { createWindow } from './window';

interface Job {
  readonly queueName: string;
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
  readonly cancelled: boolean;
  /** When it last changed; finished jobs are forgotten after a day. */
  readonly at: number;
}

const JOBS = 'jobs';
const CHAINS = 'push-chains';
const DAY_MS = 86_400_000;

const pushBody = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().min(0).optional(),
      concurrency: z.object({ key: z.string(), limit: z.number().int().positive() }).optional(),
    }),
  ),
});
const jobBody = z.object({ queueName: z.string(), jobId: z.string() });

/** The queue API of the platform: what `@forge/events` calls. */
export interface Queue {
  push(body: unknown, origin: string): Promise<PlatformAnswer>;
  stats(body: unknown): PlatformAnswer;
  cancel(body: unknown): Promise<PlatformAnswer>;
  isCancelled(jobId: string): boolean;
  /** The change that counts a message as finished. */
  planFinish(jobId: string, outcome: 'success' | 'failed'): StoreOp[];
  consumerOf(queueName: string): ManifestConsumer | undefined;
}

/** Creates the queue API over the site's store. */
export function createQueue(deps: {
  readonly manifest: Manifest;
  readonly limits: PlatformLimits;
  readonly store: HostStore;
  readonly deliveries: Deliveries;
  readonly nowMs: () => number;
  /** The time by which quotas count. */
  readonly quotaMs: () => number;
}): Queue {
  const { manifest, limits, store, deliveries, nowMs } = deps;
  const minute = createWindow(60_000, deps.quotaMs);
  const consumerOf = (queueName: string): ManifestConsumer | undefined =>
    manifest.consumers.find(({ queue }) => queue === queueName);
  const jobOf = (queueName: string, jobId: string): Job | undefined => {
    const job = store.get<Job>(JOBS, jobId);
    return job?.queueName === queueName ? job : undefined;
  };
  const isLong = (consumer: ManifestConsumer): boolean =>
    (manifest.functions.get(consumer.function)?.timeoutSeconds ?? 0) > limits.backgroundSeconds;

  return {
    consumerOf,
    async push(body, origin) {
      const parsed = pushBody.safeParse(body);
      if (!parsed.success) return refusal(400, 'The push request is not valid.');
      const { queueName, jobId, payload } = parsed.data;
      const consumer = consumerOf(queueName);
      if (consumer === undefined) return refusal(400, `The manifest declares no consumer of the queue '${queueName}'.`);
      if (payload.length === 0 || payload.length > limits.pushMessages) {
        return refusal(400, `A push takes 1 to ${String(limits.pushMessages)} messages.`);
      }
      if (payload.some(({ delayInSeconds = 0 }) => delayInSeconds > limits.delaySeconds)) {
        return refusal(400, `A message can wait ${String(limits.delaySeconds)} seconds at most.`);
      }
      if (jsonBytes(payload) > limits.pushBytes) return tooBig(limits.pushBytes);
      if (isLong(consumer) && payload.some((message) => jsonBytes(message) > limits.longMessageBytes))
        return tooBig(limits.longMessageBytes);
      const pushed = (store.get<{ pushes: number }>(CHAINS, origin)?.pushes ?? 0) + 1;
      if (pushed > limits.cyclicPushes) return refusal(405, 'The cyclic invocation limit has been reached.');
      if (minute.used() + payload.length > limits.messagesPerMinute)
        return refusal(429, 'Too many messages in this minute.');

      minute.add(payload.length);
      const now = nowMs();
      const job: Job = { queueName, success: 0, inProgress: payload.length, failed: 0, cancelled: false, at: now };
      await store.commit([
        { table: JOBS, key: jobId, value: job },
        { table: CHAINS, key: origin, value: { pushes: pushed, at: now } },
        ...forgetOld(store, now),
        ...deliveries.planAdd(
          payload.map((message) => ({
            dueMs: now + (message.delayInSeconds ?? 0) * 1000,
            delivery: {
              kind: 'message',
              functionKey: consumer.function,
              moduleKey: consumer.key,
              origin,
              message: {
                body: message.body,
                queueName,
                jobId,
                eventId: randomUUID(),
                ...(message.concurrency === undefined ? {} : { concurrency: message.concurrency }),
              },
            },
          })),
        ),
      ]);
      return { status: 201, body: {} };
    },
    stats(body) {
      const parsed = jobBody.safeParse(body);
      const job = parsed.success ? jobOf(parsed.data.queueName, parsed.data.jobId) : undefined;
      if (job === undefined) return refusal(404, 'The job does not exist.');
      return { status: 200, body: { success: job.success, inProgress: job.inProgress, failed: job.failed } };
    },
    async cancel(body) {
      const parsed = jobBody.safeParse(body);
      const job = parsed.success ? jobOf(parsed.data.queueName, parsed.data.jobId) : undefined;
      if (!parsed.success || job === undefined) return refusal(404, 'The job does not exist.');
      await store.commit([
        { table: JOBS, key: parsed.data.jobId, value: { ...job, cancelled: true, inProgress: 0, at: nowMs() } },
      ]);
      return { status: 204 };
    },
    isCancelled: (jobId) => store.get<Job>(JOBS, jobId)?.cancelled === true,
    planFinish(jobId, outcome) {
      const job = store.get<Job>(JOBS, jobId);
      if (job === undefined || job.cancelled) return [];
      return [
        {
          table: JOBS,
          key: jobId,
          value: { ...job, inProgress: Math.max(0, job.inProgress - 1), [outcome]: job[outcome] + 1, at: nowMs() },
        },
      ];
    },
  };
}

function refusal(status: number, message: string): PlatformAnswer {
  return { status, body: { code: status, message } };
}

function tooBig(bytes: number): PlatformAnswer {
  return { status: 413, body: { errorMessage: `The payload is larger than ${String(bytes)} bytes.` } };
}

const KEPT_JOBS = 500;

/** Keeps the tables from growing for ever; looking is only worth it once they are large. */
function forgetOld(store: HostStore, now: number): StoreOp[] {
  const old = <T extends { readonly at: number }>(table: string, done: (row: T) => boolean): StoreOp[] =>
    store.count(table) < KEPT_JOBS
      ? []
      : store
          .entries<T>(table)
          .filter(([, row]) => row.at < now - DAY_MS && done(row))
          .map(([key]) => ({ table, key, remove: true }));
  return [...old<Job>(JOBS, ({ inProgress }) => inProgress === 0), ...old<{ at: number }>(CHAINS, () => true)];
}
