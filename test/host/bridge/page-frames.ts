import { createChannel, type Channel } from './channel';
import { openModal, type ModalOptions } from './modal';
import type { FrameSpec, WireMessage } from './wire';

/** As `@forge/csp` and the product's own frames have it; no navigation of the page by the frame. */
const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';

/** A frame of the app on this page. */
export interface AppFrame {
  readonly spec: FrameSpec;
  readonly element: HTMLIFrameElement;
  readonly channel: Channel;
  /** Closes the dialog the frame stands in; undefined when it stands in the page itself. */
  readonly closeModal: ((payload?: unknown) => void) | undefined;
  readonly closeListeners: Array<() => unknown>;
  post(message: WireMessage): void;
}

/** The frames of the page: mounts them, hears them, sizes them. */
export interface PageFrames {
  mount(place: HTMLElement, spec: FrameSpec): void;
  open(spec: FrameSpec, options: Omit<ModalOptions, 'onClosed'>, onClosed: (payload: unknown) => void): void;
  forEach(work: (frame: AppFrame) => void): void;
}

/** Frames of which every call goes to `onCall`. */
export function createPageFrames(onCall: (frame: AppFrame, op: string, payload: unknown) => unknown): PageFrames {
  const frames = new Set<AppFrame>();

  const mount = (place: HTMLElement, spec: FrameSpec, closeModal?: AppFrame['closeModal']): AppFrame => {
    const element = document.createElement('iframe');
    element.title = spec.title;
    element.name = spec.moduleKey;
    element.setAttribute('sandbox', SANDBOX);
    element.style.height = `${spec.height === 'content' ? spec.minHeight : spec.height}px`;
    const { origin } = new URL(spec.src, window.location.href);
    const post = (message: WireMessage) => element.contentWindow?.postMessage(message, origin);
    const channel = createChannel(post, (op, payload) => onCall(frame, op, payload));
    const frame: AppFrame = { spec, element, channel, closeModal, closeListeners: [], post };
    frames.add(frame);
    element.src = spec.src;
    place.replaceChildren(element);
    return frame;
  };

  window.addEventListener('message', (event: MessageEvent<WireMessage | null>) => {
    const frame = [...frames].find(({ element }) => element.contentWindow === event.source);
    if (!frame || event.data?.forge !== 1 || event.origin !== new URL(frame.element.src).origin) return;
    if (event.data.kind === 'size') resize(frame, event.data.height);
    else frame.channel.receive(event.data);
  });

  return {
    mount: (place, spec) => {
      mount(place, spec);
    },
    open: (spec, options, onClosed) => {
      const modal = openModal({
        ...options,
        onClosed: (payload) => {
          frame.closeListeners.forEach((listener) => listener());
          frames.delete(frame);
          onClosed(payload);
        },
      });
      const frame = mount(modal.body, spec, modal.close);
      frame.element.focus();
    },
    forEach: (work) => {
      frames.forEach(work);
    },
  };
}

function resize(frame: AppFrame, height: number): void {
  if (frame.spec.height === 'content') frame.element.style.height = `${Math.max(frame.spec.minHeight, height)}px`;
}
