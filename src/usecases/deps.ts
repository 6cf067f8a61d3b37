import type { AccessStore } from '../ports/access-store';
import type { AuditLog } from '../ports/audit-log';
import type { CheckInLog } from '../ports/check-in-log';
import type { Clock } from '../ports/clock';
import type { Directory } from '../ports/directory';
import type { ErrorLog } from '../ports/error-log';
import type { EventGate } from '../ports/event-gate';
import type { Fingerprints } from '../ports/fingerprints';
import type { FrontStore } from '../ports/front-store';
import type { HistoryLog } from '../ports/history-log';
import type { GlassStore } from '../ports/glass-store';
import type { Groups } from '../ports/groups';
import type { HealthStore } from '../ports/health-store';
import type { ImportStore } from '../ports/import-store';
import type { JqlReader } from '../ports/jql-reader';
import type { KeyDraw } from '../ports/key-draw';
import type { Leftovers } from '../ports/leftovers';
import type { Log } from '../ports/log';
import type { PastCache } from '../ports/past-cache';
import type { PastStops } from '../ports/past-stops';
import type { PointsGate } from '../ports/points-gate';
import type { Random } from '../ports/random';
import type { ReadingStore } from '../ports/reading-store';
import type { ReconcileStore } from '../ports/reconcile-store';
import type { RollStore } from '../ports/roll-store';
import type { StrategyReader } from '../ports/strategy-reader';
import type { StrategyStore, WholeStore } from '../ports/strategy-store';
import type { ViewStore } from '../ports/view-store';
import type { Viewer } from '../ports/viewer';
import type { Wake } from '../ports/wake';
import type { WaitLog } from '../ports/wait-log';
import type { WorkLog } from '../ports/work-log';
import type { WorkSource } from '../ports/work-source';

/** Everything the use cases need from outside. Each takes the part it uses. */
export interface Deps {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly errors: ErrorLog;
  readonly audit: AuditLog;
  readonly checkInLog: CheckInLog;
  readonly history: HistoryLog;
  /** As the person asking may see it; the worker has all of it. */
  readonly strategy: StrategyStore;
  readonly front: FrontStore;
  /** All of it, for what follows from a change whoever made it. Nothing read here is ever answered to anybody. */
  readonly whole: WholeStore;
  readonly reader: StrategyReader;
  readonly rolls: RollStore;
  readonly pasts: PastCache;
  readonly pastStops: PastStops;
  readonly readings: ReadingStore;
  readonly checks: ReconcileStore;
  readonly gate: EventGate;
  readonly work: WorkLog;
  readonly waits: WaitLog;
  readonly imports: ImportStore;
  readonly keyDraw: KeyDraw;
  readonly leftovers: Leftovers;
  readonly fingerprints: Fingerprints;
  readonly health: HealthStore;
  readonly directory: Directory;
  readonly wake: Wake;
  readonly source: WorkSource;
  /** The same behind a gate that counts what it costs. */
  readonly sourceBehind: (gate: PointsGate) => WorkSource;
  /** The work as the person asking sees it, for looking up what they name. */
  readonly personal: WorkSource;
  readonly jql: JqlReader;
  readonly viewer: Viewer;
  readonly views: ViewStore;
  readonly groups: Groups;
  readonly glass: GlassStore;
  readonly access: AccessStore;
}
