import Button from '@atlaskit/button/new';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readAs } from '../../bridge/sight';
import { SIGHT_LINE_TEXTS } from '../../i18n/sight-line-texts';
import { addTexts, t } from '../../i18n/translate';
import { VIEW_AS_TEXTS } from '../../i18n/view-as-texts';
import { Dialog } from '../../ui/dialog';
import { PersonSelect } from '../../ui/form/person-select';
import { useStrategyScene } from './edit/strategy-context';
import styles from './strategy.module.css';

addTexts(VIEW_AS_TEXTS);
addTexts(SIGHT_LINE_TEXTS);

/** Chooses through whose eyes to read the strategy; the banner above the page ends it. */
export function ViewAsDialog({ onLeave }: { readonly onLeave: () => void }) {
  const { data } = useStrategyScene();
  const [account, setAccount] = useState('');
  const queries = useQueryClient();
  const start = (): void => {
    onLeave();
    readAs(account);
    void queries.resetQueries();
  };
  return (
    <Dialog title={t('view-as.title')} onLeave={onLeave}>
      <div className={styles.asking}>
        <p className={styles.plain}>{t('view-as.intro')}</p>
        <PersonSelect
          value={account}
          none={t('view-as.choose')}
          label={t('view-as.person')}
          me={data.me}
          onChange={setAccount}
        />
        <p className={styles.quiet}>{t('sight.as.work')}</p>
        <div className={styles.actions}>
          <Button appearance="primary" isDisabled={account === '' || account === data.me} onClick={start}>
            {t('view-as.start')}
          </Button>
          <Button appearance="subtle" onClick={onLeave}>
            {t('form.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
