import type { TargetView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { Amount } from '../../../ui/amount';
import { agesOf } from '../../../ui/ages-of';
import { AsOf } from '../../../ui/as-of';
import { rollText } from '../../../ui/evidence-text';
import { ObjectiveVariance } from '../../../ui/objective-row';
import { PersonName } from '../../../ui/person-name';
import { Sparkline } from '../../../ui/sparkline';
import { StatusLozenge } from '../../../ui/status-lozenge';
import { shareTexts } from '../../../ui/share-texts';
import { resultTexts } from '../../../ui/target-numbers';
import { Variance } from '../../../ui/variance';
import { WayBar } from '../../../ui/way-bar';
import type { Selection } from '../selection';
import { OpenButton } from './open-button';
import styles from './overview.module.css';
import type { ShownLine } from './shown-priorities';

interface PriorityRowProps {
  readonly line: ShownLine;
  readonly now: string;
  readonly selection: Selection | null;
  /** What its cycle came to: then also what was closed before stands where it ended. */
  readonly isFinal: boolean;
}

/** One priority on one line, and under it what is worst and how many targets stand where. */
export function PriorityRow({ line, now, selection, isFinal }: PriorityRowProps) {
  const { objective, place, worst, due } = line;
  const { roll } = objective;
  const { actual, expected } = shareTexts(objective);
  const isChosen = selection?.kind === 'objective' && selection.key === objective.key;
  return (
    <li className={styles.priority} data-chosen={isChosen}>
      <div className={styles.line}>
        <span className={styles.place} aria-hidden="true">
          {place}
        </span>
        <h3 className={styles.name}>
          <OpenButton kind="objective" item={objective} />
        </h3>
        <div className={styles.state}>
          {objective.status === 'active' || (isFinal && objective.status === 'closed') ? (
            <StatusLozenge status={roll.status} />
          ) : (
            <span className={styles.quiet}>{t(`objective-status.${objective.status}`)}</span>
          )}
        </div>
        {actual === null || expected === null ? (
          <div className={styles.unmeasured}>
            {t('overview.not-measured', { reason: t(`reason.${roll.reason ?? 'no-targets'}`) })}
          </div>
        ) : (
          <>
            <div className={styles.progress}>
              <Amount text={t('overview.at', { share: actual })} />
            </div>
            <div className={styles.expected}>
              <Amount text={t('overview.expected', { share: expected })} />
            </div>
            <div className={styles.variance}>
              <ObjectiveVariance objective={objective} />
            </div>
            <div className={styles.bar}>
              <WayBar progress={roll.progress} expected={roll.expectedProgress} status={roll.status} />
            </div>
          </>
        )}
        <div className={styles.due}>{due !== null && t('overview.due', { day: formatDay(due, now) })}</div>
      </div>
      <div className={styles.below}>
        {worst !== null && <Worst target={worst} now={now} />}
        <div className={styles.counts}>
          <span>{countsText(line)}</span>
          {roll.measured > 0 && isNotable(roll) && <span>{rollText(objective)}</span>}
          {(roll.staleSince !== undefined || roll.incomplete === true) && <AsOf {...agesOf(roll)} now={now} />}
          {isFinal && objective.closing !== null && (
            <span>{t('close.closed-as', { reason: t(`close.reason.${objective.closing.reason}`) })}</span>
          )}
          <PersonName id={objective.owner} />
        </div>
      </div>
    </li>
  );
}

/** Whether the mean needs a word: not all of it is measured, somebody set a part of it, or it is of two kinds. */
const isNotable = ({ measured, of, byHand, kinds }: ShownLine['objective']['roll']): boolean =>
  measured < of || byHand !== undefined || kinds !== undefined;

function Worst({ target, now }: { readonly target: TargetView; readonly now: string }) {
  const { variance, status, trend } = target.result;
  return (
    <div className={styles.worst}>
      <span>{t('overview.worst')}</span>
      {/* Before the name, so that the lines of all priorities start at one place. */}
      {trend.length > 1 && <Sparkline target={target} now={now} height={20} />}
      <OpenButton kind="target" item={target} />
      {variance !== null && <Variance value={variance} text={resultTexts(target).variance ?? ''} status={status} />}
    </div>
  );
}

/** How many targets count, and how many of them stand where, the exceptions first. */
function countsText({ counts }: ShownLine): string {
  const fine = counts['on-track'] + counts.achieved;
  const total = fine + counts['off-track'] + counts['at-risk'] + counts.unmeasured;
  if (total === 0) return t('strategy.targets', { count: 0 });
  const parts = [
    ...(['off-track', 'at-risk', 'unmeasured'] as const)
      .filter((status) => counts[status] > 0)
      .map((status) => t(`overview.count.${status}`, { count: counts[status] })),
    ...(fine > 0 ? [t('overview.count.fine', { count: fine })] : []),
  ];
  return `${t('strategy.targets', { count: total })}: ${parts.join(', ')}`;
}
