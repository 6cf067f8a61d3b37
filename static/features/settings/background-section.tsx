import Button from '@atlaskit/button/new';
import { useEffect } from 'react';
import type { SettingsView } from '../../../src/contract/settings-view';
import { useCall } from '../../bridge/use-call';
import { BACKGROUND_TEXTS } from '../../i18n/background-texts';
import { addTexts, t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { ChecksList } from './checks-list';
import { FailuresList } from './failures-list';
import { JobList } from './job-list';
import { PointsForm } from './points-form';
import styles from './settings.module.css';

addTexts(BACKGROUND_TEXTS);

/** What is under way goes on without the page; while it is seen, the page looks again this often. */
const LOOK_AGAIN_MS = 3_000;

/** What the app does by itself: what is under way, what it costs Jira, and what its checks have found. */
export function BackgroundSection({ settings }: { readonly settings: SettingsView }) {
  const background = useCall('getBackground', {});
  const { refetch } = background;
  const isUnderWay = background.data !== undefined && background.data.jobs.length > 0;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refetch();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, refetch]);
  if (background.isPending) return <LoadingRows count={4} />;
  if (background.isError) return <FailureView failure={background.error} onRetry={() => void background.refetch()} />;
  const { now, jobs, failures, points, checks, drift, scopes } = background.data;
  return (
    <>
      <div className={styles.row}>
        <Button onClick={() => void background.refetch()} isLoading={background.isFetching && !isUnderWay}>
          {t('background.refresh')}
        </Button>
        <AsOf asOf={now} now={now} />
      </div>
      <JobList jobs={jobs} waits={points} />
      <FailuresList failures={failures} />
      <PointsForm settings={settings} points={points} now={now} />
      <ChecksList checks={checks} drift={drift} scopes={scopes} />
    </>
  );
}
