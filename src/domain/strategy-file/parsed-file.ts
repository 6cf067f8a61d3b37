import type { Cadence } from '../cadence';
import type { CheckIn } from '../check-in';
import type { Credit } from '../credit';
import type { Cycle } from '../cycle';
import type { AccountId, CycleKey, Day, ObjectiveKey, TargetKey } from '../ids';
import type { LinkBearing } from '../link-role';
import type { Measure } from '../measure';
import type { Level, Objective, ObjectiveStatus } from '../objective';
import type { Settings, Word } from '../settings';
import type { Horizon, Target, TargetKind } from '../target';
import type { FileOutline } from './outline';

/**
 * A strategy file that has been read. What an entry does not name is absent: it stays as it is on the site, or takes its
 * default when the entry is new. Entries stand in the file's order, so an entry's index is its index in the file.
 */
export interface ParsedStrategyFile {
  readonly settings: FileSettings;
  readonly cycles: readonly FileCycle[];
  readonly objectives: readonly FileObjective[];
  readonly targets: readonly FileTarget[];
  readonly links: readonly FileLink[];
  /** Targets of the file for which it lists no link keep those they have. */
  readonly keepLinks: boolean;
  /** Entries and settings say all there is to say, as a backup's do: what one does not name takes its default. */
  readonly isWhole: boolean;
  readonly checkIns: readonly FileCheckIn[];
  readonly outline: FileOutline;
}

export interface FileSettings {
  readonly excludedResolutions?: Settings['excludedResolutions'] | undefined;
  readonly credit?: { readonly [Category in keyof Credit]?: number | undefined } | undefined;
  readonly pointsField?: string | null | undefined;
  readonly statusCredit?: Settings['statusCredit'] | undefined;
  readonly unestimated?: Settings['unestimated'] | undefined;
  readonly terms?: { readonly [L in Level]?: string | undefined } | undefined;
  readonly words?: { readonly [W in Word]?: string | undefined } | undefined;
  readonly perspectives?: Settings['perspectives'] | undefined;
  readonly cadence?: { readonly [L in Level]?: Cadence | undefined } | undefined;
  readonly rules?: Settings['rules'] | undefined;
  readonly pointsPerHour?: number | undefined;
  readonly limits?: { readonly [L in keyof Settings['limits']]?: number | undefined } | undefined;
}

export interface FileCycle {
  readonly key: CycleKey;
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  readonly translateBy?: Cycle['translateBy'] | undefined;
  readonly state?: Cycle['state'] | undefined;
  readonly committedAt?: Cycle['committedAt'] | undefined;
  readonly closedAt?: Cycle['closedAt'] | undefined;
}

export interface FileObjective {
  readonly key: ObjectiveKey;
  readonly name: string;
  readonly description?: string | undefined;
  readonly cycle: CycleKey;
  readonly level: Level;
  readonly parent?: Objective['parent'] | undefined;
  readonly alignedTo?: readonly ObjectiveKey[] | undefined;
  readonly owner?: AccountId | null | undefined;
  readonly status?: ObjectiveStatus | undefined;
  readonly weight?: number | undefined;
  readonly order?: number | undefined;
  readonly delegates?: Objective['delegates'] | undefined;
  readonly closing?: Objective['closing'] | undefined;
  readonly perspective?: Objective['perspective'] | undefined;
  readonly cadence?: Objective['cadence'] | undefined;
  readonly counting?: Objective['counting'] | undefined;
  readonly restrictedTo?: Objective['restrictedTo'] | undefined;
  readonly turned?: Objective['turned'] | undefined;
  readonly affirmed?: Objective['affirmed'] | undefined;
}

export interface FileTarget {
  readonly key: TargetKey;
  readonly objective: ObjectiveKey;
  readonly name: string;
  readonly owner?: AccountId | null | undefined;
  readonly horizon?: Horizon | undefined;
  readonly measure: Measure;
  readonly baseline: number;
  readonly goal: number;
  readonly unit: string;
  readonly start: Day;
  readonly due: Day;
  readonly weight?: number | undefined;
  readonly kind?: TargetKind | undefined;
  readonly order?: number | undefined;
  readonly delegates?: Target['delegates'] | undefined;
  readonly profile?: Target['profile'] | undefined;
  readonly milestones?: Target['milestones'] | undefined;
  readonly override?: Target['override'] | undefined;
  readonly counting?: Target['counting'] | undefined;
  readonly baselineScope?: Target['baselineScope'] | undefined;
  readonly frozen?: Target['frozen'] | undefined;
  readonly affirmed?: Target['affirmed'] | undefined;
}

/** `issue` is an issue key in upper case. */
export type FileLink = LinkBearing &
  (
    | { readonly kind: 'issue'; readonly target: TargetKey; readonly issue: string; readonly below: boolean }
    | { readonly kind: 'jql'; readonly target: TargetKey; readonly jql: string; readonly below: boolean }
  );

export interface FileCheckIn {
  readonly target: TargetKey;
  readonly at: Day;
  readonly value: number | null;
  readonly automatic?: boolean | undefined;
  readonly confidence?: CheckIn['confidence'] | undefined;
  readonly note?: string | undefined;
  readonly impediments?: CheckIn['impediments'] | undefined;
  readonly by?: CheckIn['by'] | undefined;
}
