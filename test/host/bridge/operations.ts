import { callableOf, isPlain } from './channel';
import type { Flags } from './flags';
import { createFrameHistory } from './frame-history';
import { modalMeasures } from './modal';
import { addressFor, isWebAddress } from './navigation';
import type { AppFrame, PageFrames } from './page-frames';
import { functionMember, member, textMember } from './read-payload';
import type { ServerCalls } from './server-calls';
import type { AppSpec, FrameSpec } from './wire';

const THEME = 'dark:dark light:light spacing:spacing typography:typography shape:shape motion:motion';
const MODAL_MIN_HEIGHT_PX = 160;

type Operation = (frame: AppFrame, payload: unknown) => unknown;

/** What `@forge/bridge` can ask of this page, by the name of the operation; any other name is not modelled. */
export function createOperations(deps: {
  readonly app: AppSpec;
  readonly frames: PageFrames;
  readonly flags: Flags;
  readonly server: ServerCalls;
}): ReadonlyMap<string, Operation> {
  const { app, frames, flags, server } = deps;
  const colorMode = () => document.documentElement.dataset['colorMode'] ?? 'light';
  const operations: Readonly<Record<string, Operation>> = {
    invoke: (frame, payload) => server.invoke(frame.spec, payload),
    fetchProduct: (frame, payload) => server.fetchProduct(frame.spec, payload),
    getContext: ({ spec }) => ({
      ...spec.context,
      theme: { ...recordOf(spec.context['theme']), colorMode: colorMode() },
    }),
    enableTheming: (frame) => {
      frame.post({ forge: 1, kind: 'theme', theme: THEME, colorMode: colorMode() });
      return true;
    },
    showFlag: (_frame, payload) => flags.show(payload),
    closeFlag: (_frame, payload) => flags.close(String(member(payload, 'id'))),
    openModal: (frame, payload) => {
      const spec = modalSpec(frame.spec, payload, app);
      if (!spec) return false;
      const size = member(payload, 'size');
      frames.open(
        spec,
        {
          ...modalMeasures(size, { width: textMember(size, 'width'), height: textMember(size, 'height') }),
          title: textMember(payload, 'title') ?? '',
          closeOnEscape: member(payload, 'closeOnEscape') !== false,
          closeOnOverlayClick: member(payload, 'closeOnOverlayClick') !== false,
        },
        functionMember(payload, 'onClose'),
      );
      return true;
    },
    close: (frame, payload) => closeFrame(frame, payload),
    submit: async (frame, payload) => {
      if (!frame.spec.configures) return closeFrame(frame, payload);
      await server.saveMacroConfig(frame.spec, payload);
      return member(payload, 'keepEditing') === true || closeFrame(frame, { submitted: true });
    },
    onClose: (frame, payload) => {
      if (typeof payload === 'function') frame.closeListeners.push(callableOf(payload));
      return frame.closeModal !== undefined;
    },
    open: () => false,
    refresh: () => window.location.reload(),
    reload: () => window.location.reload(),
    navigate: (_frame, payload) => {
      const address = addressFor(payload, app);
      if (!isWebAddress(address)) throw new Error(`The address ${address.href} is not one of the web`);
      const title = 'The app asks to open another site';
      // A real site asks before it leaves for an address of the app's; this one shows where the link leads.
      if (address.origin !== window.location.origin)
        flags.show({ id: `leave-${address.href}`, type: 'info', title, description: address.href });
      else if (textMember(payload, 'type') === 'new-tab') window.open(address, '_blank', 'noopener');
      else window.location.assign(address);
    },
    getUrl: (_frame, payload) => addressFor(payload, app).href,
    createHistory: ({ spec }) => {
      if (spec.historyBase === null) throw new Error("this resource's view has no history");
      return createFrameHistory(spec.historyBase);
    },
    changeWindowTitle: (_frame, title) => {
      document.title = String(title);
    },
    emitReadyEvent: (frame) => frame.element.setAttribute('data-ready', 'true'),
    getFrameId: (frame) => frame.spec.moduleKey,
    isRovoEnabled: () => false,
    ...eventOperations(),
  };
  // A map, so that the names every object inherits are not taken for operations.
  return new Map(Object.entries(operations));
}

/** Events between the frames of the page; public ones would reach other apps, of which this site has none. */
function eventOperations(): Readonly<Record<string, Operation>> {
  const listeners = new Map<string, Set<(payload: unknown) => unknown>>();
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
  return {
    on: subscribe('own:'),
    emit: publish('own:'),
    onPublic: subscribe('public:'),
    emitPublic: publish('public:'),
  };
}

/** The frame that a modal of a frame shows: another entry of the app, or the same one, with the modal's own context. */
function modalSpec(opener: FrameSpec, payload: unknown, app: AppSpec): FrameSpec | undefined {
  const resource = textMember(payload, 'resource');
  const src = resource === undefined ? opener.src : app.entries[resource];
  if (src === undefined) return undefined;
  const extension = { ...recordOf(opener.context['extension']), modal: member(payload, 'context') };
  return {
    ...opener,
    src,
    title: textMember(payload, 'title') || opener.title,
    context: { ...opener.context, extension },
    height: 'content',
    minHeight: MODAL_MIN_HEIGHT_PX,
    historyBase: null,
    configures: null,
  };
}

function closeFrame(frame: AppFrame, payload: unknown): boolean {
  frame.closeModal?.(payload);
  return frame.closeModal !== undefined;
}

function recordOf(value: unknown): Record<string, unknown> {
  return isPlain(value) ? value : {};
}
