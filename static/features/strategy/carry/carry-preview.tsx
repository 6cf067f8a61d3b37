import type { CallOutput } from '../../../../src/contract/calls';
import { formatDay } from '../../../i18n/dates';
import { digitsFor, formatAmount, formatCount } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import form from '../../../ui/form/form.module.css';
import styles from './carry.module.css';

type Preview = CallOutput<'previewCarry'>;

/** Rows that are listed; what is beyond is said as a number. */
const LISTED = 200;

function sentences({ objectives, targets, existing }: Preview, name: string): string {
  const created = objectives.length + targets.length;
  const left = objectives.filter(({ isLeft }) => isLeft).length;
  return [
    created === 0
      ? t('carry.creates.nothing', { name })
      : t('carry.creates', {
          name,
          objectives: t('strategy.objectives', { count: objectives.length }),
          targets: t('strategy.targets', { count: targets.length }),
        }),
    ...(created === 0 || existing === 0 ? [] : [t('carry.existing', { count: existing })]),
    ...(left === 0 ? [] : [t('carry.left', { count: left })]),
    ...(created === 0 ? [] : [t('carry.keys')]),
  ].join(' ');
}

interface CarryPreviewProps {
  readonly preview: Preview;
  readonly name: string;
  readonly now: string;
}

/** What carrying forward creates: a sentence, and every copy with what it is made of, its way and its dates. */
export function CarryPreview({ preview, name, now }: CarryPreviewProps) {
  const { objectives, targets } = preview;
  const of = new Map<string, Preview['targets']>();
  for (const one of targets) of.set(one.objective, [...(of.get(one.objective) ?? []), one]);
  const listed = new Set(objectives.map(({ from }) => from));
  const rows = [
    ...objectives.flatMap((one) => [
      { one, target: null },
      ...(of.get(one.from) ?? []).map((target) => ({ one: target, target })),
    ]),
    ...targets.filter(({ objective }) => !listed.has(objective)).map((target) => ({ one: target, target })),
  ];
  return (
    <>
      <p role="status">{sentences(preview, name)}</p>
      {rows.length > 0 && (
        <div className={styles.wide} tabIndex={0} role="region" aria-label={t('carry.table')}>
          <table className={styles.table}>
            <caption>{t('carry.table')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('carry.column.name')}</th>
                <th scope="col">{t('carry.column.way')}</th>
                <th scope="col">{t('carry.column.dates')}</th>
                <th scope="col">{t('carry.column.links')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, LISTED).map(({ one, target }) => (
                <tr key={one.from}>
                  <td>
                    {one.name} <span className={styles.key}>{one.from}</span>
                  </td>
                  <td className={styles.number}>{target === null ? '' : wayText(target)}</td>
                  <td className={styles.number}>
                    {target === null
                      ? ''
                      : t('strategy.cycle.span', {
                          start: formatDay(target.start, now),
                          end: formatDay(target.due, now),
                        })}
                  </td>
                  <td className={styles.number}>{target === null ? '' : formatCount(target.links)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > LISTED && (
            <p className={form.help}>{t('carry.table.more', { count: rows.length - LISTED })}</p>
          )}
        </div>
      )}
    </>
  );
}

function wayText({ baseline, goal, unit }: Preview['targets'][number]): string {
  const digits = digitsFor(goal - baseline);
  return t('carry.way', { baseline: formatAmount(baseline, unit, digits), goal: formatAmount(goal, unit, digits) });
}
