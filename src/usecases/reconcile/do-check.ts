import type { Check } from '../../ports/work-log';
import type { Deps } from '../deps';
import { lookAtHealth } from '../health/look-at-health';
import { lookAtConfiguration } from './look-at-configuration';
import { lookAtGone } from './look-at-gone';
import { lookAtRecent } from './look-at-recent';
import { walkSlice } from './walk-slice';

/** Does what the schedule has asked for. True when it recorded more work. */
export async function doCheck(deps: Deps, check: Check): Promise<boolean> {
  switch (check) {
    case 'recent':
      await lookAtRecent(deps);
      // What is more than it can put right at once has been recorded.
      return true;
    case 'slice':
      return walkSlice(deps);
    case 'configuration':
      return lookAtConfiguration(deps);
    case 'gone':
      return lookAtGone(deps);
    case 'health':
      await lookAtHealth(deps);
      return false;
    case 'waiting':
      // The round itself sees to it, when it knows what is left.
      return false;
  }
}
