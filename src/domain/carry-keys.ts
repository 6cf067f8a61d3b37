import { branded } from './brand';
import { MAX_KEY_LENGTH, type CycleKey, type ObjectiveKey, type TargetKey } from './ids';
import { hashOf } from './text-hash';

const HASH = 7;

/**
 * The key of a copy: the key of what is copied and the cycle it goes to, in place of the cycle it comes from. The same copy
 * always gets the same key, so making it again finds it. Where something that is not shown has that key, the copy gets the
 * next that nothing hidden has, by the same rule: a copy that was restricted keeps nobody who may not see it from making
 * theirs. The price: its key is not the plain one, from which somebody attentive can tell that the plain one is in use.
 */
function copyKey(key: string, from: CycleKey, to: CycleKey, isHidden: (key: string) => boolean): string {
  const base = key.endsWith(`-${from}`) && key.length > from.length + 1 ? key.slice(0, -from.length - 1) : key;
  const whole = `${base}-${to}`;
  const hashed = (text: string): string =>
    `${whole.slice(0, MAX_KEY_LENGTH - HASH - 1)}-${hashOf(text).toString(36).padStart(HASH, '0')}`;
  let copy = whole.length <= MAX_KEY_LENGTH ? whole : hashed(whole);
  for (let attempt = 1; isHidden(copy); attempt += 1) copy = hashed(`${whole}:${attempt}`);
  return copy;
}

export const objectiveCopyKey = (
  key: ObjectiveKey,
  from: CycleKey,
  to: CycleKey,
  isHidden: (key: ObjectiveKey) => boolean,
): ObjectiveKey => branded(copyKey(key, from, to, (copy) => isHidden(branded(copy))));
export const targetCopyKey = (
  key: TargetKey,
  from: CycleKey,
  to: CycleKey,
  isHidden: (key: TargetKey) => boolean,
): TargetKey => branded(copyKey(key, from, to, (copy) => isHidden(branded(copy))));
