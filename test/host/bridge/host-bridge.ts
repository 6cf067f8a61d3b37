import { createFlags } from './flags';
import { modalMeasures } from './modal';
import { createOperations } from './operations';
import { createPageFrames } from './page-frames';
import { member } from './read-payload';
import { createServerCalls } from './server-calls';
import type { AppSpec, FrameSpec } from './wire';

/** What the server wrote into the page; both are made by the same version of the site. */
function written<T>(json: string | undefined): T {
  const value: unknown = JSON.parse(json ?? 'null');
  return value as T;
}

const server = createServerCalls((offsetMs) =>
  frames.forEach((frame) => {
    frame.post({ forge: 1, kind: 'clock', offsetMs });
  }),
);
const frames = createPageFrames((frame, op, payload) => {
  const operation = operations.get(op);
  if (operation) return operation(frame, payload);
  console.error(`The bridge operation ${op} is not modelled`);
  void server.notModelled(`bridge operation ${op}`);
  throw Object.assign(new Error(`The bridge operation ${op} is not modelled`), { name: 'BridgeOperationNotModelled' });
});
const operations = createOperations({
  app: written<AppSpec>(document.body.dataset['app']),
  frames,
  flags: createFlags(document.querySelector<HTMLElement>('#flags') ?? document.body),
  server,
});

function openConfiguration(button: HTMLElement): void {
  const spec = written<FrameSpec>(button.dataset['configure']);
  const measures = modalMeasures(button.dataset['size'] ?? 'medium', { width: undefined, height: undefined });
  frames.open(spec, { ...measures, title: spec.title, closeOnEscape: true, closeOnOverlayClick: false }, (result) => {
    if (member(result, 'submitted') === true) window.location.replace(window.location.pathname);
  });
}

document.querySelectorAll<HTMLElement>('[data-frame]').forEach((place) => {
  frames.mount(place, written<FrameSpec>(place.dataset['frame']));
});
document.querySelectorAll<HTMLElement>('[data-configure]').forEach((button) => {
  button.addEventListener('click', () => openConfiguration(button));
  if (button.dataset['openNow'] === 'true') openConfiguration(button);
});
