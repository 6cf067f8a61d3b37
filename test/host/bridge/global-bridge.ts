import { createChannel } from './channel';
import type { WireMessage } from './wire';

/*
 * Runs first in every document of the app, in the place of Atlassian's global-bridge.js, and gives `@forge/bridge` its
 * only seam: `globalThis.__bridge.callBridge`. It is served as one classic script, because what the app loads looks for
 * the seam at once.
 */

const page = window.parent;
const post = (message: WireMessage) => page.postMessage(message, '*');
const channel = createChannel(post, (op) => {
  throw new Error(`A page asks nothing of a frame: ${op}`);
});

/** `Date` follows the clock of the site, so that what the app calls today is what the site does. */
const RealDate = Date;
let offsetMs = Number(document.currentScript?.dataset['siteOffsetMs'] ?? 0);
const siteNow = () => RealDate.now() + offsetMs;
const SiteDate = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) => {
    const built: unknown = Reflect.construct(target, args.length === 0 ? [siteNow()] : args, newTarget);
    return Object(built) as object;
  },
  apply: () => new RealDate(siteNow()).toString(),
  get: (target, property): unknown => (property === 'now' ? siteNow : Reflect.get(target, property)),
});
RealDate.prototype.constructor = SiteDate;
globalThis.Date = SiteDate;

function receive(message: WireMessage): void {
  if (message.kind === 'clock') offsetMs = message.offsetMs;
  else if (message.kind === 'theme') {
    document.documentElement.setAttribute('data-theme', message.theme);
    document.documentElement.setAttribute('data-color-mode', message.colorMode);
  } else channel.receive(message);
}

window.addEventListener('message', (event: MessageEvent<WireMessage | null>) => {
  if (event.source === page && page !== window && event.data?.forge === 1) receive(event.data);
});

/**
 * How high the content is. Neither the body's nor the document's height will do: `@atlaskit/css-reset` stretches both to
 * the frame. What floats over the content (menus, dialogs) does not make a frame higher on a real site either.
 */
function contentHeight(): number {
  const bottoms = [...document.body.children].map((child) => {
    const style = getComputedStyle(child);
    const floats = style.position === 'fixed' || style.position === 'absolute' || style.display === 'none';
    return floats ? 0 : child.getBoundingClientRect().bottom + window.scrollY + parseFloat(style.marginBottom);
  });
  return Math.ceil(Math.max(0, ...bottoms) + parseFloat(getComputedStyle(document.body).paddingBottom));
}

let lastHeight = -1;
function postSize(): void {
  const height = contentHeight();
  if (height === lastHeight) return;
  lastHeight = height;
  post({ forge: 1, kind: 'size', height });
}

document.addEventListener('DOMContentLoaded', () => {
  const sizes = new ResizeObserver(postSize);
  const watch = () => [...document.body.children].forEach((child) => sizes.observe(child));
  new MutationObserver(() => {
    watch();
    postSize();
  }).observe(document.body, { childList: true });
  watch();
  postSize();
});

Object.defineProperty(globalThis, '__bridge', {
  value: { callBridge: (op: string, payload?: unknown) => channel.call(op, payload) },
});
