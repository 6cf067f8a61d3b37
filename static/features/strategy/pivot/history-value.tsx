import { Fragment } from 'react';
import { t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import { isPlain, valueWords, type Naming } from '../../../ui/value-words';
import { useStrategyScene } from '../edit/strategy-context';
import { bearingsText } from '../links/link-words';

/** Longest text shown of one value; who wants the rest reads the record. */
const SHOWN = 240;

const clipped = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

interface HistoryValueProps {
  readonly field: string;
  /** The things that are told of it: the value, or what is in its list. */
  readonly items: readonly unknown[];
}

/** One value of a property as it was, in the words the page uses for it. */
export function HistoryValue({ field, items }: HistoryValueProps) {
  const { data } = useStrategyScene();
  // Whom it names is for those who edit it.
  if (field === 'restrictedTo') return <>{t(items.length === 0 ? 'value.everybody' : 'value.restricted')}</>;
  if (field === 'owner' && items.length === 0) return <PersonName id={null} />;
  if (items.length === 0) return <i>{t('value.nothing')}</i>;
  const naming: Naming = {
    objective: (key) => data.objectives.find((one) => one.key === key)?.name ?? key,
    cycle: (key) => data.cycles.find((one) => one.key === key)?.name ?? key,
    level: (level) => data.terms[level],
  };
  const isPeople = field === 'owner' || field === 'delegates';
  return (
    <>
      {items.map((item, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          {isPeople && typeof item === 'string' ? (
            <PersonName id={item} />
          ) : field === 'links' ? (
            t('value.links', { count: Number(item) })
          ) : field === 'bearings' && Array.isArray(item) ? (
            clipped(bearingsText(item.filter(isPlain)))
          ) : (
            clipped(valueWords(field, item, naming))
          )}
        </Fragment>
      ))}
    </>
  );
}
