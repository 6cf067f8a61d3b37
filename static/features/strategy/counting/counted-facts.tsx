import Button from '@atlaskit/button/new';
import type { CallOutput } from '../../../../src/contract/calls';
import type { TargetView } from '../../../../src/contract/views';
import { COUNTING_TEXTS } from '../../../i18n/counting-texts';
import { addTexts, t } from '../../../i18n/translate';
import styles from '../strategy.module.css';
import { fromText, partApplies, partText, type CountingFrom, type CountingRules } from './counting-text';
import { useCountingNames } from './use-counting-names';

// Read with the parts of the drawer that show them.
addTexts(COUNTING_TEXTS);

interface CountedListProps {
  readonly rules: CountingRules;
  readonly from: readonly CountingFrom[];
  readonly line: CallOutput<'getCounting'>['line'];
  /** Opens the form; null for readers. */
  readonly onChange: (() => void) | null;
}

/** Every part of how work is counted that says anything, with who says so. */
export function CountedList({ rules, from, line, onChange }: CountedListProps) {
  const isSaid = ({ field, by }: CountingFrom): boolean => {
    if (by !== 'site') return true;
    if (field === 'pointsField') return rules.pointsField !== null;
    return field !== 'statusCredit' || Object.keys(rules.statusCredit).length > 0;
  };
  const names = useCountingNames(rules.pointsField !== null || Object.keys(rules.statusCredit).length > 0);
  return (
    <>
      <ul>
        {from.filter(isSaid).map((one) => (
          <li key={one.field}>
            {partText(rules, one.field, names)} <span className={styles.meta}>{fromText(one, line)}</span>
          </li>
        ))}
      </ul>
      {onChange !== null && (
        <Button spacing="compact" onClick={onChange}>
          {t('counted.change')}
        </Button>
      )}
    </>
  );
}

interface CountedFactsProps {
  readonly measure: TargetView['measure'];
  readonly counted: NonNullable<CallOutput<'getTarget'>['counted']>;
  readonly line: CallOutput<'getTarget'>['line'];
  readonly onChange: (() => void) | null;
}

/** How the work of a target is counted, and who says so. */
export function CountedFacts({ measure, counted, line, onChange }: CountedFactsProps) {
  const said = counted.from.filter(({ field, by }) => by === 'target' || partApplies(measure, field));
  return (
    <details>
      <summary>{t('counted.title')}</summary>
      <CountedList rules={counted} from={said} line={line} onChange={onChange} />
    </details>
  );
}
