import type { ObjectiveView } from '../../../../src/contract/views';
import { t } from '../../../i18n/translate';
import form from '../../../ui/form/form.module.css';
import type { KnownStrategy } from './known-strategy';

interface ClosingQuestionProps {
  readonly objective: ObjectiveView;
  readonly known: Pick<KnownStrategy, 'objectives' | 'targets'>;
}

/** How many targets and objectives stand under an objective, at any depth. */
export function countBelow({ objective, known }: ClosingQuestionProps): { targets: number; objectives: number } {
  const keys = new Set([objective.key]);
  // A set that grows while it is walked is walked to its end.
  for (const parent of keys) for (const one of known.objectives) if (one.parent === parent) keys.add(one.key);
  return { objectives: keys.size - 1, targets: known.targets.filter((target) => keys.has(target.objective)).length };
}

/** What closing an objective touches, before it is done. */
export function ClosingQuestion(props: ClosingQuestionProps) {
  const { targets, objectives } = countBelow(props);
  return (
    <div className={form.notice} data-tone="warning" role="alert">
      <p>
        {t('close.question', { name: props.objective.name })}{' '}
        {targets + objectives === 0
          ? t('close.nothing')
          : t('close.under', {
              targets: t('strategy.targets', { count: targets }),
              objectives: t('strategy.objectives', { count: objectives }),
            })}{' '}
        {t('close.next')}
      </p>
    </div>
  );
}
