/**
 * Runs first in every document of the app, in the place of Atlassian's global-bridge.js, and gives `@forge/bridge` its
 * only seam: `globalThis.__bridge.callBridge`. A classic script, because the app's modules read the seam when they load;
 * that is why the function passing of `channel.ts` is written here once more.
 */
(() => {
  type WireMessage = import('./wire').WireMessage;
  type Callable = (...args: unknown[]) => unknown;

  const page = window.parent;
  const callables = new Map<number, Callable>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  const isPlain = (value: unknown): value is Record<string, unknown> => {
    const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
    return prototype === Object.prototype || prototype === null;
  };
  const mapValues = (value: Record<string, unknown>, change: (item: unknown) => unknown) =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = ++lastId;
      callables.set(id, (...args) => Reflect.apply(value, undefined, args));
      return { __callable: id };
    }
    if (Array.isArray(value)) return value.map(encode);
    return isPlain(value) ? mapValues(value, encode) : value;
  };
  const decode = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decode);
    if (!isPlain(value)) return value;
    const id = value['__callable'];
    if (typeof id !== 'number') return mapValues(value, decode);
    return (...args: unknown[]) =>
      ask((reply) => ({ forge: 1, kind: 'run', id: reply, callable: id, args: args.map(encode) }));
  };
  const post = (message: WireMessage) => page.postMessage(message, '*');
  const ask = (message: (id: number) => WireMessage) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      post(message(id));
    });

  const RealDate = Date;
  let offsetMs = Number(document.currentScript?.dataset['siteOffsetMs'] ?? 0);
  const siteNow = () => RealDate.now() + offsetMs;
  const followSiteClock = () => {
    const SiteDate = new Proxy(RealDate, {
      construct: (target, args: unknown[], newTarget) =>
        new Object(Reflect.construct(target, args.length === 0 ? [siteNow()] : args, newTarget)),
      apply: () => new RealDate(siteNow()).toString(),
      get: (target, property) => (property === 'now' ? siteNow : Reflect.get(target, property)),
    });
    RealDate.prototype.constructor = SiteDate;
    globalThis.Date = SiteDate;
  };
  followSiteClock();

  const reply = async (id: number, work: () => unknown) => {
    try {
      post({ forge: 1, kind: 'reply', id, value: encode(await work()) });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      post({ forge: 1, kind: 'reply', id, error: { name, message } });
    }
  };
  const receive = (message: WireMessage) => {
    switch (message.kind) {
      case 'reply': {
        const call = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) call?.reject(Object.assign(new Error(message.error.message), { name: message.error.name }));
        else call?.resolve(decode(message.value));
        return;
      }
      case 'run':
        void reply(message.id, () => callables.get(message.callable)?.(...message.args.map(decode)));
        return;
      case 'theme':
        document.documentElement.setAttribute('data-theme', message.theme);
        document.documentElement.setAttribute('data-color-mode', message.colorMode);
        return;
      case 'clock':
        offsetMs = message.offsetMs;
        return;
      default:
    }
  };
  window.addEventListener('message', (event: MessageEvent<WireMessage>) => {
    if (event.source === page && page !== window && event.data?.forge === 1) receive(event.data);
  });

  /**
   * How high the content is. Neither the body's nor the document's height will do: `@atlaskit/css-reset` stretches both
   * to the frame. What floats over the content (menus, dialogs) does not make a frame higher on a real site either.
   */
  const contentHeight = () => {
    const bottoms = [...document.body.children].map((child) => {
      const style = getComputedStyle(child);
      const floats = style.position === 'fixed' || style.position === 'absolute' || style.display === 'none';
      return floats ? 0 : child.getBoundingClientRect().bottom + window.scrollY + parseFloat(style.marginBottom);
    });
    return Math.ceil(Math.max(0, ...bottoms) + parseFloat(getComputedStyle(document.body).paddingBottom));
  };
  let lastHeight = -1;
  const postSize = () => {
    const height = contentHeight();
    if (height === lastHeight) return;
    lastHeight = height;
    post({ forge: 1, kind: 'size', height });
  };
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

  const callBridge = (op: string, payload?: unknown) =>
    ask((id) => ({ forge: 1, kind: 'call', id, op, payload: encode(payload) }));
  Object.defineProperty(globalThis, '__bridge', { value: { callBridge } });
})();
