import { WorkSourceBusy } from './work-source';

/** What Jira said when it refused a request for its quota. */
export interface QuotaAnswer {
  /** When the quota begins anew, as Jira writes it; null when it does not say. */
  readonly resetsAt: string | null;
  readonly retryAfterSeconds: number;
}

/** Stands before every request to Jira and counts what it costs in Jira's points. */
export interface PointsGate {
  /** Throws `WorkSourceBusy` when nothing may be asked now. */
  admit(call: string): void;
  spent(points: number): void;
  /** Notes that Jira's quota is used up: until it begins anew nothing is admitted. Answers what to throw. */
  quotaSpent(call: string, answer: QuotaAnswer): WorkSourceBusy;
}

/** For requests in a person's name, which Jira counts for them. */
export const OPEN_GATE: PointsGate = {
  admit: () => undefined,
  spent: () => undefined,
  quotaSpent: (call, { retryAfterSeconds }) => new WorkSourceBusy(`${call}: quota`, retryAfterSeconds, 'quota'),
};
