import WarningIcon from '@atlaskit/icon/core/status-warning';
import { formatInstant, formatWhen } from '../i18n/dates';
import { t } from '../i18n/translate';
import styles from './as-of.module.css';

interface AsOfProps {
  /** Null before the first computation. */
  readonly asOf: string | null;
  readonly now: string;
  readonly staleSince?: string | null;
  readonly complete?: boolean;
}

/** When a number was computed, and whether it is stale or incomplete. */
export function AsOf({ asOf, now, staleSince = null, complete = true }: AsOfProps) {
  return (
    <span className={styles.asOf}>
      {asOf === null ? (
        <span>{t('as-of.never')}</span>
      ) : (
        <time dateTime={asOf} title={t('as-of.title', { instant: formatInstant(asOf) })}>
          {t('as-of', { when: formatWhen(asOf, now) })}
        </time>
      )}
      <AgeMarks of={{ staleSince, complete }} now={now} />
    </span>
  );
}

interface AgeMarksProps {
  readonly of: { readonly staleSince: string | null; readonly complete: boolean };
  readonly now: string;
}

/** That a number is stale or incomplete, wherever its age is said elsewhere or not at all; nothing while it is neither. */
export function AgeMarks({ of: { staleSince, complete }, now }: AgeMarksProps) {
  return staleSince === null && complete ? null : (
    <span className={styles.asOf}>
      {staleSince !== null && (
        <Mark text={t('as-of.stale', { when: formatWhen(staleSince, now) })} title={t('as-of.stale.title')} />
      )}
      {!complete && <Mark text={t('as-of.incomplete')} title={t('as-of.incomplete.title')} />}
    </span>
  );
}

const OLD_MS = 86_400_000;

/** As `AsOf`, but silent while the number is current: where a table says once how old its numbers are. */
export function AsOfIfNotable(props: AsOfProps) {
  const { asOf, now, staleSince = null, complete = true } = props;
  const isCurrent = asOf !== null && Date.parse(now) - Date.parse(asOf) < OLD_MS;
  return isCurrent && staleSince === null && complete ? null : <AsOf {...props} />;
}

function Mark({ text, title }: { readonly text: string; readonly title: string }) {
  return (
    <span className={styles.mark} title={title}>
      <WarningIcon label="" size="small" color="currentColor" />
      {text}
    </span>
  );
}
