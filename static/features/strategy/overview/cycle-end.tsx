import { CYCLE_END_TEXTS } from '../../../i18n/cycle-end-texts';
import { formatDay } from '../../../i18n/dates';
import { addTexts, t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from './overview.module.css';
import type { ShownPriorities } from './shown-priorities';

addTexts(CYCLE_END_TEXTS);

/** What a closed cycle came to, in one line, and since when that is so. */
export function FinalHeadline({ off, fine, areOrganization }: ShownPriorities) {
  const { data } = useStrategyScene();
  const closedAt = data.cycle?.closedAt ?? null;
  const count = off.length + fine.length;
  const result = count > 1 ? 'end.final' : fine.length === 1 ? 'end.final.only' : 'end.final.only-off';
  return (
    <div>
      <h2 className={styles.title}>
        {count === 0
          ? t('end.final.none')
          : t(areOrganization ? result : `${result}.top`, { count, fine: fine.length })}
      </h2>
      {closedAt !== null && (
        <p className={styles.quiet}>{t('end.closed', { day: formatDay(closedAt.slice(0, 10), data.now) })}</p>
      )}
    </div>
  );
}

/** A cycle whose last day has passed and that nobody has closed: what is left to do. */
export function EndedNote({ onTree }: { readonly onTree: () => void }) {
  const { data, part, rights, open } = useStrategyScene();
  const { cycle, objectives, now } = data;
  if (cycle === null) return null;
  // While only the first of them are there, nobody knows how many there are.
  const left = part === null ? objectives.filter(({ status }) => status !== 'closed').length : null;
  return (
    <p className={styles.ended}>
      {t('end.open', { name: cycle.name, day: formatDay(cycle.end, now) })}{' '}
      {left !== null && (left === 0 ? t('end.open.none-left') : t('end.open.left', { count: left }))}{' '}
      {left !== null && left > 0 && <TextButton onClick={onTree}>{t('end.open.see')}</TextButton>}{' '}
      {rights.mayManage && (
        <TextButton onClick={() => open({ kind: 'cycle', key: cycle.key })}>{t('end.open.close')}</TextButton>
      )}
    </p>
  );
}
