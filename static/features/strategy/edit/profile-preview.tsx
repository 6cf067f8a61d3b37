import { expectationOf, expectedLine } from '../../../../src/domain/expected';
import { readNumber } from '../../../i18n/typed-numbers';
import { t } from '../../../i18n/translate';
import type { TargetView } from '../../../../src/contract/views';
import { plannedOf } from '../../../ui/planned';
import { amountText } from '../../../ui/target-numbers';
import { pathOf } from '../../../ui/trend-geometry';
import styles from './profile-preview.module.css';
import { milestoneEntries, profileEntry } from './target-plan';
import type { TargetValues } from './target-values';

const WIDTH = 320;
const HEIGHT = 84;
const PAD = 8;

/** The target as it would be if the form were saved now; undefined while something is still half typed. */
function typedTarget(values: TargetValues) {
  const [baseline, goal] = [readNumber(values.baseline), readNumber(values.goal)];
  if (baseline === undefined || goal === undefined) return undefined;
  const entry = profileEntry(values);
  const points = (entry.points ?? []).flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value }]));
  const profile: TargetView['profile'] =
    entry.type === 'steps' || entry.type === 'points' ? { type: entry.type, points } : { type: entry.type };
  const milestones = milestoneEntries(values.milestones).flatMap(({ weight, ...rest }) =>
    weight === undefined ? [] : [{ ...rest, weight }],
  );
  return { baseline, goal, unit: values.unit.trim(), start: values.start, due: values.due, profile, milestones };
}

/** What would be read now, where the form itself knows: the weight of the milestones reached. */
function readNow(
  values: TargetValues,
  { baseline, goal, milestones }: { baseline: number; goal: number; milestones: TargetView['milestones'] },
) {
  const whole = milestones.reduce((sum, { weight }) => sum + weight, 0);
  if (values['measure.type'] !== 'milestones' || whole <= 0) return undefined;
  const reached = milestones.reduce((sum, one) => sum + (one.reached === null ? 0 : one.weight), 0);
  return baseline + (reached / whole) * (goal - baseline);
}

/** Draws what the target would be expected to be over its time, and says what that is today. */
export function ProfilePreview({ values, now }: { readonly values: TargetValues; readonly now: string }) {
  const target = typedTarget(values);
  const planned = target === undefined ? undefined : plannedOf(target);
  if (target === undefined || planned === undefined) return <p className={styles.note}>{t('edit.preview.none')}</p>;
  const nowMs = Date.parse(now);
  const line = expectedLine(planned);
  const [from, until] = [line[0]?.atMs ?? 0, line[line.length - 1]?.atMs ?? 1];
  const all = line.map(({ value }) => value);
  const [low, high] = [Math.min(...all, target.baseline), Math.max(...all, target.goal, target.baseline)];
  const xOf = (ms: number): number => PAD + ((ms - from) / Math.max(1, until - from)) * (WIDTH - 2 * PAD);
  const yOf = (value: number): number =>
    high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD);
  const expected = expectationOf(planned, nowMs).value;
  const isRunning = nowMs >= from && nowMs <= until;
  const actual = readNow(values, target);
  const sentence = [
    t('edit.preview', { amount: amountText(target, expected) }),
    ...(actual === undefined ? [] : [t('edit.preview.now', { amount: amountText(target, actual) })]),
  ].join(' ');
  return (
    <figure className={styles.preview}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line className={styles.axis} x1={PAD} x2={WIDTH - PAD} y1={HEIGHT - PAD} y2={HEIGHT - PAD} />
        {isRunning && <line className={styles.now} x1={xOf(nowMs)} x2={xOf(nowMs)} y1={0} y2={HEIGHT - PAD} />}
        <path className={styles.line} d={pathOf(line.map(({ atMs, value }) => ({ x: xOf(atMs), y: yOf(value) })))} />
        {isRunning && <circle className={styles.dot} cx={xOf(nowMs)} cy={yOf(expected)} r={4} />}
      </svg>
      <figcaption className={styles.note}>
        <span role="status">{sentence}</span>
      </figcaption>
    </figure>
  );
}
