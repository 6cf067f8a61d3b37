import { instantOf } from '../../domain/day';
import type { OwnWork } from '../../domain/own-failure';
import type { Deps } from '../deps';

/** A failure that lasts is tried again for hours; it is one entry of the list in so much time. */
const SAME_MS = 3_600_000;

/**
 * Keeps a failure of what nobody was asking for in the list that support reads, beside those of calls: codes, no content.
 * The log has it either way. Where storage is what fails, it is remembered until storage takes it; see `keepRemembered`.
 */
export async function keepFailure(
  deps: Pick<Deps, 'clock' | 'errors' | 'log' | 'random'>,
  call: OwnWork,
  kind: string,
  errorId: string = deps.random.id(),
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  try {
    const recent = await deps.errors.recent();
    const isKnown = recent.some(
      (one) => one.call === call && one.kind === kind && Date.parse(one.at) > nowMs - SAME_MS,
    );
    if (isKnown) return;
    await deps.errors.add({ errorId, at: instantOf(nowMs), call, kind });
    // Whoever quotes the id is found here.
    deps.log.info('failure-kept', { call, kind, errorId });
  } catch {
    deps.log.error('error-not-kept', { errorId });
    deps.errors.remember({ errorId, at: instantOf(nowMs), call, kind });
  }
}

/** Keeps what storage would not take at the time. */
export async function keepRemembered({ errors, log }: Pick<Deps, 'errors' | 'log'>): Promise<void> {
  try {
    await errors.addRemembered();
  } catch (error) {
    // It stays remembered for the next round.
    log.error('remembered-not-kept', { error: error instanceof Error ? error.name : 'unknown' });
  }
}
