import Button from '@atlaskit/button/new';
import type { CallOutput } from '../../../../src/contract/calls';
import { t } from '../../../i18n/translate';
import { SHOWN_TAB } from '../view-names';
import styles from './due-banner.module.css';

interface DueBannerProps {
  readonly checkIns: CallOutput<'getStrategy'>['checkIns'];
  readonly onOpen: () => void;
}

/** What is asked of the reader this week, in one line; nothing when nothing is. */
export function DueBanner({ checkIns, onOpen }: DueBannerProps) {
  if (checkIns === null || checkIns.due === 0) return null;
  const { due, overdue } = checkIns;
  const onPress = (): void => {
    onOpen();
    // This line is not there any more, and would take the focus along.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(SHOWN_TAB)?.focus());
  };
  const asked = t('my-due.banner', { count: due });
  return (
    <div className={styles.banner} data-late={overdue > 0}>
      <span>
        {overdue === 0
          ? asked
          : t(overdue === due ? 'my-due.banner.all-late' : 'my-due.banner.late', { count: overdue, late: asked })}
      </span>
      <Button spacing="compact" onClick={onPress}>
        {t('my-due.open')}
      </Button>
    </div>
  );
}
