import type { Delivery, RetryContext } from './deliveries';
import type { FunctionResult } from './function-runner';
import type { PlatformLimits } from './limits';
import { jsonBytes } from './storage-values';

/** What becomes of a delivery after its function has run. */
export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'given-up'; readonly why: string }
  | { readonly kind: 'again'; readonly afterMs: number; readonly context: RetryContext };

/** What the platform itself calls a failure that is not the app's. */
export type PlatformFailure =
  'FUNCTION_PLATFORM_RATE_LIMITED' | 'FUNCTION_PLATFORM_UNKNOWN_ERROR' | 'FUNCTION_TIME_OUT';

interface Wish {
  readonly afterSeconds: number;
  readonly reason: string;
  readonly data?: unknown;
}

/**
 * Decides as the platform does: an app asks for a retry by returning an `InvocationError`; a time-out is tried again; an
 * error thrown by a consumer is tried again, one thrown by a product trigger is not.
 */
export function decideRetry(delivery: Delivery, result: FunctionResult, limits: PlatformLimits): Verdict {
  const wish = wishOf(delivery, result, limits);
  if (wish === undefined)
    return result.kind === 'answered' ? { kind: 'done' } : { kind: 'given-up', why: result.message };
  return again(delivery, wish, limits);
}

/** The retry after a failure of the platform before the function could run. */
export function retryAfterPlatformFailure(
  delivery: Delivery,
  reason: PlatformFailure,
  limits: PlatformLimits,
): Verdict {
  return again(delivery, { afterSeconds: limits.thrownRetrySeconds, reason }, limits);
}

function again(delivery: Delivery, wish: Wish, limits: PlatformLimits): Verdict {
  const retryCount = (delivery.retry?.retryCount ?? 0) + 1;
  if (retryCount > limits.retries)
    return { kind: 'given-up', why: `still failing after ${String(limits.retries)} retries: ${wish.reason}` };
  if (jsonBytes(wish.data) > limits.retryDataBytes) {
    return { kind: 'given-up', why: `the retry data is larger than ${String(limits.retryDataBytes)} bytes` };
  }
  return {
    kind: 'again',
    afterMs: Math.min(Math.max(wish.afterSeconds, 1), limits.delaySeconds) * 1000,
    context: { retryCount, retryReason: wish.reason, ...(wish.data === undefined ? {} : { retryData: wish.data }) },
  };
}

function wishOf(delivery: Delivery, result: FunctionResult, limits: PlatformLimits): Wish | undefined {
  const afterSeconds = limits.thrownRetrySeconds;
  if (result.kind === 'timed-out') return { afterSeconds, reason: 'FUNCTION_TIME_OUT' };
  if (result.kind === 'threw')
    return delivery.kind === 'message' ? { afterSeconds, reason: 'FUNCTION_ERROR_HOSTED_APP_CODE' } : undefined;
  const { value } = result;
  if (typeof value !== 'object' || value === null || !('_retry' in value) || value._retry !== true) return undefined;
  const options: object =
    'retryOptions' in value && typeof value.retryOptions === 'object' && value.retryOptions !== null
      ? value.retryOptions
      : {};
  return {
    afterSeconds: 'retryAfter' in options && typeof options.retryAfter === 'number' ? options.retryAfter : 1,
    reason:
      'retryReason' in options && typeof options.retryReason === 'string'
        ? options.retryReason
        : 'FUNCTION_RETRY_REQUEST',
    ...('retryData' in options ? { data: options.retryData } : {}),
  };
}
