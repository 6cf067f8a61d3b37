import { useSyncExternalStore } from 'react';
import type { Sight } from '../../src/contract/sight';

const USUAL: Sight = {};
const listeners = new Set<() => void>();
let current: Sight = USUAL;
let viewAs: string | undefined;

function set(next: Sight): void {
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Keeps what an answer said of how much this person sees; the latest answer is right. */
export const noteSight = (sight: Sight | undefined): void => set(sight ?? USUAL);

/** From now on every call is answered as this account would be as well; undefined goes back to one's own eyes. */
export function readAs(account: string | undefined): void {
  viewAs = account;
  const { viewingAs: _before, ...rest } = current;
  set(account === undefined ? rest : { ...rest, viewingAs: account });
}

/** What goes beside the input of a call. */
export const readingAs = (): { readonly viewAs?: string } => (viewAs === undefined ? {} : { viewAs });

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether this person sees more or less than they usually do, and why. */
export const useSight = (): Sight => useSyncExternalStore(subscribe, () => current);
