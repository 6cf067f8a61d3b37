import VisuallyHidden from '@atlaskit/visually-hidden';
import { t } from '../i18n/translate';
import styles from './loading-rows.module.css';

/** The shape of rows to come, while they are read. */
export function LoadingRows({ count = 4 }: { readonly count?: number }) {
  return (
    <div role="status">
      <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
      <div className={styles.rows} aria-hidden="true">
        {Array.from({ length: count }, (_unused, index) => (
          <div key={index} className={styles.row} />
        ))}
      </div>
    </div>
  );
}
