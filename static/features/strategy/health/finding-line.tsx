import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { FindingView, TargetView } from '../../../../src/contract/views';
import { formatCount } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import { TextButton } from '../../../ui/text-button';
import { useFirstOfMore } from '../../../ui/use-first-of-more';
import { saveChanges, type Change } from '../edit/save-entries';
import { useStrategyScene } from '../edit/strategy-context';
import { undoChanges } from '../edit/undo';
import { MoveFailure } from '../move-failure';
import type { Selection } from '../selection';
import { alignOnly } from './align-only';
import { AlignQuestion } from './align-question';
import { fixesOf, type Fix } from './finding-fix';
import styles from './health.module.css';

/** The numbers that a finding names, in its own words. */
function numbersText({ rule, found, limit, targets }: FindingView): string | null {
  switch (rule) {
    case 'priority-count':
      return found === null || limit === null
        ? null
        : t(found < limit ? 'health.priority-count.few' : 'health.priority-count.many', { count: found, limit });
    case 'too-deep':
      return found === null ? null : t('health.too-deep.found', { count: found });
    case 'too-many-targets':
      return found === null ? null : t('health.too-many-targets.found', { count: found });
    case 'lost-links':
      return found === null ? null : t('health.lost-links.found', { count: found });
    case 'competing-targets':
      // Of those that hold other links, only that they share work is known until somebody asks how much.
      return found === null
        ? t('health.competing-targets.other-links')
        : t('health.competing-targets.found', { count: targets.length });
    case 'weights':
      return limit === null
        ? t('health.weights.none')
        : t('health.weights.found', { found: formatWeight(found ?? 0), limit: formatCount(limit) });
    case 'owner-left':
      return t('health.owner-left.found');
    case 'no-owner':
    case 'objective-owner':
    case 'no-measurable-target':
    case 'orphan':
    case 'outside-cycle':
    case 'goal-is-baseline':
    case 'unknown-perspective':
      return null;
  }
}

type AlignFix = Extract<Fix, { readonly label: 'align' }>;

const nameOf = (fix: Fix): string =>
  fix.label === 'align' ? t('health.fix.align', { key: fix.target.key }) : t(`health.fix.${fix.label}`);

const formatWeight = (sum: number): string => String(Math.round(sum * 100) / 100);

/** What a finding is about: each a place to go. */
export function placesOf(
  finding: FindingView,
  names: ReadonlyMap<string, string>,
): readonly (Selection & { readonly name: string })[] {
  const place = (kind: 'objective' | 'target') => (key: string) => ({ kind, key, name: names.get(key) ?? key });
  return [...finding.objectives.map(place('objective')), ...finding.targets.map(place('target'))];
}

/** Places that are listed at first. One more would take the line that says how many more there are. */
const FIRST = 5;

/** A few of the places, and the others once somebody asks: one person may own hundreds. */
function Places({ places }: { readonly places: ReturnType<typeof placesOf> }) {
  const { open } = useStrategyScene();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || places.length <= FIRST + 1 ? places : places.slice(0, FIRST);
  const rest = places.length - shown.length;
  const { lines, onMore } = useFirstOfMore<HTMLUListElement>(rest > 0);
  const onWhole = (): void => {
    onMore();
    setWhole(true);
  };
  return (
    <>
      <ul className={styles.places} ref={lines}>
        {shown.map(({ kind, key, name }) => (
          <li key={`${kind} ${key}`}>
            <TextButton onClick={() => open({ kind, key })}>{name}</TextButton>{' '}
            <span className={styles.key}>{key}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <div>
          <Button spacing="compact" appearance="subtle" onClick={onWhole}>
            {t('health.places.more', { count: rest })}
          </Button>
        </div>
      )}
    </>
  );
}

interface FindingLineProps {
  readonly finding: FindingView;
  readonly names: ReadonlyMap<string, string>;
}

/** One finding: what it is about, its numbers, and the edits that settle it. */
export function FindingLine({ finding, names }: FindingLineProps) {
  const scene = useStrategyScene();
  const { data, open, create, done } = scene;
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const [asked, setAsked] = useState<AlignFix | null>(null);
  const fixes = useRef<HTMLDivElement>(null);
  const wasAsked = useRef<string | null>(null);
  // Whoever takes the question back goes on where they asked it.
  useEffect(() => {
    if (asked === null && wasAsked.current !== null)
      fixes.current?.querySelector<HTMLElement>(`[data-fix="${wasAsked.current}"] button`)?.focus();
    wasAsked.current = asked?.target.key ?? null;
  }, [asked]);
  const numbers = numbersText(finding);
  const doing = (work: () => Promise<void>): void => {
    setSaving(true);
    setFailure(null);
    work()
      .catch((error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))))
      .finally(() => setSaving(false));
  };
  const make = async (changes: readonly Change[]): Promise<void> => {
    const { saved, left } = await saveChanges(changes, [...new Set(data.objectives.map(({ cycle }) => cycle))]);
    const kept = left.length === 0 ? '' : ` ${t('bulk.left', { keys: left.map((one) => one.before.key).join(', ') })}`;
    const said = `${t('bulk.done', { count: saved.length })}${kept}`;
    done(said, saved.length === 0 ? undefined : undoChanges(saved, data.cycle?.key ?? null));
  };
  const align = async (target: TargetView, besides: readonly string[]): Promise<void> => {
    const { said, undo } = await alignOnly(target, besides);
    setAsked(null);
    done(said, undo);
  };
  const onFix = (fix: Fix): void => {
    if ('changes' in fix) doing(async () => make(fix.changes));
    else if (fix.label === 'align') setAsked(fix);
    else if ('create' in fix) create(fix.create);
    else open(fix.open);
  };
  return (
    <li className={styles.finding}>
      <div className={styles.what}>
        {(finding.account !== null || numbers !== null) && (
          <div className={styles.numbers}>
            {finding.account !== null && <PersonName id={finding.account} />}
            {numbers !== null && <span>{numbers}</span>}
          </div>
        )}
        <Places places={placesOf(finding, names)} />
        {failure !== null && <MoveFailure failure={failure} />}
      </div>
      {asked === null ? (
        <div ref={fixes} className={styles.fixes}>
          {fixesOf(finding, scene).map((fix) => (
            <span key={nameOf(fix)} data-fix={fix.label === 'align' ? fix.target.key : undefined}>
              <Button spacing="compact" isLoading={isSaving && 'changes' in fix} onClick={() => onFix(fix)}>
                {nameOf(fix)}
              </Button>
            </span>
          ))}
        </div>
      ) : (
        <AlignQuestion
          target={asked.target}
          besides={asked.besides}
          isSaving={isSaving}
          onAlign={() => doing(async () => align(asked.target, asked.besides))}
          onLeave={() => setAsked(null)}
        />
      )}
    </li>
  );
}
