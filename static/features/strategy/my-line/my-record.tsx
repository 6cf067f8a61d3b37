import Button from '@atlaskit/button/new';
import type { CallOutput } from '../../../../src/contract/calls';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { downloadJson, downloadTable } from '../../../ui/download';
import { AgeMarks } from '../../../ui/as-of';
import { StatusLozenge } from '../../../ui/status-lozenge';
import { amountText } from '../../../ui/target-numbers';
import styles from './my-line.module.css';
import { recordedIn, recordFile, recordTable } from './record-file';

type MyLine = CallOutput<'getMyLine'>;
type MyTarget = MyLine['targets'][number];

/** The reader's own record of a cycle, to take along: what they owned, where it stands, and what they said. No score. */
export function MyRecord({ line }: { readonly line: MyLine }) {
  const { cycle, now } = line;
  const targets = recordedIn(line);
  if (cycle === null) return null;
  const name = `my-record-${cycle.key}`;
  return (
    <section className={styles.part} aria-labelledby="my-record" data-print-sheet="">
      <div className={styles.asked}>
        <h2 id="my-record" className={styles.title}>
          {t('my-record.title', { cycle: cycle.name })}
        </h2>
        {targets.length > 0 && (
          <div className={styles.takeAlong}>
            <Button spacing="compact" onClick={() => downloadJson(`${name}.json`, recordFile(line))}>
              {t('my-record.json')}
            </Button>
            <Button spacing="compact" onClick={() => downloadTable(`${name}.csv`, recordTable(line))}>
              {t('my-record.csv')}
            </Button>
            <Button spacing="compact" onClick={() => window.print()}>
              {t('my-record.print')}
            </Button>
          </div>
        )}
      </div>
      <p className={styles.quiet}>
        {t('strategy.cycle.span', { start: formatDay(cycle.start, now), end: formatDay(cycle.end, now) })} ·{' '}
        {t('as-of', { when: formatDay(now) })}
      </p>
      {targets.length === 0 && <p className={styles.quiet}>{t('my-record.none')}</p>}
      {targets.length > 0 && <RecordTable targets={targets} now={now} />}
    </section>
  );
}

function RecordTable({ targets, now }: { readonly targets: readonly MyTarget[]; readonly now: string }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby="my-record">
      <table className={styles.record}>
        <thead>
          <tr>
            <th scope="col">{t('my-record.target')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col" className={styles.number}>
              {t('my-record.actual')}
            </th>
            <th scope="col" className={styles.number}>
              {t('my-record.expected')}
            </th>
            <th scope="col">{t('my-record.check-ins')}</th>
            <th scope="col">{t('my-record.said')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(({ target, record }) => (
            <tr key={target.key}>
              <th scope="row">
                {target.name}
                <div className={styles.meta}>{t('row.due', { day: formatDay(target.due, now) })}</div>
              </th>
              <td>
                <StatusLozenge status={target.result.status} />
              </td>
              <td className={styles.number}>
                {target.result.actual === null ? '–' : amountText(target, target.result.actual)}{' '}
                <AgeMarks of={target.result} now={now} />
              </td>
              <td className={styles.number}>{amountText(target, target.result.expected)}</td>
              <td>
                {record.asked === 0
                  ? t('my-record.made.none')
                  : t('my-record.made', { made: record.made, asked: record.asked })}
              </td>
              <td className={styles.saidThere}>
                <ul className={styles.issues}>
                  {record.checkIns.map(({ at, value, note }) => (
                    <li key={at}>
                      {formatDay(at, now)}: {value === null ? t('check-ins.unmeasured') : amountText(target, value)}
                      {note !== '' && `, ${note}`}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
