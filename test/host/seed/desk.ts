import type { Calendar } from './calendar';
import type { Random } from './random';
import type { ProjectSetup, SharedSetup } from './setup';

/** What the drafting of one project works with. */
export interface Desk {
  readonly setup: ProjectSetup;
  readonly shared: SharedSetup;
  readonly calendar: Calendar;
  readonly random: Random;
}
