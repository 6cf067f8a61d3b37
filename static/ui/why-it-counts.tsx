import type { CallOutput } from '../../src/contract/calls';
import { useCall } from '../bridge/use-call';
import { EXPLAIN_TEXTS } from '../i18n/explain-texts';
import { formatShare, formatWeight } from '../i18n/numbers';
import { addTexts, t } from '../i18n/translate';
import { timesText } from './times-text';
import { FailureView } from './failure-view';
import { LoadingRows } from './loading-rows';
import styles from './why-it-counts.module.css';

addTexts(EXPLAIN_TEXTS);

type Explained = CallOutput<'explainIssue'>;
type Way = Explained['ways'][number];

const SECONDS_AN_HOUR = 3600;

/** A weight in what it is measured by. */
function weightText(weight: number, weighBy: Explained['weighBy']): string {
  if (weighBy === 'points') return t('why.points', { weight: formatWeight(weight) });
  if (weighBy === 'estimate') return t('why.hours', { weight: formatWeight(weight / SECONDS_AN_HOUR) });
  return formatWeight(weight);
}

/** How it counts: what it weighs, or is taken for, and what a link makes of that. */
function leafText({ weight, assumed, weighBy, factor, credit, share }: Explained): string {
  const own = weight ?? assumed ?? null;
  if (share === null || own === null) return t('why.leaf.unweighted');
  const times = factor === undefined ? '' : timesText(factor);
  const told = { share: formatShare(share, 1), times, weight: weightText(own, weighBy) };
  const key = weight === null ? 'why.leaf.assumed' : weighBy === 'count' ? null : 'why.leaf.weighs';
  const counts =
    key === null
      ? t(factor === undefined ? 'why.leaf' : 'why.leaf.weighed', told)
      : t(factor === undefined ? key : `${key}.times`, told);
  if (credit === undefined) return counts;
  return `${counts} ${t('why.credit', { status: credit.status, credit: formatShare(credit.share) })}`;
}

function stateText(why: Explained): string {
  switch (why.state) {
    case 'leaf':
      return leafText(why);
    case 'below':
      return t('why.below', { count: why.children });
    case 'excluded':
      return why.resolution === null
        ? t('why.excluded.unestimated')
        : t('why.excluded', { resolution: why.resolution });
    case 'taken-out':
      return t('why.taken-out');
    case 'aligned':
      return t('why.aligned');
    case 'outside':
      return t('why.outside');
    case 'pending':
      return t('why.pending');
  }
}

function wayText(way: Way): string {
  const text = reachText(way);
  const { role, weight } = way;
  if (role === 'excludes') return t('why.way.excludes', { way: text });
  if (role === 'aligned') return t('why.way.aligned', { way: text });
  return weight === undefined ? text : t('why.way.weighed', { way: text, times: timesText(weight) });
}

function reachText({ kind, jql, through }: Way): string {
  const path = through.map((issue) => (issue === null ? t('why.hidden') : `${issue.key} ${issue.summary}`)).join(' → ');
  if (through.length > 0) return t(kind === 'jql' ? 'why.way.through.jql' : 'why.way.through', { path });
  if (kind === 'issue') return t('why.way.direct');
  return jql === null ? t('why.way.jql') : t('why.way.jql.text', { jql });
}

/** Of several links that count the most decides; said only where they differ. */
function reachedText({ ways, state, factor }: Explained): string {
  if (state !== 'leaf') return t('why.reached', { count: ways.length });
  const weights = new Set(ways.filter(({ role }) => role === undefined).map(({ weight }) => weight ?? 1));
  if (weights.size < 2) return t('why.once', { count: ways.length });
  return factor === undefined
    ? t('why.most.whole', { count: ways.length })
    : t('why.most', { count: ways.length, times: timesText(factor) });
}

/** Why one issue counts in a target, does not, or counts once though several links reach it. */
export function WhyItCounts({ target, issueId }: { readonly target: string; readonly issueId: string }) {
  const why = useCall('explainIssue', { target, issueId });
  if (why.isPending) return <LoadingRows count={2} />;
  if (why.isError) return <FailureView failure={why.error} onRetry={() => void why.refetch()} />;
  const { ways } = why.data;
  return (
    <div className={styles.why}>
      <p className={styles.said}>{stateText(why.data)}</p>
      {ways.length > 1 && <p className={styles.said}>{reachedText(why.data)}</p>}
      {ways.length > 0 && (
        <ul className={styles.ways}>
          {ways.map((way) => (
            <li key={`${way.linkNo} ${way.through.length}`}>{wayText(way)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
