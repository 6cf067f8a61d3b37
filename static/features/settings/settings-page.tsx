import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { CallFailed } from '../../bridge/call-failed';
import { useCall } from '../../bridge/use-call';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { StateView } from '../../ui/state-view';
import { AuditSection } from './audit-section';
import { BackgroundSection } from './background-section';
import { BackupSection } from './backup-section';
import { countsText } from './changed-text';
import { CountingForm } from './counting-form';
import { DiagnosticsSection } from './diagnostics-section';
import { ExportSection } from './export-section';
import { GlassSection } from './glass-section';
import { ImportSection } from './import-section';
import { LevelNames } from './level-names';
import { MethodForm } from './method-form';
import { RulesForm } from './rules-form';
import { SettingsWait } from './settings-wait';
import styles from './settings.module.css';

/** The administration page: strategy files in and out, how work counts, what levels are called, and support. */
export function SettingsPage() {
  const settings = useCall('getSettings', {});
  if (settings.error instanceof CallFailed && settings.error.code === 'forbidden') {
    return (
      <div className={styles.page}>
        <StateView title={t('settings.forbidden')} text={t('settings.forbidden.next')} />
      </div>
    );
  }
  // Jira could not be asked who this is; other failures say themselves what to do.
  const isBusy = settings.error instanceof CallFailed && settings.error.code === 'busy';
  const Failure = isBusy ? SettingsWait : FailureView;
  return (
    <div className={styles.page}>
      {settings.data !== undefined && <p className={styles.counts}>{countsText(settings.data.counts)}</p>}
      {settings.isPending && <LoadingRows count={6} />}
      {settings.isError && <Failure failure={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data !== undefined && (
        <LevelNames.Provider value={settings.data.settings.terms}>
          <Tabs id="settings" shouldUnmountTabPanelOnChange={false}>
            <TabList>
              <Tab>{t('settings.tab.file')}</Tab>
              <Tab>{t('settings.tab.counting')}</Tab>
              <Tab>{t('settings.tab.words')}</Tab>
              <Tab>{t('settings.tab.rules')}</Tab>
              <Tab>{t('settings.tab.audit')}</Tab>
              <Tab>{t('settings.tab.background')}</Tab>
              <Tab>{t('settings.tab.access')}</Tab>
              <Tab>{t('settings.tab.support')}</Tab>
            </TabList>
            <TabPanel>
              <div className={styles.tab}>
                <ImportSection />
                <ExportSection />
                <BackupSection />
              </div>
            </TabPanel>
            <TabPanel>
              <div className={styles.tab}>
                <CountingForm answer={settings.data} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className={styles.tab}>
                <MethodForm answer={settings.data} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className={styles.tab}>
                <RulesForm settings={settings.data.settings} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className={styles.tab}>
                <AuditSection />
              </div>
            </TabPanel>
            <TabPanel>
              <div className={styles.tab}>
                <BackgroundSection settings={settings.data.settings} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className={styles.tab}>
                <GlassSection />
              </div>
            </TabPanel>
            <TabPanel>
              <div className={styles.tab}>
                <DiagnosticsSection />
              </div>
            </TabPanel>
          </Tabs>
        </LevelNames.Provider>
      )}
    </div>
  );
}
