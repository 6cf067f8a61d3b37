import { Checkbox } from '@atlaskit/checkbox';
import type { TargetView } from '../../../src/contract/views';
import { formatDay } from '../../i18n/dates';
import { formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { useStrategyScene } from './edit/strategy-context';
import { useTargetChange } from './edit/use-target-change';
import styles from './strategy.module.css';

interface MilestoneListProps {
  readonly target: TargetView;
  readonly now: string;
}

/** The steps of a target with their days; who may edit it reaches one with one click. */
export function MilestoneList({ target, now }: MilestoneListProps) {
  const { rights } = useStrategyScene();
  const { change, isPending, failure } = useTargetChange(target);
  const { milestones } = target;
  const mayEdit = rights.mayEditTarget(target) && !target.result.isFrozen;
  const whole = milestones.reduce((sum, { weight }) => sum + weight, 0);
  const today = now.slice(0, 10);
  if (milestones.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t('edit.milestones')}</h3>
      <ul className={styles.list}>
        {milestones.map((one, index) => {
          const { name, due, weight, reached } = one;
          const said =
            reached !== null
              ? t('milestone.reached', { day: formatDay(reached, now) })
              : t(due < today ? 'milestone.late' : 'milestone.due', { day: formatDay(due, now) });
          return (
            <li key={index} className={styles.item}>
              <Checkbox
                label={name}
                isChecked={reached !== null}
                isDisabled={!mayEdit}
                // Not disabled meanwhile: that would take the focus away from whoever pressed it.
                onChange={() =>
                  !isPending &&
                  change(
                    {
                      milestones: milestones.map((other, at) =>
                        at === index ? { ...other, reached: reached === null ? today : null } : other,
                      ),
                    },
                    t(reached === null ? 'milestone.done' : 'milestone.undone', { name }),
                  )
                }
              />
              <span className={styles.meta}>
                {said}
                {whole > 0 && ` · ${t('milestone.weight', { share: formatShare(weight / whole) })}`}
              </span>
            </li>
          );
        })}
      </ul>
      {failure !== null && <FailureView failure={failure} />}
    </section>
  );
}
