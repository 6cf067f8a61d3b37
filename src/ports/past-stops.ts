import type { TargetKey } from '../domain/ids';

/** Targets whose past is not to be read until somebody asks for it: somebody has stopped that job. */
export interface PastStops {
  find(): Promise<ReadonlySet<TargetKey>>;
  /** Replaces the whole. Two people at the same moment may cost one of them their change; each may ask again. */
  keep(targets: ReadonlySet<TargetKey>): Promise<void>;
}
