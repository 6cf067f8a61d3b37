import type { ObjectiveView } from '../../../src/contract/views';
import { t } from '../../i18n/translate';
import { useGroupNames } from '../../ui/group-names';
import { PeopleProvider } from '../../ui/people';
import { PersonName } from '../../ui/person-name';
import { RestrictedMark } from '../../ui/restricted-mark';
import { useStrategyScene } from './edit/strategy-context';
import styles from './strategy.module.css';

/** The objective above that hides this one with it; undefined when nothing above is restricted. */
function restrictedAbove(objective: ObjectiveView, objectives: readonly ObjectiveView[]): ObjectiveView | undefined {
  const byKey = new Map(objectives.map((one) => [one.key, one]));
  const passed = new Set<string>([objective.key]);
  let above = byKey.get(objective.parent ?? '');
  while (above !== undefined && above.restrictedTo === null && !passed.has(above.key)) {
    passed.add(above.key);
    above = byKey.get(above.parent ?? '');
  }
  return above?.restrictedTo === null ? undefined : above;
}

function Seers({ restrictedTo }: { readonly restrictedTo: NonNullable<ObjectiveView['restrictedTo']> }) {
  const { accounts, groups } = restrictedTo;
  const names = useGroupNames(groups);
  return (
    <PeopleProvider ids={accounts}>
      <ul className={styles.seers}>
        {accounts.map((id) => (
          <li key={id}>
            <PersonName id={id} />
          </li>
        ))}
        {groups.map((id) => (
          <li key={id}>{t('sight.group', { name: names.get(id) ?? id })}</li>
        ))}
      </ul>
    </PeopleProvider>
  );
}

/** Who sees a restricted objective, and what follows from that; nothing where everybody does. */
export function SightNote({ objective }: { readonly objective: ObjectiveView }) {
  const { data } = useStrategyScene();
  const above = restrictedAbove(objective, data.objectives);
  const { restrictedTo, roll, parent } = objective;
  if (restrictedTo === null && above === undefined) return null;
  const isNamed = restrictedTo !== null && restrictedTo.accounts.length + restrictedTo.groups.length > 0;
  return (
    <div className={styles.section}>
      {restrictedTo !== null && (
        <>
          <div className={styles.facts}>
            <RestrictedMark objective={objective} />
            <span className={styles.meta}>{t(isNamed ? 'sight.restricted.who' : 'sight.restricted.owners')}</span>
          </div>
          {isNamed && <Seers restrictedTo={restrictedTo} />}
        </>
      )}
      {above !== undefined && <p className={styles.quiet}>{t('sight.restricted.above', { name: above.name })}</p>}
      {parent !== null && !roll.countsAbove && <p className={styles.quiet}>{t('sight.restricted.apart')}</p>}
    </div>
  );
}
