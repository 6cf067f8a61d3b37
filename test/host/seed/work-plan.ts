import type { PersonName } from './company';

/** An epic of the demo company and how it has gone. */
export interface EpicPlan {
  /** Name within the seed; the strategy links by it. */
  readonly ref: string;
  readonly name: string;
  readonly about: string;
  readonly initiative?: string;
  readonly component: string;
  readonly lead: PersonName;
  readonly began: 'previous' | 'current';
  /** Work done relative to the time that has passed in the half: 1 is on time, 2 surely finished. */
  readonly pace: number;
  /** Share of the stories that were only added later. */
  readonly grew?: number;
  /** Stories are split into sub-tasks; they have no points, so such epics are measured by count. */
  readonly detailed?: true;
  /** One piece of work a line: `- ` is a task, `! ` a bug, everything else a story. */
  readonly work: string;
}

export interface InitiativePlan {
  readonly ref: string;
  readonly name: string;
  readonly about: string;
  readonly lead: PersonName;
}

export interface ProjectPlan {
  readonly key: string;
  readonly name: string;
  readonly teamManaged: boolean;
  readonly lead: PersonName;
  readonly team: readonly [PersonName, ...PersonName[]];
  readonly reporters: readonly [PersonName, ...PersonName[]];
  readonly components: readonly string[];
  /** Versions are `<series>.<n>`; empty for a project that releases all the time. */
  readonly series: string;
  readonly initiatives: readonly InitiativePlan[];
  readonly epics: readonly EpicPlan[];
  /** Work under no epic, in the same notation. */
  readonly loose: string;
}
