import Button from '@atlaskit/button/new';
import { TABLE_KINDS } from '../../csv/tables';
import { templateOf } from '../../csv/write-table';
import { t } from '../../i18n/translate';
import { downloadTable } from '../../ui/download';
import styles from './settings.module.css';

/** Tables to fill in: every column, and one row that shows what goes where. */
export function TemplateLinks() {
  return (
    <div className={styles.section} role="group" aria-label={t('template.title')}>
      <div className={styles.row}>
        <span className={styles.label}>{t('template.title')}</span>
        {TABLE_KINDS.map((kind) => (
          <Button
            key={kind}
            spacing="compact"
            onClick={() => downloadTable(`throughline-${kind}-template.csv`, templateOf(kind))}
          >
            {t(`table.${kind}`)}
          </Button>
        ))}
      </div>
      <p className={styles.help}>{t('template.help')}</p>
    </div>
  );
}
