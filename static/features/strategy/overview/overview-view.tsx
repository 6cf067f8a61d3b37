import { Suspense, lazy, useMemo } from 'react';
import { t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import { perspectiveGroups } from '../perspective-order';
import type { Selection } from '../selection';
import styles from './overview.module.css';
import { shownPriorities, type ShownLine, type ShownPriorities } from './shown-priorities';
import { PriorityRow } from './priority-row';
import type { Level } from '../../../../src/domain/objective';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings';
import { translationOf } from '../../../../src/domain/translation';
import { TranslationLine } from './translation-line';

// Of a cycle that is over.
const FinalHeadline = lazy(() => import('./cycle-end').then((module) => ({ default: module.FinalHeadline })));
const EndedNote = lazy(() => import('./cycle-end').then((module) => ({ default: module.EndedNote })));

/** Names in a folded line; the line itself is cut where the screen ends. */
const NAMES = 6;

interface OverviewViewProps {
  readonly selection: Selection | null;
  /** Where everything stands, also what leads up to no priority. */
  readonly onTree: () => void;
}

/** Where a site calls its highest level otherwise, what stands there is no priority but an objective at the top. */
const inTerms = (shown: ShownPriorities, { organization }: Readonly<Record<Level, string>>): ShownPriorities => ({
  ...shown,
  areOrganization: shown.areOrganization && organization === DEFAULT_SETTINGS.terms.organization,
});

/** The first screenful: what needs attention among the priorities and why; what is fine in one line. */
export function OverviewView({ selection, onTree }: OverviewViewProps) {
  const { data, part } = useStrategyScene();
  const { cycle, objectives, targets, perspectives, now } = data;
  const priorities = useMemo(
    () => (cycle === null ? null : inTerms(shownPriorities({ cycle, objectives, targets }, part), data.terms)),
    [cycle, objectives, targets, part, data.terms],
  );
  // How far all of it has been translated is known once all of it is there.
  const translation = useMemo(
    () => (part === null ? translationOf(objectives, targets) : null),
    [objectives, targets, part],
  );
  if (cycle === null || priorities === null) return null;
  const { off, fine, resting, elsewhere } = priorities;
  const isClosed = cycle.state === 'closed';
  // What a cycle came to is all of it, in the order of its priorities.
  const first = isClosed ? [...off, ...fine].toSorted((a, b) => a.place - b.place) : off;
  const list = (lines: readonly ShownLine[]) => (
    <ol className={styles.list}>
      {lines.map((line) => (
        <PriorityRow key={line.objective.key} line={line} now={now} selection={selection} isFinal={isClosed} />
      ))}
    </ol>
  );
  // Where the site sorts its objectives, they stand under the names it sorts them by.
  const grouped = (lines: readonly ShownLine[]) =>
    perspectives.length === 0
      ? list(lines)
      : perspectiveGroups(lines, ({ objective }) => objective, perspectives).map(({ name, items }) => (
          <section key={name ?? ''} aria-label={name ?? t('tree.group.none')}>
            <p className={styles.group}>
              {t('tree.group', { name: name ?? t('tree.group.none'), count: items.length })}
            </p>
            {list(items)}
          </section>
        ));
  return (
    <div className={styles.overview}>
      {isClosed ? (
        <Suspense fallback={null}>
          <FinalHeadline {...priorities} />
        </Suspense>
      ) : (
        <h2 className={styles.title}>{headline(priorities)}</h2>
      )}
      {!isClosed && cycle.end < now.slice(0, 10) && (
        <Suspense fallback={null}>
          <EndedNote onTree={onTree} />
        </Suspense>
      )}
      {first.length > 0 && grouped(first)}
      {!isClosed && fine.length > 0 && (
        // With nothing else to show, what is fine is the page.
        <details className={styles.folded} open={off.length === 0}>
          <summary>{t('overview.fine', { count: fine.length, names: namesOf(fine) })}</summary>
          {grouped(fine)}
        </details>
      )}
      {resting.length > 0 && (
        <details className={styles.folded} open={off.length + fine.length === 0}>
          <summary>{t(restingKey(resting), { count: resting.length, names: namesOf(resting) })}</summary>
          {list(resting)}
        </details>
      )}
      {elsewhere > 0 && (
        <p className={styles.quiet}>
          {t('overview.elsewhere', { count: elsewhere })}{' '}
          <TextButton onClick={onTree}>{t('overview.elsewhere.open')}</TextButton>
        </p>
      )}
      {translation !== null && !isClosed && <TranslationLine translation={translation} cycle={cycle} now={now} />}
    </div>
  );
}

function namesOf(lines: readonly ShownLine[]): string {
  const names = lines.slice(0, NAMES).map(({ objective }) => objective.name);
  return `${names.join(' · ')}${lines.length > NAMES ? ' …' : ''}`;
}

/** Drafts, closed ones, or both. */
function restingKey(lines: readonly ShownLine[]) {
  const closed = lines.filter(({ objective }) => objective.status === 'closed').length;
  return closed === 0
    ? 'overview.resting.draft'
    : closed === lines.length
      ? 'overview.resting.closed'
      : 'overview.resting';
}

function headline({ off, fine, resting, areOrganization }: ShownPriorities): string {
  const of = off.length + fine.length;
  if (of === 0 && resting.length > 0 && resting.every(({ objective }) => objective.status === 'closed'))
    return t(areOrganization ? 'overview.all-closed' : 'overview.all-closed.top', { count: resting.length });
  if (of === 0) return t(areOrganization ? 'overview.none-active' : 'overview.none-active.top');
  if (off.length === 0) return t(areOrganization ? 'overview.calm' : 'overview.calm.top', { count: of });
  const attention = of === 1 ? 'overview.attention.only' : 'overview.attention';
  return t(areOrganization ? attention : `${attention}.top`, { count: off.length, of });
}
