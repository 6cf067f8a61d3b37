import { branded } from './brand';
import { MAX_KEY_LENGTH, type CycleKey, type ObjectiveKey, type TargetKey } from './ids';
import { hashOf } from './text-hash';

const HASH = 7;

/**
 * The key of a copy: the key of what is copied and the cycle it goes to, in place of the cycle it comes from. The same copy
 * always gets the same key, so making it again finds it.
 */
function copyKey(key: string, from: CycleKey, to: CycleKey): string {
  const base = key.endsWith(`-${from}`) && key.length > from.length + 1 ? key.slice(0, -from.length - 1) : key;
  const whole = `${base}-${to}`;
  if (whole.length <= MAX_KEY_LENGTH) return whole;
  const hash = hashOf(whole).toString(36).padStart(HASH, '0');
  return `${whole.slice(0, MAX_KEY_LENGTH - HASH - 1)}-${hash}`;
}

export const objectiveCopyKey = (key: ObjectiveKey, from: CycleKey, to: CycleKey): ObjectiveKey =>
  branded(copyKey(key, from, to));
export const targetCopyKey = (key: TargetKey, from: CycleKey, to: CycleKey): TargetKey =>
  branded(copyKey(key, from, to));
