import type { Editor } from '../../domain/access';
import { err, ok, type Result } from '../../domain/result';
import type { Deps } from '../deps';
import { givenKeys, onceOf } from './given-keys';
import { saveEntry, type Edit, type EditError } from './save-entry';

export interface Saved {
  readonly changed: boolean;
  readonly key: string;
}

const KINDS = { objectives: 'objective', targets: 'target' } as const;
type KeyedEdit = Extract<Edit, { readonly kind: keyof typeof KINDS }>;

/** Saves an objective or a target. What is new and names no key is given one; `once` is the page's name for this creation. */
export async function saveKeyed(
  deps: Deps,
  editor: Editor,
  edit: KeyedEdit,
  once: string | undefined,
): Promise<Result<Saved, EditError>> {
  const { kind, entry, rev } = edit;
  const chosen = entry['key'];
  if (rev !== null || chosen !== undefined) {
    const saved = await saveEntry(deps, editor, edit);
    return saved.ok ? ok({ ...saved.value, key: String(chosen) }) : saved;
  }
  const [key = ''] = await givenKeys(deps, KINDS[kind], [entry['name']], onceOf(deps, editor.accountId, once));
  const saved = await saveEntry(deps, editor, { ...edit, entry: { ...entry, key }, isGiven: true });
  if (saved.ok) return ok({ ...saved.value, key });
  if (saved.error.kind !== 'exists') return saved;
  const message = `this was created before, as ${key}; close this form and change it there`;
  return err({ kind: 'mistakes', mistakes: [{ path: '', message }] });
}
