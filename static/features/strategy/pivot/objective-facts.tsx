import { Suspense, lazy } from 'react';
import type { ObjectiveView } from '../../../../src/contract/views';
import { OBJECTIVE_STATUSES } from '../../../../src/domain/objective';
import { t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { knownObjective } from '../edit/entries';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import { Fact, InlineFact, OwnerFact, WeightFact } from './facts';

// Read beside the strategy.
const RhythmFact = lazy(() => import('./rhythm-fact').then((module) => ({ default: module.RhythmFact })));

/** The name of an objective, which leads to it. */
export function NamedObjective({ objective }: { readonly objective: ObjectiveView }) {
  const { open } = useStrategyScene();
  return <TextButton onClick={() => open({ kind: 'objective', key: objective.key })}>{objective.name}</TextButton>;
}

/** Who, in which state, how much it counts and towards what; edited in place by whoever may. */
export function ObjectiveFacts({ objective }: { readonly objective: ObjectiveView }) {
  const { data, rights } = useStrategyScene();
  const parent = data.objectives.find((other) => other.key === objective.parent);
  const aligned = data.objectives.filter((other) => objective.alignedTo.includes(other.key));
  const of = { known: knownObjective(objective), mayEdit: rights.mayEditObjective(objective) };
  // Closing asks why, and has a place of its own.
  const states = OBJECTIVE_STATUSES.filter((status) => status !== 'closed');
  return (
    <dl className={styles.pair}>
      <OwnerFact {...of} owner={objective.owner} />
      <InlineFact
        {...of}
        mayEdit={of.mayEdit && objective.status !== 'closed'}
        name="status"
        label={t('column.status')}
        kind="choice"
        choices={states.map((status) => ({ label: t(`objective-status.${status}`), value: status }))}
        start={objective.status}
      >
        {t(`objective-status.${objective.status}`)}
      </InlineFact>
      <WeightFact {...of} weight={objective.weight} />
      <Suspense fallback={null}>
        <RhythmFact objective={objective} mayEdit={of.mayEdit} />
      </Suspense>
      {parent !== undefined && (
        <Fact label={t('drawer.serves')}>
          <NamedObjective objective={parent} />
        </Fact>
      )}
      {aligned.length > 0 && (
        <Fact label={t('drawer.aligned')}>
          {aligned.map((other) => (
            <div key={other.key}>
              <NamedObjective objective={other} />
            </div>
          ))}
        </Fact>
      )}
    </dl>
  );
}
