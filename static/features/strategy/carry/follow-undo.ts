import type { CallOutput } from '../../../../src/contract/calls';
import { STAYS } from '../../../../src/domain/untouched';
import { call } from '../../../bridge/call';
import { CallFailed } from '../../../bridge/call-failed';
import { CARRY_TEXTS } from '../../../i18n/carry-texts';
import { addTexts, t } from '../../../i18n/translate';

addTexts(CARRY_TEXTS);

type Undone = CallOutput<'getCarryUndo'>;

/** The worker takes the copies away; how far it is is asked this often. */
const ASK_MS = 1_000;
/** Keys named in a sentence. */
const NAMED = 5;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** An answer that fails to come says nothing of the worker: it is asked again. */
async function asked(undoId: string): Promise<Undone | null> {
  try {
    return await call('getCarryUndo', { undoId });
  } catch (error) {
    if (error instanceof CallFailed && (error.code === 'busy' || error.code === 'unavailable')) return null;
    throw error;
  }
}

function saidOf({ removed, stays, more }: Undone): string {
  const sentences = STAYS.map((why) => {
    const keys = stays.filter((one) => one.why === why).map(({ key }) => key);
    const named = keys.length > NAMED ? [...keys.slice(0, NAMED), '…'] : keys;
    return keys.length === 0 ? '' : t(`carry.stays.${why}`, { count: keys.length, keys: named.join(', ') });
  });
  return [
    removed === 0 ? t('carry.undone.none') : t('carry.undone', { count: removed }),
    ...sentences,
    more === 0 ? '' : t('carry.stays.more', { count: more }),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Follows the worker until the copies are gone, and says what stays and why. `onGone` is told when none does. */
export async function followUndo(undoId: string, onGone?: () => void): Promise<string> {
  for (;;) {
    const undone = await asked(undoId);
    if (undone?.state === 'done') {
      if (undone.stays.length === 0) onGone?.();
      return saidOf(undone);
    }
    if (undone?.state === 'failed') return t('carry.undo.failed');
    await pause(ASK_MS);
  }
}
