import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import CrossIcon from '@atlaskit/icon/core/cross';
import { t } from '../../i18n/translate';
import form from '../form/form.module.css';
import { PersonSelect } from '../form/person-select';
import { IconAction } from '../icon-action';
import styles from './check-in.module.css';
import { ImpedimentSubject } from './impediment-subject';
import { impedimentsOf, impedimentText, type TypedImpediment } from './check-in-values';

/** As many as one check-in takes. */
const MOST = 20;

interface ImpedimentFieldsProps {
  /** As the form holds them. */
  readonly text: string;
  readonly mistake: string | null;
  readonly me: string;
  readonly onChange: (text: string) => void;
}

/** What is in the way, one line each: words or an issue key, and who can help. */
export function ImpedimentFields({ text, mistake, me, onChange }: ImpedimentFieldsProps) {
  const all = impedimentsOf(text);
  const put = (index: number, changed: Partial<TypedImpediment>): void =>
    onChange(impedimentText(all.map((one, at) => (at === index ? { ...one, ...changed } : one))));
  return (
    <div className={form.field} data-field="impediments">
      {all.map((impediment, index) => (
        <div
          key={index}
          className={styles.impediment}
          role="group"
          aria-label={t('check-in.impediment', { number: index + 1 })}
        >
          <ImpedimentSubject
            value={impediment.what}
            autoFocus={impediment.what === '' && index === all.length - 1}
            isInvalid={mistake !== null}
            onChange={(what) => put(index, { what })}
          />
          <IconAction
            label={t('check-in.impediment.remove')}
            icon={CrossIcon}
            onClick={() => onChange(impedimentText(all.filter((_one, at) => at !== index)))}
          />
          <PersonSelect
            label={t('check-in.impediment.helper')}
            none={t('check-in.impediment.helper')}
            value={impediment.helper}
            me={me}
            onChange={(helper) => put(index, { helper })}
          />
        </div>
      ))}
      {mistake !== null && <p className={form.wrong}>{mistake}</p>}
      {all.length < MOST && (
        <div>
          <Button
            appearance="subtle"
            spacing="compact"
            iconBefore={AddIcon}
            onClick={() => onChange(impedimentText([...all, { what: '', helper: '' }]))}
          >
            {t('check-in.impediment.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
