import type { ObjectiveView, TargetView, TermsView } from '../../../src/contract/views';
import { formatDifference, formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { rollText } from '../../ui/evidence-text';
import { PersonName } from '../../ui/person-name';
import { StatusLozenge } from '../../ui/status-lozenge';
import { TargetRow } from '../../ui/target-row';
import { Variance } from '../../ui/variance';
import { WayBar } from '../../ui/way-bar';
import type { Selection } from './drawer';
import styles from './strategy.module.css';

interface ObjectiveDetailsProps {
  readonly objective: ObjectiveView;
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
  readonly terms: TermsView;
  readonly now: string;
  readonly onSelect: (selection: Selection) => void;
}

function Named({ objective, onSelect }: { readonly objective: ObjectiveView; readonly onSelect: (selection: Selection) => void }) {
  return (
    <button type="button" className={styles.link} onClick={() => onSelect({ kind: 'objective', key: objective.key })}>
      {objective.name}
    </button>
  );
}

/** An objective: what it is, where it stands, its targets, and what it counts towards. */
export function ObjectiveDetails({ objective, objectives, targets, terms, now, onSelect }: ObjectiveDetailsProps) {
  const { roll } = objective;
  const own = targets.filter((target) => target.objective === objective.key);
  const children = objectives.filter((other) => other.parent === objective.key);
  const parent = objectives.find((other) => other.key === objective.parent);
  const aligned = objectives.filter((other) => objective.alignedTo.includes(other.key));
  return (
    <>
      <div className={styles.section}>
        <div className={styles.facts}>
          <StatusLozenge status={roll.status} />
          <span className={styles.meta}>
            {terms[objective.level]} · {objective.key} · {t(`objective-status.${objective.status}`)}
          </span>
          <PersonName id={objective.owner} />
        </div>
        {objective.description !== '' && <p className={styles.plain}>{objective.description}</p>}
      </div>
      <dl className={styles.pair}>
        <dt>{t('column.actual')}</dt>
        <dd>{roll.progress === null ? t(`reason.${roll.reason ?? 'no-targets'}`) : formatShare(roll.progress)}</dd>
        {roll.expectedProgress !== null && (
          <>
            <dt>{t('column.expected')}</dt>
            <dd>{formatShare(roll.expectedProgress)}</dd>
          </>
        )}
        {roll.variance !== null && (
          <>
            <dt>{t('column.variance')}</dt>
            <dd>
              <Variance value={roll.variance} text={formatDifference(roll.variance * 100, '%', 0)} status={roll.status} />
            </dd>
          </>
        )}
        <dt>{t('column.evidence')}</dt>
        <dd>
          {rollText(objective)} {roll.asOf !== null && <AsOf asOf={roll.asOf} now={now} />}
        </dd>
        {parent !== undefined && (
          <>
            <dt>{t('drawer.serves')}</dt>
            <dd>
              <Named objective={parent} onSelect={onSelect} />
            </dd>
          </>
        )}
        {aligned.length > 0 && (
          <>
            <dt>{t('drawer.aligned')}</dt>
            <dd>
              {aligned.map((other) => (
                <div key={other.key}>
                  <Named objective={other} onSelect={onSelect} />
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      <WayBar progress={roll.progress} expected={roll.expectedProgress} status={roll.status} />
      {roll.reason !== null && <p className={styles.quiet}>{t(`reason.${roll.reason}.next`)}</p>}
      <section className={styles.section}>
        <h3 className={styles.sectionTitle}>{t('drawer.targets')}</h3>
        {own.length === 0 && <p className={styles.quiet}>{t('drawer.no-targets')}</p>}
        <ul className={styles.list}>
          {own.map((target) => (
            <li key={target.key} className={styles.item}>
              <TargetRow target={target} now={now} width="medium" onOpen={() => onSelect({ kind: 'target', key: target.key })} />
            </li>
          ))}
        </ul>
      </section>
      {children.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t('drawer.children')}</h3>
          <ul className={styles.list}>
            {children.map((child) => (
              <li key={child.key} className={styles.facts}>
                <StatusLozenge status={child.roll.status} />
                <Named objective={child} onSelect={onSelect} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
