import { t } from '../../i18n/translate';
import type { ImportState } from './run-import';

const UNDER_WAY: ReadonlySet<ImportState['kind']> = new Set(['reading', 'sending', 'uploading', 'applying']);

/** Whether something is under way. */
export const isRunning = (state: ImportState | null): boolean => state !== null && UNDER_WAY.has(state.kind);

/** How far an import has come, said as it goes. */
export function ImportProgress({ state }: { readonly state: ImportState | null }) {
  if (state?.kind === 'uploading') return t('import.uploading', { done: state.done, total: state.total });
  if (state?.kind === 'applying') return t('import.applying', { done: state.done, total: state.total });
  if (state?.kind === 'reading') return t('import.reading');
  return state?.kind === 'sending' ? t('import.running') : null;
}
