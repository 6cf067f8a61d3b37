import Button from '@atlaskit/button/new';
import { useMemo } from 'react';
import type { FindingView } from '../../../../src/contract/views';
import { useCall } from '../../../bridge/use-call';
import { formatCount } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { LoadingRows } from '../../../ui/loading-rows';
import { PersonName } from '../../../ui/person-name';
import { StateView } from '../../../ui/state-view';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import type { Selection } from '../selection';
import { fixOf } from './finding-fix';
import styles from './health.module.css';

type Rule = FindingView['rule'];

// Whom to ask and what to aim at come before how it is arranged.
const ORDER: Readonly<Record<Rule, number>> = {
  'no-owner': 0,
  'no-measurable-target': 1,
  'goal-is-baseline': 2,
  orphan: 3,
  'priority-count': 4,
  'too-many-targets': 5,
  'competing-targets': 6,
  'outside-cycle': 7,
  weights: 8,
  'too-deep': 9,
};

/** Findings under their rules, the rules in order. */
function rulesOf(found: readonly FindingView[]) {
  return [...new Set(found.map(({ rule }) => rule))]
    .sort((a, b) => ORDER[a] - ORDER[b])
    .map((rule) => ({ rule, findings: found.filter((one) => one.rule === rule) }));
}

/** What the guard rules advise on this cycle: every finding in words, with the place where it is settled. */
export function HealthView() {
  const { data } = useStrategyScene();
  const health = useCall('getHealth', data.cycle === null ? {} : { cycle: data.cycle.key });
  const byRule = useMemo(() => rulesOf(health.data?.findings ?? []), [health.data]);
  if (health.isPending) return <LoadingRows count={6} />;
  if (health.isError) return <FailureView failure={health.error} onRetry={() => void health.refetch()} />;
  const count = health.data.findings.length;
  if (count === 0) return <StateView title={t('health.none')} text={t('health.none.next')} />;
  return (
    <div className={styles.health}>
      <p className={styles.intro}>{t('health.intro', { count })}</p>
      {byRule.map(({ rule, findings }) => (
        <RuleSection key={rule} rule={rule} findings={findings} />
      ))}
    </div>
  );
}

function RuleSection({ rule, findings }: { readonly rule: Rule; readonly findings: readonly FindingView[] }) {
  return (
    <section className={styles.rule} aria-labelledby={`health-${rule}`}>
      <h2 id={`health-${rule}`} className={styles.title}>
        {t(`health.${rule}.title`)} <span className={styles.count}>{formatCount(findings.length)}</span>
      </h2>
      <p className={styles.next}>{t(`health.${rule}.next`)}</p>
      <ul className={styles.list}>
        {findings.map((finding, index) => (
          <Finding key={index} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

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
    case 'competing-targets':
      return t('health.competing-targets.found', { count: targets.length });
    case 'no-owner':
    case 'no-measurable-target':
    case 'orphan':
    case 'weights':
    case 'outside-cycle':
    case 'goal-is-baseline':
      return null;
  }
}

function Finding({ finding }: { readonly finding: FindingView }) {
  const scene = useStrategyScene();
  const { data, open, create } = scene;
  const fix = fixOf(finding, scene);
  const places: readonly (Selection & { readonly name: string })[] = [
    ...finding.objectives.map((key) => ({
      kind: 'objective' as const,
      key,
      name: data.objectives.find((one) => one.key === key)?.name ?? key,
    })),
    ...finding.targets.map((key) => ({
      kind: 'target' as const,
      key,
      name: data.targets.find((one) => one.key === key)?.name ?? key,
    })),
  ];
  const numbers = numbersText(finding);
  return (
    <li className={styles.finding}>
      <div className={styles.what}>
        {(finding.account !== null || numbers !== null) && (
          <div className={styles.numbers}>
            {finding.account !== null && <PersonName id={finding.account} />}
            {numbers !== null && <span>{numbers}</span>}
          </div>
        )}
        <ul className={styles.places}>
          {places.map(({ kind, key, name }) => (
            <li key={`${kind} ${key}`}>
              <TextButton onClick={() => open({ kind, key })}>{name}</TextButton>{' '}
              <span className={styles.key}>{key}</span>
            </li>
          ))}
        </ul>
      </div>
      {fix !== null && (
        <Button spacing="compact" onClick={() => (fix.label === 'target' ? create(fix.create) : open(fix.open))}>
          {t(`health.fix.${fix.label}`)}
        </Button>
      )}
    </li>
  );
}
