import type { CycleView, ObjectiveView } from '../../../../src/contract/views';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import { translatedText } from '../translation/translated-text';
import { OpenButton } from './open-button';
import styles from './overview.module.css';
import type { Translation } from '../../../../src/domain/translation';

interface TranslationLineProps {
  readonly translation: Translation<ObjectiveView>;
  readonly cycle: CycleView;
  readonly now: string;
}

function dueText({ translateBy }: CycleView, now: string): string | null {
  if (translateBy === null) return null;
  const day = formatDay(translateBy, now);
  return t(translateBy < now.slice(0, 10) ? 'overview.translation.was-due' : 'overview.translation.due', { day });
}

/** How far the objectives have become owned, measurable targets, by when, and who holds it up. */
export function TranslationLine({ translation, cycle, now }: TranslationLineProps) {
  const { of, waiting } = translation;
  if (of === 0) return null;
  const due = waiting.length === 0 ? null : dueText(cycle, now);
  return (
    <div className={styles.translation}>
      <p className={styles.quiet}>{[translatedText(translation), ...(due === null ? [] : [due])].join('; ')}</p>
      {waiting.length > 0 && (
        <details className={styles.folded}>
          <summary>{t('overview.translation.waiting', { count: waiting.length })}</summary>
          <ul className={styles.waiting}>
            {waiting.map((objective) => (
              <li key={objective.key}>
                <OpenButton kind="objective" item={objective} />
                <PersonName id={objective.owner} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
