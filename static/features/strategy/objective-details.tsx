import Button from '@atlaskit/button/new';
import { Suspense, lazy } from 'react';
import type { ObjectiveView } from '../../../src/contract/views';
import { formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { rollText } from '../../ui/evidence-text';
import { Figures } from '../../ui/figures';
import { LoadingRows } from '../../ui/loading-rows';
import { ObjectiveVariance } from '../../ui/objective-row';
import { PersonName } from '../../ui/person-name';
import { StatusLozenge } from '../../ui/status-lozenge';
import { TargetRow } from '../../ui/target-row';
import { TextButton } from '../../ui/text-button';
import { WayBar } from '../../ui/way-bar';
import { useStrategyScene } from './edit/strategy-context';
import styles from './strategy.module.css';

// Details are read by everybody; this below them.
const ObjectiveCheckIns = lazy(() =>
  import('./check-ins/objective-check-ins').then((module) => ({ default: module.ObjectiveCheckIns })),
);

interface ObjectiveDetailsProps {
  readonly objective: ObjectiveView;
  /** Hides what can be done while one thing is being done. */
  readonly isClosing: boolean;
}

function Named({ objective }: { readonly objective: ObjectiveView }) {
  const { open } = useStrategyScene();
  return <TextButton onClick={() => open({ kind: 'objective', key: objective.key })}>{objective.name}</TextButton>;
}

/** What the viewer may do with an objective. */
function Actions({ objective }: { readonly objective: ObjectiveView }) {
  const { rights, open, create } = useStrategyScene();
  if (!rights.mayEditObjective(objective)) return null;
  const at = { kind: 'objective', key: objective.key } as const;
  return (
    <div className={styles.actions}>
      <Button spacing="compact" onClick={() => open({ ...at, doing: 'edit' })}>
        {t('edit.edit')}
      </Button>
      <Button spacing="compact" appearance="subtle" onClick={() => create({ kind: 'target', under: objective.key })}>
        {t('edit.add-target')}
      </Button>
      <Button spacing="compact" appearance="subtle" onClick={() => create({ kind: 'objective', under: objective.key })}>
        {t('edit.add-objective')}
      </Button>
      <Button
        spacing="compact"
        appearance="subtle"
        onClick={() => create({ kind: 'objective', copyOf: objective.key })}
      >
        {t('edit.duplicate')}
      </Button>
      {objective.status !== 'closed' && (
        <Button spacing="compact" appearance="subtle" onClick={() => open({ ...at, doing: 'close' })}>
          {t('edit.close')}
        </Button>
      )}
    </div>
  );
}

/** An objective: what it is, where it stands, its targets, and what it counts towards. */
export function ObjectiveDetails({ objective, isClosing }: ObjectiveDetailsProps) {
  const { data, open } = useStrategyScene();
  const { objectives, targets, terms, now } = data;
  const { roll } = objective;
  const own = targets.filter((target) => target.objective === objective.key);
  const children = objectives.filter((other) => other.parent === objective.key);
  const parent = objectives.find((other) => other.key === objective.parent);
  const aligned = objectives.filter((other) => objective.alignedTo.includes(other.key));
  return (
    <>
      {!isClosing && <Actions objective={objective} />}
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
      <Figures
        figures={[
          { label: t('column.actual'), value: roll.progress === null ? '–' : formatShare(roll.progress), main: true },
          ...(roll.expectedProgress === null
            ? []
            : [{ label: t('column.expected'), value: formatShare(roll.expectedProgress) }]),
          ...(roll.variance === null
            ? []
            : [{ label: t('column.variance'), value: <ObjectiveVariance objective={objective} />, main: true }]),
        ]}
      />
      <WayBar progress={roll.progress} expected={roll.expectedProgress} status={roll.status} />
      <div className={styles.facts}>
        <span className={styles.meta}>{rollText(objective)}</span>
        {roll.asOf !== null && <AsOf asOf={roll.asOf} now={now} />}
      </div>
      {roll.reason !== null && <p className={styles.quiet}>{t(`reason.${roll.reason}.next`)}</p>}
      <dl className={styles.pair}>
        {parent !== undefined && (
          <>
            <dt>{t('drawer.serves')}</dt>
            <dd>
              <Named objective={parent} />
            </dd>
          </>
        )}
        {aligned.length > 0 && (
          <>
            <dt>{t('drawer.aligned')}</dt>
            <dd>
              {aligned.map((other) => (
                <div key={other.key}>
                  <Named objective={other} />
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      <section className={styles.section}>
        <h3 className={styles.sectionTitle}>{t('drawer.targets')}</h3>
        {own.length === 0 && <p className={styles.quiet}>{t('drawer.no-targets')}</p>}
        <ul className={styles.list}>
          {own.map((target) => (
            <li key={target.key} className={styles.item}>
              <TargetRow
                target={target}
                now={now}
                width="medium"
                onOpen={() => open({ kind: 'target', key: target.key })}
              />
            </li>
          ))}
        </ul>
      </section>
      {own.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t('objective.check-ins')}</h3>
          <Suspense fallback={<LoadingRows count={2} />}>
            <ObjectiveCheckIns targets={own} />
          </Suspense>
        </section>
      )}
      {children.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t('drawer.children')}</h3>
          <ul className={styles.list}>
            {children.map((child) => (
              <li key={child.key} className={styles.facts}>
                <StatusLozenge status={child.roll.status} />
                <Named objective={child} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
