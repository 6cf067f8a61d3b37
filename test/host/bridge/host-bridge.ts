import { createChannel, type Channel } from './channel';
import { createFlags } from './flags';
import { createFrameHistory } from './frame-history';
import { modalMeasures, openModal, type Modal } from './modal';
import { addressFor, isWebAddress } from './navigation';
import { functionMember, member, textMember } from './read-payload';
import { createServerCalls } from './server-calls';
import type { AppSpec, FrameSpec, WireMessage } from './wire';

const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';
const THEME = 'dark:dark light:light spacing:spacing typography:typography shape:shape motion:motion';

/** A frame of the app on this page. */
interface AppFrame {
  readonly spec: FrameSpec;
  readonly element: HTMLIFrameElement;
  readonly channel: Channel;
  readonly modal: { close(payload?: unknown): void } | undefined;
  readonly closeListeners: Array<() => unknown>;
}

type Operation = (frame: AppFrame, payload: unknown) => unknown;

function start(): void {
  const app: AppSpec = JSON.parse(document.body.dataset['app'] ?? '{"entries":{},"modulePaths":{}}');
  const frames = new Set<AppFrame>();
  const listeners = new Map<string, Set<(payload: unknown) => unknown>>();
  const flags = createFlags(document.querySelector<HTMLElement>('#flags') ?? document.body);
  const server = createServerCalls((offsetMs) =>
    frames.forEach((frame) => frame.channel.send({ forge: 1, kind: 'clock', offsetMs })),
  );

  const mount = (place: HTMLElement, spec: FrameSpec, modal?: AppFrame['modal']): AppFrame => {
    const element = document.createElement('iframe');
    element.title = spec.title;
    element.name = spec.moduleKey;
    element.setAttribute('sandbox', SANDBOX);
    element.style.height = `${spec.height === 'content' ? spec.minHeight : spec.height}px`;
    const origin = new URL(spec.src, window.location.href).origin;
    const post = (message: WireMessage) => element.contentWindow?.postMessage(message, origin);
    const channel = createChannel(post, (op, payload) => run(frame, op, payload));
    const frame: AppFrame = { spec, element, channel, modal, closeListeners: [] };
    frames.add(frame);
    element.src = spec.src;
    place.replaceChildren(element);
    return frame;
  };
  const run = (frame: AppFrame, op: string, payload: unknown): unknown => {
    const operation = operations[op];
    if (operation) return operation(frame, payload);
    console.error(`The bridge operation ${op} is not modelled`);
    void server.notModelled(`bridge operation ${op}`);
    throw Object.assign(new Error(`The bridge operation ${op} is not modelled`), {
      name: 'BridgeOperationNotModelled',
    });
  };
  window.addEventListener('message', (event: MessageEvent<WireMessage>) => {
    const frame = [...frames].find(({ element }) => element.contentWindow === event.source);
    if (!frame || event.data?.forge !== 1 || event.origin !== new URL(frame.element.src).origin) return;
    if (event.data.kind === 'size') resize(frame, event.data.height);
    else frame.channel.receive(event.data);
  });

  const openFrame = (
    spec: FrameSpec,
    options: Omit<Parameters<typeof openModal>[0], 'onClosed'>,
    onClosed: (payload: unknown) => void,
  ) => {
    const modal: Modal = openModal({
      ...options,
      onClosed: (payload) => {
        frame.closeListeners.forEach((listener) => listener());
        frames.delete(frame);
        onClosed(payload);
      },
    });
    const frame = mount(modal.body, spec, modal);
  };
  const subscribe =
    (prefix: string): Operation =>
    (_frame, payload) => {
      const key = prefix + String(member(payload, 'event'));
      const callback = functionMember(payload, 'callback');
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(callback));
      return { unsubscribe: () => set.delete(callback) };
    };
  const publish =
    (prefix: string): Operation =>
    (_frame, payload) => {
      listeners
        .get(prefix + String(member(payload, 'event')))
        ?.forEach((callback) => callback(member(payload, 'payload')));
    };
  const colorMode = () => document.documentElement.dataset['colorMode'] ?? 'light';

  const operations: Readonly<Record<string, Operation>> = {
    invoke: (frame, payload) => server.invoke(frame.spec, payload),
    fetchProduct: (frame, payload) => server.fetchProduct(frame.spec, payload),
    getContext: (frame) => ({
      ...frame.spec.context,
      theme: { ...Object(frame.spec.context['theme']), colorMode: colorMode() },
    }),
    enableTheming: (frame) => {
      frame.channel.send({ forge: 1, kind: 'theme', theme: THEME, colorMode: colorMode() });
      return true;
    },
    showFlag: (_frame, payload) => flags.show(payload),
    closeFlag: (_frame, payload) => flags.close(String(member(payload, 'id'))),
    openModal: (frame, payload) => {
      const resource = textMember(payload, 'resource');
      const src = resource === undefined ? frame.spec.src : app.entries[resource];
      if (src === undefined) return false;
      const size = member(payload, 'size');
      const measures = modalMeasures(size, { width: textMember(size, 'width'), height: textMember(size, 'height') });
      const extension = { ...Object(frame.spec.context['extension']), modal: member(payload, 'context') };
      const title = textMember(payload, 'title') ?? '';
      openFrame(
        {
          ...frame.spec,
          src,
          title: title || frame.spec.title,
          context: { ...frame.spec.context, extension },
          height: 'content',
          minHeight: 160,
          historyBase: null,
          configures: null,
        },
        {
          ...measures,
          title,
          closeOnEscape: member(payload, 'closeOnEscape') !== false,
          closeOnOverlayClick: member(payload, 'closeOnOverlayClick') !== false,
        },
        functionMember(payload, 'onClose'),
      );
      return true;
    },
    close: (frame, payload) => {
      frame.modal?.close(payload);
      return frame.modal !== undefined;
    },
    submit: async (frame, payload) => {
      if (frame.spec.configures) {
        await server.saveMacroConfig(frame.spec, payload);
        if (member(payload, 'keepEditing') !== true) frame.modal?.close({ submitted: true });
        return true;
      }
      frame.modal?.close(payload);
      return frame.modal !== undefined;
    },
    onClose: (frame, payload) => {
      if (typeof payload === 'function') frame.closeListeners.push(() => Reflect.apply(payload, undefined, []));
      return frame.modal !== undefined;
    },
    open: () => false,
    refresh: () => window.location.reload(),
    reload: () => window.location.reload(),
    navigate: (_frame, payload) => {
      const address = addressFor(payload, app);
      if (!isWebAddress(address)) throw new Error(`The address ${address.href} is not one of the web`);
      const elsewhere = address.origin !== window.location.origin;
      // A real site asks before it leaves for an address of the app's; this one shows where the link leads.
      if (elsewhere)
        flags.show({
          id: `leave-${address.href}`,
          type: 'info',
          title: 'The app asks to open another site',
          description: address.href,
        });
      else if (textMember(payload, 'type') === 'new-tab') window.open(address, '_blank', 'noopener');
      else window.location.assign(address);
    },
    getUrl: (_frame, payload) => addressFor(payload, app).href,
    createHistory: (frame) => {
      if (frame.spec.historyBase === null) throw new Error("this resource's view has no history");
      return createFrameHistory(frame.spec.historyBase);
    },
    on: subscribe('own:'),
    emit: publish('own:'),
    onPublic: subscribe('public:'),
    emitPublic: publish('public:'),
    changeWindowTitle: (_frame, title) => {
      document.title = String(title);
    },
    emitReadyEvent: (frame) => frame.element.setAttribute('data-ready', 'true'),
    getFrameId: (frame) => frame.spec.moduleKey,
    isRovoEnabled: () => false,
  };

  document.querySelectorAll<HTMLElement>('[data-frame]').forEach((place) => {
    const spec: FrameSpec = JSON.parse(place.dataset['frame'] ?? 'null');
    mount(place, spec);
  });
  document.querySelectorAll<HTMLElement>('[data-configure]').forEach((button) => {
    const spec: FrameSpec = JSON.parse(button.dataset['configure'] ?? 'null');
    const open = () => {
      const measures = modalMeasures(button.dataset['size'] ?? 'medium', { width: undefined, height: undefined });
      openFrame(spec, { ...measures, title: spec.title, closeOnEscape: true, closeOnOverlayClick: false }, (result) => {
        if (member(result, 'submitted') === true) window.location.replace(window.location.pathname);
      });
    };
    button.addEventListener('click', open);
    if (button.dataset['openNow'] === 'true') open();
  });
}

function resize(frame: AppFrame, height: number): void {
  if (frame.spec.height === 'content') frame.element.style.height = `${Math.max(frame.spec.minHeight, height)}px`;
}

start();
