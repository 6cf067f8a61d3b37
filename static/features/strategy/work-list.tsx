import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { CallOutput } from '../../../src/contract/calls';
import { openIssue } from '../../bridge/navigation';
import { useLeaves } from '../../bridge/use-call';
import { formatShare } from '../../i18n/numbers';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { TextButton } from '../../ui/text-button';
import styles from './strategy.module.css';

type Leaf = CallOutput<'listLeaves'>['leaves'][number];

const APPEARANCE = { new: 'neutral', indeterminate: 'information', done: 'success' } as const;

function partText(leaf: Leaf): string {
  if (leaf.excluded || leaf.share === null) return t('work.excluded');
  if (leaf.weight === null) return t('work.unweighted');
  return formatShare(leaf.share, 1);
}

/** The work behind a target's number, as far as the reader may see it; the rest as a count. */
export function WorkList({ target }: { readonly target: string }) {
  const work = useLeaves(target);
  if (work.isPending) return <LoadingRows count={6} />;
  if (work.isError) return <FailureView failure={work.error} onRetry={() => void work.refetch()} />;
  const leaves = work.data.pages.flatMap((page) => page.leaves);
  const hidden = work.data.pages.reduce((sum, page) => sum + page.hidden, 0);
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
          <tbody>
            {leaves.map((leaf) => (
              <tr key={leaf.id}>
                <td>
                  <TextButton onClick={() => void openIssue(leaf.key)}>{leaf.key}</TextButton> {leaf.summary}
                </td>
                <td>
                  <Lozenge appearance={APPEARANCE[leaf.category]}>{leaf.status}</Lozenge>
                </td>
                <td>{partText(leaf)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && <p className={styles.quiet}>{t('work.hidden', { count: hidden })}</p>}
      {work.hasNextPage && (
        <div>
          <Button isLoading={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
            {t('work.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
