import type { ReactNode } from 'react';
import type { ChangesView, KindEffectView } from '../../../../src/contract/history-calls';
import type { TargetView } from '../../../../src/contract/views';
import { openIssue } from '../../../bridge/navigation';
import { t } from '../../../i18n/translate';
import { fineDifferenceText } from '../../../ui/target-numbers';
import { TextButton } from '../../../ui/text-button';
import styles from '../strategy.module.css';
import { useUnnamedWord } from '../unnamed-work';
import { addsUp, effectOf, rowsAddUp, tellingMoves, withoutEffect } from './change-sentence';
import own from './what-changed.module.css';

interface WorkBehindProps {
  readonly target: TargetView;
  readonly changes: ChangesView;
}

/**
 * The work that moved the number, the largest effects first, and what is no single work item's, so that what is shown
 * comes to the difference. Work that moved nothing is one line that opens.
 */
export function WorkBehind({ target, changes }: WorkBehindProps) {
  const { hidden, more, ofNoIssue, from, to } = changes;
  const unnamed = useUnnamedWord({ count: hidden.count, usually: 'changes.issues.hidden' });
  const issues = changes.issues.filter(({ moves }) => tellingMoves(moves).length > 0);
  const { moved, rest } = withoutEffect(issues);
  if (issues.length + hidden.count + more.count + ofNoIssue.length === 0) return null;
  const isMoved = moved.length + hidden.count + more.count + ofNoIssue.length > 0;
  return (
    <section className={styles.section} aria-label={t('changes.issues')}>
      <h3 className={styles.sectionTitle}>{t('changes.issues')}</h3>
      {isMoved && (
        <WorkTable label={t('changes.issues')}>
          <IssueRows target={target} issues={moved} />
          {hidden.count > 0 && (
            <Row target={target} moves={hidden.moves}>
              {unnamed}
            </Row>
          )}
          {more.count > 0 && (
            <Row target={target} moves={more.moves}>
              {t('changes.issues.more', { count: more.count })}
            </Row>
          )}
          {ofNoIssue.length > 0 && (
            <Row target={target} moves={ofNoIssue}>
              {t('changes.issues.no-single')}
            </Row>
          )}
          {from.actual !== null && to.actual !== null && (
            <tr>
              <th scope="row">{t('changes.issues.together')}</th>
              <td />
              <td className={own.sum}>{fineDifferenceText(target, to.actual - from.actual)}</td>
            </tr>
          )}
        </WorkTable>
      )}
      {addsUp(target, changes) && !rowsAddUp(target, changes) && <p className={styles.quiet}>{t('changes.rounded')}</p>}
      {rest.length > 0 && (
        <details className={own.table}>
          <summary>{t('changes.issues.none', { count: rest.length })}</summary>
          <WorkTable label={t('changes.issues.none', { count: rest.length })}>
            <IssueRows target={target} issues={rest} />
          </WorkTable>
        </details>
      )}
    </section>
  );
}

function WorkTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <table className={styles.work} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('changes.column.key')}</th>
          <th scope="col">{t('changes.column.what')}</th>
          <th scope="col">{t('changes.column.effect')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function IssueRows({ target, issues }: Pick<WorkBehindProps, 'target'> & Pick<ChangesView, 'issues'>) {
  return issues.map(({ id, key, summary, moves }) => (
    <Row key={id} target={target} moves={moves}>
      <TextButton onClick={() => void openIssue(key)}>{key}</TextButton> {summary}
    </Row>
  ));
}

interface RowProps extends Pick<WorkBehindProps, 'target'> {
  readonly moves: readonly KindEffectView[];
  readonly children: ReactNode;
}

/** One row; where several reasons moved the number, what each did stands beside it. */
function Row({ target, moves, children }: RowProps) {
  const telling = tellingMoves(moves);
  const isSeveral = moves.filter(({ effect }) => effect !== null && effect !== 0).length > 1;
  const effect = effectOf(moves);
  return (
    <tr>
      <td>{children}</td>
      <td className={own.reason}>
        {telling
          .map(({ kind, effect: one }) =>
            isSeveral && one !== null
              ? t('changes.part.effect', { part: t(`changes.part.${kind}`), effect: fineDifferenceText(target, one) })
              : t(`changes.part.${kind}`),
          )
          .join(', ')}
      </td>
      <td>{effect === null ? '–' : fineDifferenceText(target, effect)}</td>
    </tr>
  );
}
