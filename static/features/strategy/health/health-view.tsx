import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useMemo, useState } from 'react';
import type { FindingView } from '../../../../src/contract/views';
import { modeOf, type HealthRule, type RuleMode } from '../../../../src/domain/health-rule';
import { useCall } from '../../../bridge/use-call';
import { formatCount } from '../../../i18n/numbers';
import { HEALTH_TEXTS } from '../../../i18n/health-texts';
import { addTexts, t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { StateView } from '../../../ui/state-view';
import { useFirstOfMore } from '../../../ui/use-first-of-more';
import { useStrategyScene } from '../edit/strategy-context';
import { TranslationClock } from '../translation/translation-clock';
import { FindingLine } from './finding-line';
import { ALL_FINDINGS, findingsShown, isNarrowed, knownOf, ruleGroups } from './health-choice';
import { HealthFilters } from './health-filters';
import styles from './health.module.css';

// Not needed before this is.
addTexts(HEALTH_TEXTS);

/** Findings of a rule that are listed at first, and how many more each time. */
const FIRST = 10;
const MORE = 100;

/** What the guard rules say of this cycle: every finding in words, with the edits that settle it. */
export function HealthView() {
  const { data, rights } = useStrategyScene();
  const health = useCall('getHealth', data.cycle === null ? {} : { cycle: data.cycle.key });
  const [choice, setChoice] = useState(ALL_FINDINGS);
  const known = useMemo(() => knownOf(data, rights), [data, rights]);
  const findings = useMemo(() => health.data?.findings ?? [], [health.data]);
  const shown = useMemo(() => findingsShown(findings, choice, known), [findings, choice, known]);
  if (health.isPending) return <LoadingRows count={6} />;
  if (health.isError) return <FailureView failure={health.error} onRetry={() => void health.refetch()} />;
  const { rules } = health.data;
  const all = ruleGroups(findings, rules);
  const { broken } = ruleGroups(shown, rules);
  // Nobody can say yet that these have found nothing.
  const unlooked = all.fine.filter((rule) => health.data.unlooked.includes(rule));
  const fine = all.fine.filter((rule) => !unlooked.includes(rule));
  const required = findings.filter(({ rule }) => modeOf(rules, rule) === 'require').length;
  return (
    <div className={styles.health}>
      {findings.length === 0 ? (
        <NothingFound looked={fine.length} unlooked={unlooked.length} />
      ) : (
        <>
          <p className={styles.intro}>
            {t('health.intro', { count: findings.length })}{' '}
            {required === 0 ? t('health.intro.advice') : t('health.intro.required', { count: required })}
          </p>
          <HealthFilters
            choice={choice}
            rules={all.broken.map(({ rule, findings: own }) => ({ rule, count: own.length }))}
            hasMine={known.mine.size > 0 && known.mine.size < known.names.size}
            onChoose={setChoice}
          />
          {isNarrowed(choice) && (
            <p role="status" className={styles.intro}>
              {t('health.shown', { shown: shown.length, count: findings.length })}
            </p>
          )}
        </>
      )}
      {data.cycle !== null && !isNarrowed(choice) && <TranslationClock cycle={data.cycle} />}
      {broken.map(({ rule, findings: own }) => (
        <RuleSection key={rule} rule={rule} mode={modeOf(rules, rule)} findings={own} names={known.names} />
      ))}
      {unlooked.length > 0 && (
        <details className={styles.folded}>
          <summary>{t('health.unlooked', { count: unlooked.length })}</summary>
          <ul>
            {unlooked.map((rule) => (
              <li key={rule}>
                {t(`health.${rule}.title`)}.{' '}
                {(rule === 'owner-left' || rule === 'competing-targets') && t(`health.unlooked.${rule}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {fine.length > 0 && <Folded text={t('health.fine', { count: fine.length })} rules={fine} />}
      {all.off.length > 0 && <Folded text={t('health.off', { count: all.off.length })} rules={all.off} />}
    </div>
  );
}

/** That nothing was found, and who looked: only rules that are on, and not all of those at everything. */
function NothingFound({ looked, unlooked }: { readonly looked: number; readonly unlooked: number }) {
  if (looked + unlooked === 0) return <StateView title={t('health.none.off')} text={t('health.none.off.next')} />;
  if (unlooked === 0) return <StateView title={t('health.none')} text={t('health.none.next', { count: looked })} />;
  const text = looked === 0 ? t('health.none.yet.first') : t('health.none.yet.next', { count: looked });
  return <StateView title={t('health.none.yet')} text={text} />;
}

/** Rules that have nothing to say, in one line that opens. */
function Folded({ text, rules }: { readonly text: string; readonly rules: readonly HealthRule[] }) {
  return (
    <details className={styles.folded}>
      <summary>{text}</summary>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{t(`health.${rule}.title`)}</li>
        ))}
      </ul>
    </details>
  );
}

interface RuleSectionProps {
  readonly rule: HealthRule;
  readonly mode: RuleMode;
  readonly findings: readonly FindingView[];
  readonly names: ReadonlyMap<string, string>;
}

const idOf = ({ objectives, targets, account }: FindingView): string => JSON.stringify([objectives, targets, account]);

function RuleSection({ rule, mode, findings, names }: RuleSectionProps) {
  const [listed, setListed] = useState(FIRST);
  const rest = findings.length - listed;
  const { lines, onMore } = useFirstOfMore<HTMLUListElement>(rest > 0);
  const onList = (): void => {
    onMore();
    setListed(listed + MORE);
  };
  return (
    <section className={styles.rule} aria-labelledby={`health-${rule}`}>
      <h2 id={`health-${rule}`} className={styles.title}>
        {t(`health.${rule}.title`)} <span className={styles.count}>{formatCount(findings.length)}</span>
        {mode === 'require' && <Lozenge appearance="moved">{t('rule.mode.require')}</Lozenge>}
      </h2>
      <p className={styles.next}>{t(`health.${rule}.next`)}</p>
      <ul className={styles.list} ref={lines}>
        {findings.slice(0, listed).map((finding) => (
          <FindingLine key={idOf(finding)} finding={finding} names={names} />
        ))}
      </ul>
      {rest > 0 && (
        <div>
          <Button appearance="subtle" onClick={onList}>
            {rest > MORE ? t('health.more', { count: MORE, rest }) : t('health.places.more', { count: rest })}
          </Button>
        </div>
      )}
    </section>
  );
}
