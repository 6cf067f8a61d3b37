import { useSight } from '../../bridge/sight';
import { t } from '../../i18n/translate';
import styles from './strategy.module.css';

interface UnnamedWorkProps {
  readonly count: number;
  /** Why work has no name while Jira answers. */
  readonly usually: 'work.hidden' | 'drawer.links.hidden' | 'changes.issues.hidden';
}

/** How much work is counted and not named, and why: while Jira is busy nobody is told any name, which says nothing of the work. */
export function UnnamedWork({ count, usually }: UnnamedWorkProps) {
  const { isJiraBusy } = useSight();
  if (count === 0) return null;
  return <p className={styles.quiet}>{t(isJiraBusy === true ? 'changes.unnamed' : usually, { count })}</p>;
}
