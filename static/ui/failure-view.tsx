import Button from '@atlaskit/button/new';
import type { CallErrorCode } from '../../src/contract/errors';
import { CallFailed } from '../bridge/call-failed';
import { readingAs } from '../bridge/sight';
import { t } from '../i18n/translate';
import { StateView } from './state-view';

// Where asking again can help. For the others the next step is somebody else's, or another choice.
const CAN_RETRY: Readonly<Record<CallErrorCode, boolean>> = {
  invalid: false,
  unauthenticated: false,
  'no-jira-access': false,
  forbidden: false,
  'not-found': false,
  stale: true,
  'too-large': false,
  busy: true,
  unavailable: true,
  internal: true,
};

interface FailureViewProps {
  readonly failure: Error;
  readonly onRetry?: () => void;
}

/** Who is busy, for how long, and what stands against something only the app can tell. */
function ownWords(failure: Error): string {
  const details = failure instanceof CallFailed ? failure.details : [];
  return details.map(({ message }) => message).join(' ') || failure.message;
}

/** A failed call: what happened, what was kept, what to do, and for a defect the error id that the app's log has too. */
export function FailureView({ failure, onRetry }: FailureViewProps) {
  const code = failure instanceof CallFailed ? failure.code : 'internal';
  // Whoever reads as somebody else has the permission, only not now.
  const isOther = code === 'forbidden' && readingAs().viewAs !== undefined;
  // Who waits for Jira, or has to look again, has no use for an id; who reports a defect needs it.
  const errorId = failure instanceof CallFailed && code === 'internal' ? failure.errorId : null;
  return (
    <StateView
      tone={code === 'unauthenticated' || code === 'no-jira-access' ? 'plain' : 'problem'}
      title={isOther ? failure.message : t(`error.${code}.title`)}
      text={isOther ? '' : code === 'busy' || code === 'invalid' ? ownWords(failure) : t(`error.${code}.next`)}
      {...(errorId === null ? {} : { errorId: t('error.id', { id: errorId }) })}
    >
      {onRetry !== undefined && CAN_RETRY[code] && <Button onClick={onRetry}>{t('state.retry')}</Button>}
    </StateView>
  );
}
