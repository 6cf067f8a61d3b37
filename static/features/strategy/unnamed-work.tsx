import { useSight } from '../../bridge/sight';
import { t } from '../../i18n/translate';
import styles from './strategy.module.css';

interface UnnamedWorkProps {
  readonly count: number;
  /** Why work has no name while Jira answers. */
  readonly usually: 'work.hidden' | 'work.hidden.all' | 'drawer.links.hidden' | 'changes.issues.hidden';
}

/** How much work is counted and not named, and why: while Jira is busy nobody is told any name, which says nothing of the work. */
export function useUnnamedWord({ count, usually }: UnnamedWorkProps): string {
  const { isJiraBusy } = useSight();
  return t(isJiraBusy === true ? 'changes.unnamed' : usually, { count });
}

/** The same as a line of its own; none where everything has its name. */
export function UnnamedWork(props: UnnamedWorkProps) {
  const word = useUnnamedWord(props);
  return props.count === 0 ? null : <p className={styles.quiet}>{word}</p>;
}
