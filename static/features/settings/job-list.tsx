import Button from '@atlaskit/button/new';
import { useId, useRef, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { useAction, useReload } from '../../bridge/use-call';
import { formatInstant } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import styles from './settings.module.css';

type Job = CallOutput<'getBackground'>['jobs'][number];

function textOf({ job, left, of, since }: Job): string {
  const text = t(`background.job.${job}`, { done: of - left, count: of });
  return since === null ? text : `${text}, ${t('background.job.reading.since', { time: formatInstant(since) })}`;
}

interface JobListProps {
  readonly jobs: readonly Job[];
  /** When what is held up goes on, and what holds it up. */
  readonly waits: Pick<CallOutput<'getBackground'>['points'], 'waitsUntil' | 'waitsFor'>;
}

/** What is under way, each with a way to stop it, and the way to have everything read anew. */
export function JobList({ jobs, waits: { waitsUntil, waitsFor } }: JobListProps) {
  const id = useId();
  const stop = useAction('stopJob');
  const read = useAction('readEverything');
  const reload = useReload();
  const [said, setSaid] = useState('');
  // What was asked for is said until it is over: asked, seen under way, and gone from there.
  const [asked, setAsked] = useState<'nothing' | 'asked' | 'under-way'>('nothing');
  const isReading = jobs.some(({ job }) => job === 'reading');
  if (asked === 'asked' && isReading) setAsked('under-way');
  if (asked === 'under-way' && !isReading) {
    setAsked('nothing');
    setSaid(t('background.read.ended'));
  }
  const line = useRef<HTMLSpanElement>(null);
  const after = (text: string) => () => {
    setSaid(text);
    void reload('getBackground');
  };
  // What was stopped goes, and its button with it: whoever pressed it goes on where it is said.
  const onStopped = (): void => {
    setAsked('nothing');
    after(t('background.stopped'))();
    line.current?.focus();
  };
  const onAsked = (targets: number): void => {
    setAsked('asked');
    after(t('background.read.done', { count: targets }))();
  };
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t('background.jobs')}
      </h2>
      {jobs.length === 0 && <p className={styles.text}>{t('background.jobs.none')}</p>}
      {jobs.map((job) => (
        <div key={job.job} className={styles.row}>
          <span>{textOf(job)}</span>
          <Button
            spacing="compact"
            onClick={() => stop.mutate({ job: job.job }, { onSuccess: onStopped })}
            isLoading={stop.isPending}
            aria-label={t(`background.stop.${job.job}`)}
          >
            {t('background.stop')}
          </Button>
        </div>
      ))}
      {jobs.length > 0 && waitsUntil !== null && (
        <p className={styles.text}>
          {t(`background.jobs.waiting.${waitsFor ?? 'unknown'}`, { time: formatInstant(waitsUntil) })}
        </p>
      )}
      <p className={styles.text}>{t('background.read.help')}</p>
      <div className={styles.row}>
        <Button
          onClick={() => read.mutate({}, { onSuccess: ({ targets }) => onAsked(targets) })}
          isLoading={read.isPending}
        >
          {t('background.read')}
        </Button>
        <span ref={line} role="status" tabIndex={-1}>
          {said}
        </span>
      </div>
      {stop.isError && <FailureView failure={stop.error} />}
      {read.isError && <FailureView failure={read.error} />}
    </section>
  );
}
