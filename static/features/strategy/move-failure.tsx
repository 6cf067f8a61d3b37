import { CallFailed } from '../../bridge/call-failed';
import { FailureView } from '../../ui/failure-view';
import styles from './strategy.module.css';

/** Why a row could not be moved, in the words of whatever stood against it. */
export function MoveFailure({ failure }: { readonly failure: Error }) {
  const words = failure instanceof CallFailed ? failure.details.map(({ message }) => message) : [];
  if (words.length === 0) return <FailureView failure={failure} />;
  return (
    <p role="alert" className={styles.problem}>
      {words.join(' ')}
    </p>
  );
}
