import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { Fragment, Suspense, lazy, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { openIssue } from '../../bridge/navigation';
import { useLeaves } from '../../bridge/use-call';
import { formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { TextButton } from '../../ui/text-button';
import { useFirstOfMore } from '../../ui/use-first-of-more';
import styles from './strategy.module.css';
import { UnnamedWork } from './unnamed-work';

// Read when somebody asks why.
const WhyItCounts = lazy(() => import('../../ui/why-it-counts').then((module) => ({ default: module.WhyItCounts })));

type Leaf = CallOutput<'listLeaves'>['leaves'][number];

const APPEARANCE = { new: 'neutral', indeterminate: 'information', done: 'success' } as const;

function partText(leaf: Leaf): string {
  if (leaf.kept === 'aligned') return t('work.aligned');
  if (leaf.excluded || leaf.share === null) return t('work.excluded');
  const share = formatShare(leaf.share, 1);
  if (leaf.weight !== null) return share;
  // What has no estimate may be taken for the median.
  return leaf.share > 0 ? t('work.assumed', { share }) : t('work.unweighted');
}

/** The work behind a target's number, as far as the reader may see it; the rest as a count. */
export function WorkList({ target }: { readonly target: string }) {
  const work = useLeaves(target);
  const [explained, setExplained] = useState<string | null>(null);
  const { lines, onMore } = useFirstOfMore<HTMLTableSectionElement>(work.hasNextPage);
  if (work.isPending) return <LoadingRows count={6} />;
  if (work.isError) return <FailureView failure={work.error} onRetry={() => void work.refetch()} />;
  const leaves = work.data.pages.flatMap((page) => page.leaves);
  const hidden = work.data.pages.reduce((sum, page) => sum + page.hidden, 0);
  const onNext = (): void => {
    onMore();
    void work.fetchNextPage();
  };
  return (
    <div className={styles.section}>
      {leaves.length === 0 && hidden === 0 && <p className={styles.quiet}>{t('work.none')}</p>}
      {leaves.length > 0 && (
        <table className={styles.work} aria-label={t('work.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('work.key')}</th>
              <th scope="col">{t('work.status')}</th>
              <th scope="col">{t('work.share')}</th>
            </tr>
          </thead>
          <tbody ref={lines}>
            {leaves.map((leaf) => (
              <Fragment key={leaf.id}>
                <tr>
                  <td>
                    <TextButton onClick={() => void openIssue(leaf.key)}>{leaf.key}</TextButton> {leaf.summary}
                  </td>
                  <td>
                    <Lozenge appearance={APPEARANCE[leaf.category]}>{leaf.status}</Lozenge>
                  </td>
                  <td>
                    {partText(leaf)}{' '}
                    <Button
                      appearance="subtle"
                      spacing="compact"
                      aria-label={t('why.open.of', { key: leaf.key })}
                      aria-expanded={explained === leaf.id}
                      onClick={() => setExplained(explained === leaf.id ? null : leaf.id)}
                    >
                      {t('why.open')}
                    </Button>
                  </td>
                </tr>
                {explained === leaf.id && (
                  <tr>
                    <td colSpan={3} className={styles.why}>
                      <Suspense fallback={<LoadingRows count={2} />}>
                        <WhyItCounts target={target} issueId={leaf.id} />
                      </Suspense>
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      <UnnamedWork count={hidden} usually={leaves.length === 0 ? 'work.hidden.all' : 'work.hidden'} />
      {work.hasNextPage && (
        <div>
          <Button isLoading={work.isFetchingNextPage} onClick={onNext}>
            {t('work.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
