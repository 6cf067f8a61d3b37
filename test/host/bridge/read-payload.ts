import { callableOf, isPlain } from './channel';

/** A member of what the app sent, which may be anything. */
export function member(payload: unknown, name: string): unknown {
  return isPlain(payload) ? payload[name] : undefined;
}

/** A member that must be text; absent or other is undefined. */
export function textMember(payload: unknown, name: string): string | undefined {
  const value = member(payload, name);
  return typeof value === 'string' ? value : undefined;
}

/** A member that must be a function; absent or other does nothing. */
export function functionMember(payload: unknown, name: string): (...args: unknown[]) => unknown {
  const value = member(payload, name);
  return typeof value === 'function' ? callableOf(value) : () => undefined;
}
