import { functionMember, member, textMember } from './read-payload';

const AUTO_DISMISS_MS = 8000;
const ICONS: Readonly<Record<string, string>> = { success: '✓', error: '!', warning: '!', info: 'i' };

/** Flags stand at the lower left of the page, the newest first, as in Atlassian's products. */
export interface Flags {
  show(payload: unknown): boolean;
  close(id: string): boolean;
}

/** Flags in the region of the page that is made for them. */
export function createFlags(region: HTMLElement): Flags {
  const shown = new Map<string, HTMLElement>();
  const close = (id: string) => {
    shown.get(id)?.remove();
    return shown.delete(id);
  };
  return {
    close,
    show: (payload) => {
      const id = String(member(payload, 'id'));
      const type = textMember(payload, 'type') ?? textMember(payload, 'appearance') ?? 'info';
      close(id);
      const flag = element('section', `flag flag-${type}`, '');
      flag.setAttribute('role', type === 'error' ? 'alert' : 'status');
      flag.append(
        element('span', 'flag-icon', ICONS[type] ?? 'i'),
        element('strong', 'flag-title', textMember(payload, 'title') ?? ''),
      );
      const dismiss = element('button', 'flag-close', '×');
      dismiss.setAttribute('aria-label', 'Dismiss');
      dismiss.addEventListener('click', () => close(id));
      flag.append(dismiss);
      const description = textMember(payload, 'description');
      if (description) flag.append(element('p', 'flag-text', description));
      const actions = member(payload, 'actions');
      for (const action of Array.isArray(actions) ? actions : []) {
        const button = element('button', 'flag-action', textMember(action, 'text') ?? '');
        button.addEventListener('click', () => functionMember(action, 'onClick')());
        flag.append(button);
      }
      region.prepend(flag);
      shown.set(id, flag);
      if (member(payload, 'isAutoDismiss') === true)
        setTimeout(() => shown.get(id) === flag && close(id), AUTO_DISMISS_MS);
      return true;
    },
  };
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
