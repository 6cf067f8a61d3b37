/** What somebody typed into a form and has not saved, by field. */
type Draft = Readonly<Record<string, string>>;

const PREFIX = 'throughline.draft.';

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

// Browsers that keep no storage for frames throw on every use; there a draft lasts as long as its form, which is no mistake.
function within<T>(use: (storage: Storage) => T, otherwise: T): T {
  try {
    return use(window.sessionStorage);
  } catch {
    // Refused or full: the form itself still has the text.
    return otherwise;
  }
}

/** The draft kept under this name in this tab; null when there is none. */
export function loadDraft(name: string): Draft | null {
  return within((storage) => {
    const text = storage.getItem(PREFIX + name);
    const value: unknown = text === null ? null : JSON.parse(text);
    return isDraft(value) ? value : null;
  }, null);
}

/** Keeps a draft until it is dropped or the tab closes. */
export function saveDraft(name: string, draft: Draft): void {
  within((storage) => storage.setItem(PREFIX + name, JSON.stringify(draft)), undefined);
}

/** Forgets a draft: it was saved, or thrown away. */
export function dropDraft(name: string): void {
  within((storage) => storage.removeItem(PREFIX + name), undefined);
}
