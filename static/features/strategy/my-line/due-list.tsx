import Button from '@atlaskit/button/new';
import { Suspense, lazy, useRef, useState } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { DueLine } from '../../../ui/check-in/due-line';
import { LoadingRows } from '../../../ui/loading-rows';
import { StatusLozenge } from '../../../ui/status-lozenge';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import { daysChanged, undoCheckIns } from '../edit/undo';
import styles from './my-line.module.css';

const CheckInForm = lazy(() =>
  import('../../../ui/check-in/check-in-form').then((module) => ({ default: module.CheckInForm })),
);

type MyTarget = CallOutput<'getMyLine'>['targets'][number];

interface DueListProps {
  readonly targets: readonly MyTarget[];
  readonly now: string;
}

/** What is asked of the reader this week: one is answered after the other, without leaving the list. */
export function DueList({ targets, now }: DueListProps) {
  const { data, open, done } = useStrategyScene();
  const [answering, setAnswering] = useState<string | null>(null);
  const [isBegun, setBegun] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = targets.filter(({ standing }) => standing.due.isDueThisWeek);
  const next = targets
    .filter(({ standing: { due } }) => due.dueBy !== null && !due.isDueThisWeek)
    .toSorted((a, b) => ((a.standing.due.dueBy ?? '') < (b.standing.due.dueBy ?? '') ? -1 : 1))[0];

  const onLeave = (key: string): void => {
    setAnswering(null);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-answers="${key}"] button`)?.focus());
  };
  const goOn = (key: string): void => {
    const rest = asked.filter(({ target }) => target.key !== key);
    const after = asked.findIndex(({ target }) => target.key === key);
    const following = rest[after] ?? rest[0];
    setBegun(true);
    setAnswering(following?.target.key ?? null);
    // Where nothing is left the reader is told so.
    if (following === undefined) heading.current?.focus();
  };

  return (
    <section className={styles.part} aria-labelledby="my-due">
      <h2 id="my-due" ref={heading} tabIndex={-1} className={styles.title}>
        {t('my-line.due')}
      </h2>
      {asked.length === 0 && (
        <p className={styles.quiet}>
          {t(isBegun ? 'my-line.due.all' : 'my-line.due.none')}{' '}
          {next !== undefined &&
            t('my-line.due.next', {
              name: next.target.name,
              day: formatDay(next.standing.due.dueBy ?? '', now),
            })}
        </p>
      )}
      <ul ref={list} className={styles.list}>
        {asked.map(({ target, standing }) => (
          <li key={target.key} className={styles.row} data-asks={target.key}>
            <div className={styles.asked}>
              <div className={styles.what}>
                <TextButton onClick={() => open({ kind: 'target', key: target.key })}>{target.name}</TextButton>
                {answering !== target.key && <DueLine due={standing.due} now={now} />}
              </div>
              <StatusLozenge status={target.result.status} />
              {answering !== target.key && (
                <span data-answers={target.key}>
                  <Button
                    spacing="compact"
                    appearance={answering === null ? 'primary' : 'default'}
                    aria-label={t('my-due.open.of', { name: target.name })}
                    onClick={() => setAnswering(target.key)}
                  >
                    {t('my-due.open')}
                  </Button>
                </span>
              )}
            </div>
            {answering === target.key && (
              <Suspense fallback={<LoadingRows count={4} />}>
                <CheckInForm
                  key={target.key}
                  target={target.key}
                  day={null}
                  me={data.me}
                  onSaved={(saved, start) => {
                    done(
                      t('check-in.done', { name: target.name }),
                      undoCheckIns(target.key, daysChanged(start.checkIns, saved, null)),
                    );
                    goOn(target.key);
                  }}
                  onLeave={() => onLeave(target.key)}
                  onResolved={done}
                />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
