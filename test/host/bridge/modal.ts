const WIDTHS: Readonly<Record<string, string>> = {
  small: '400px',
  medium: '600px',
  large: '800px',
  xlarge: '968px',
  max: '100%',
  fullscreen: '100%',
};
const FIXED_HEIGHTS: Readonly<Record<string, string>> = { max: 'calc(100vh - 120px)', fullscreen: '100vh' };

export interface ModalOptions {
  readonly title: string;
  readonly width: string;
  readonly height: string | undefined;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  /** Called once, however the dialog ends, with what the app said when it closed itself. */
  readonly onClosed: (payload: unknown) => void;
}

/** A dialog of the page that holds one frame. */
export interface Modal {
  readonly body: HTMLElement;
  close(payload?: unknown): void;
}

/** The measures of a modal by the names of `@forge/bridge`, or its own. */
export function modalMeasures(
  size: unknown,
  custom: { width: string | undefined; height: string | undefined },
): { width: string; height: string | undefined } {
  if (typeof size !== 'string') return { width: custom.width ?? '600px', height: custom.height };
  return { width: WIDTHS[size] ?? '600px', height: FIXED_HEIGHTS[size] };
}

/** Opens a dialog over the page. */
export function openModal(options: ModalOptions): Modal {
  const dialog = document.createElement('dialog');
  dialog.className = 'app-modal';
  dialog.style.setProperty('--modal-width', options.width);
  if (options.height !== undefined) dialog.style.setProperty('--modal-height', options.height);
  dialog.setAttribute('aria-label', options.title || 'Dialog');
  const body = document.createElement('div');
  body.className = 'app-modal-body';
  if (options.title !== '') {
    const heading = document.createElement('h2');
    heading.textContent = options.title;
    dialog.append(heading);
  }
  dialog.append(body);
  document.body.append(dialog);

  let result: unknown;
  const close = (payload?: unknown) => {
    result = payload;
    dialog.close();
  };
  dialog.addEventListener('cancel', (event) => {
    if (!options.closeOnEscape) event.preventDefault();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && options.closeOnOverlayClick) close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    options.onClosed(result);
  });
  dialog.showModal();
  return { body, close };
}
