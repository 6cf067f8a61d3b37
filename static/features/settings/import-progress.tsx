import { t } from '../../i18n/translate';
import type { ImportState } from './run-import';

/** Whether something is under way. */
export const isRunning = (state: ImportState | null): boolean =>
  state !== null && (state.kind === 'sending' || state.kind === 'uploading' || state.kind === 'applying');

/** How far an import has come, said as it goes. */
export function ImportProgress({ state }: { readonly state: ImportState | null }) {
  if (state?.kind === 'uploading') return t('import.uploading', { done: state.done, total: state.total });
  if (state?.kind === 'applying') return t('import.applying', { done: state.done, total: state.total });
  return state?.kind === 'sending' ? t('import.running') : null;
}
