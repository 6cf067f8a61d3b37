import type { Day, ProjectId } from '../domain/ids';

/** What the site looked like when it was last compared; a difference means numbers may have moved without an event. */
export interface Fingerprint {
  /** Every status with its category; null before the first look. */
  readonly statuses: string | null;
  /** The day on which the fields were last compared. */
  readonly fieldsOn: Day | null;
  /** The projects that the app saw and that were not archived, in the order of their ids; null before the first look. */
  readonly projects: readonly ProjectId[] | null;
  /** The level on which each issue type that projects share was last seen, by its id; null before the first look. */
  readonly levels: ReadonlyMap<string, number> | null;
}

export interface Fingerprints {
  last(): Promise<Fingerprint>;
  save(fingerprint: Fingerprint): Promise<void>;
}
