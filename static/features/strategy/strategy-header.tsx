import InformationIcon from '@atlaskit/icon/core/information-circle';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import Select from '@atlaskit/select';
import { useMemo, type ReactNode } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import type { FrontPart } from '../../../src/contract/front-calls';
import type { CycleView } from '../../../src/contract/views';
import { elapsedShare } from '../../../src/domain/progress';
import { parseDay } from '../../../src/domain/day';
import { formatDay, formatWhen } from '../../i18n/dates';
import { formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { IconAction } from '../../ui/icon-action';
import { cycleGroups } from './cycles/cycle-groups';
import { CycleState } from './cycles/cycle-state';
import styles from './strategy.module.css';

interface StrategyHeaderProps {
  readonly data: CallOutput<'getStrategy'>;
  /** While only the first screenful is there: what is known of the rest. */
  readonly part: FrontPart | null;
  readonly isFetching: boolean;
  readonly onCycle: (key: string) => void;
  readonly onRefresh: () => void;
  /** Opens what there is to say of the cycle. */
  readonly onCycleDetails: () => void;
  /** Stands at the end. */
  readonly children?: ReactNode;
}

function elapsedText(cycle: CycleView, now: string): string {
  const start = parseDay(cycle.start);
  const due = parseDay(cycle.end);
  if (start === undefined || due === undefined) return '';
  const share = elapsedShare({ baseline: 0, goal: 1, start, due }, Date.parse(now));
  if (share <= 0) return t('strategy.elapsed.before', { start: formatDay(start, now) });
  if (share >= 1) return t('strategy.elapsed.after', { end: formatDay(due, now) });
  return t('strategy.elapsed', { share: formatShare(share) });
}

/** The oldest of the numbers shown, nothing on the page being older, and whether others say another time. */
function ageOf({ targets, now }: CallOutput<'getStrategy'>): {
  readonly asOf: string | null;
  readonly hasLater: boolean;
} {
  const [first = null, ...rest] = targets.map(({ result }) => result.asOf);
  const oldest = rest.reduce((old, asOf) => (old !== null && asOf < old ? asOf : old), first);
  const newest = rest.reduce((late, asOf) => (late !== null && asOf > late ? asOf : late), first);
  const hasLater = oldest !== null && newest !== null && formatWhen(oldest, now) !== formatWhen(newest, now);
  return { asOf: oldest, hasLater };
}

/** What period this is, how far it has run, how much there is, and how old the numbers are. */
export function StrategyHeader({ data, part, isFetching, onCycle, onRefresh, ...rest }: StrategyHeaderProps) {
  const { onCycleDetails, children } = rest;
  const { cycle, cycles, now } = data;
  const age = useMemo(() => (part === null ? ageOf(data) : { asOf: part.asOf, hasLater: false }), [data, part]);
  const groups = cycleGroups(cycles).map(({ year, within }) => ({
    label: year ?? t('strategy.cycle.alone'),
    options: within.map((one) => ({ label: one.name, value: one.key })),
  }));
  const options = groups.flatMap((group) => group.options);
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{t('strategy.title')}</h1>
      {cycle !== null && (
        <>
          <div className={styles.cycle}>
            <Select
              aria-label={t('strategy.cycle')}
              spacing="compact"
              isSearchable={cycles.length > 8}
              options={groups.some(({ label }) => label !== t('strategy.cycle.alone')) ? groups : options}
              value={options.find((option) => option.value === cycle.key) ?? null}
              onChange={(option) => {
                if (option !== null) onCycle(option.value);
              }}
            />
          </div>
          <CycleState state={cycle.state} />
          <IconAction label={t('cycle.details')} icon={InformationIcon} onClick={onCycleDetails} />
          <div className={styles.facts}>
            <span>
              {t('strategy.cycle.span', { start: formatDay(cycle.start, now), end: formatDay(cycle.end, now) })}
            </span>
            {cycle.state !== 'closed' && <span>{elapsedText(cycle, now)}</span>}
            <span>
              {t('strategy.objectives', { count: part?.objectives ?? data.objectives.length })},{' '}
              {t('strategy.targets', { count: part?.targets ?? data.targets.length })}
            </span>
          </div>
        </>
      )}
      <span className={styles.grow}>
        {cycle !== null && <AsOf asOf={age.asOf} now={now} />}
        {cycle !== null && age.hasLater && <span className={styles.meta}>{t('strategy.or-later')}</span>}
        <IconAction label={t('refresh')} icon={RefreshIcon} onClick={onRefresh} isLoading={isFetching} />
        {children}
      </span>
    </header>
  );
}
