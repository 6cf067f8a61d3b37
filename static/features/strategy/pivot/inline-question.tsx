import { INLINE_TEXTS } from '../../../i18n/inline-texts';
import { addTexts, t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import type { InlineSubject } from './inline-subject';
import { TurnQuestion, type AskedChanges } from './turn-question';

addTexts(INLINE_TEXTS);

interface InlineQuestionProps {
  readonly of: AskedChanges;
  readonly subject: InlineSubject;
  readonly onSave: () => void;
  readonly onLeave: () => void;
  readonly onFailed: (failure: Error) => void;
}

/** Asks before one value changes that owners below would be asked about. */
export function InlineQuestion({ of, subject, ...answers }: InlineQuestionProps) {
  const { known, label, kind, choices = [] } = subject;
  const name = String(known.entry['name'] ?? known.key);
  const to = of.changes[0]?.fields[subject.name];
  const value = typeof to === 'string' ? to : null;
  return (
    <TurnQuestion {...answers} of={of} title={t('inline.ask', { name })} action={t('edit.save')}>
      {kind === 'person' ? (
        <p>
          {t('inline.ask.person')} <PersonName id={value} />
        </p>
      ) : (
        <p>
          {t('inline.ask.to', {
            field: label,
            value: choices.find((one) => one.value === value)?.label ?? value ?? '',
          })}
        </p>
      )}
    </TurnQuestion>
  );
}
