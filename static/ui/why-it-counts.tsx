import type { CallOutput } from '../../src/contract/calls';
import { useCall } from '../bridge/use-call';
import { EXPLAIN_TEXTS } from '../i18n/explain-texts';
import { formatShare } from '../i18n/numbers';
import { addTexts, t } from '../i18n/translate';
import { timesText } from './times-text';
import { FailureView } from './failure-view';
import { LoadingRows } from './loading-rows';
import styles from './why-it-counts.module.css';

addTexts(EXPLAIN_TEXTS);

type Explained = CallOutput<'explainIssue'>;
type Way = Explained['ways'][number];

/** How it counts, by a link that makes more or less of it. */
const leafText = (share: number, factor: number | undefined): string =>
  factor === undefined
    ? t('why.leaf', { share: formatShare(share, 1) })
    : t('why.leaf.weighed', { share: formatShare(share, 1), times: timesText(factor) });

function stateText(why: Explained): string {
  switch (why.state) {
    case 'leaf':
      return why.share === null || (why.weight === null && why.share === 0)
        ? t('why.leaf.unweighted')
        : leafText(why.share, why.factor);
    case 'below':
      return t('why.below', { count: why.children });
    case 'excluded':
      return t('why.excluded', { resolution: why.resolution ?? '' });
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
