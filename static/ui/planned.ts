import type { TargetView } from '../../src/contract/views';
import { parseDay } from '../../src/domain/day';
import type { Planned } from '../../src/domain/expected';
import type { Day } from '../../src/domain/ids';
import type { Profile, ProfilePoint } from '../../src/domain/profile';

type Written = Pick<TargetView, 'baseline' | 'goal' | 'start' | 'due' | 'profile' | 'milestones'>;

const dayIn = (text: string): Day | undefined => parseDay(text.slice(0, 10));

function pointsOf(points: ReadonlyArray<{ readonly at: string; readonly value: number }>): readonly ProfilePoint[] {
  return points.flatMap(({ at, value }) => {
    const day = dayIn(at);
    return day === undefined ? [] : [{ at: day, value }];
  });
}

const profileOf = (profile: Written['profile']): Profile =>
  'points' in profile ? { ...profile, points: pointsOf(profile.points) } : profile;

/** What a target's expectation follows from, so that a page draws the same one that the app computes with. */
export function plannedOf(target: Written): Planned | undefined {
  const [start, due] = [dayIn(target.start), dayIn(target.due)];
  if (start === undefined || due === undefined || due < start) return undefined;
  const milestones = target.milestones.flatMap(({ due: text, reached: _reached, ...milestone }) => {
    const day = dayIn(text);
    return day === undefined ? [] : [{ ...milestone, due: day, reached: null }];
  });
  return { baseline: target.baseline, goal: target.goal, start, due, profile: profileOf(target.profile), milestones };
}
