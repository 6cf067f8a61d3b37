import { callableOf } from './channel';
import { member, textMember } from './read-payload';

interface Place {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly key: string;
  readonly state: unknown;
}

/**
 * The history that `view.createHistory()` hands to a full page of the app, in the shape of the `history` package, version
 * 4. The app's path is what follows the page's own in the address, so a deep link can be shared and reloaded.
 */
export function createFrameHistory(base: string): Record<string, unknown> {
  const listeners = new Set<(place: Place, action: string) => unknown>();
  const here = (): Place => ({
    pathname: window.location.pathname.slice(base.length) || '/',
    search: window.location.search,
    hash: window.location.hash,
    key: textMember(window.history.state, 'key') ?? 'first',
    state: member(window.history.state, 'state'),
  });
  const tell = (action: string) => listeners.forEach((listener) => listener(here(), action));
  const move = (how: 'pushState' | 'replaceState', action: string) => (to: unknown, state: unknown) => {
    const url = new URL(addressOf(to), 'http://app');
    const path = url.pathname === '/' ? base : base + url.pathname;
    const key = Math.random().toString(36).slice(2, 8);
    window.history[how]({ key, state: state ?? member(to, 'state') }, '', path + url.search + url.hash);
    tell(action);
  };
  window.addEventListener('popstate', () => tell('POP'));
  return {
    action: 'POP',
    length: window.history.length,
    location: here(),
    push: move('pushState', 'PUSH'),
    replace: move('replaceState', 'REPLACE'),
    go: (steps: unknown) => window.history.go(Number(steps)),
    goBack: () => window.history.back(),
    goForward: () => window.history.forward(),
    createHref: (place: unknown) => base + addressOf(place),
    listen: (listener: unknown) => {
      if (typeof listener !== 'function') throw new TypeError('history.listen takes a function');
      const entry = callableOf(listener);
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}

/** A path as text or as a location object, always beginning with a slash. */
function addressOf(to: unknown): string {
  const text =
    typeof to === 'string'
      ? to
      : [textMember(to, 'pathname') ?? '/', textMember(to, 'search') ?? '', textMember(to, 'hash') ?? ''].join('');
  return `/${text.replace(/^\/+/, '')}`;
}
