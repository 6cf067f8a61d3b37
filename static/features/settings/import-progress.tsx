import { t } from '../../i18n/translate';
import type { ImportState } from './run-import';

const UNDER_WAY: ReadonlySet<ImportState['kind']> = new Set([
  'reading',
  'sending',
  'uploading',
  'applying',
  'comparing',
]);

/** Whether something is under way. */
export const isRunning = (state: ImportState | null): boolean => state !== null && UNDER_WAY.has(state.kind);

type Stage = Extract<ImportState, { kind: 'applying' | 'comparing' }>;

/** How many steps there are is known once the file has been read. */
const stageText = (stage: Stage): string =>
  stage.kind === 'comparing'
    ? t('restore.comparing')
    : stage.total <= 1
      ? t('import.beginning')
      : t('import.applying', { done: stage.done, count: stage.total });

/** How far an import has come, said as it goes. */
export function ImportProgress({ state }: { readonly state: ImportState | null }) {
  if (state?.kind === 'uploading') return t('import.uploading', { done: state.done, total: state.total });
  if (state?.kind === 'applying' || state?.kind === 'comparing')
    return state.isHeld ? `${stageText(state)} ${t('import.held')}` : stageText(state);
  if (state?.kind === 'reading') return t('import.reading');
  return state?.kind === 'sending' ? t('import.running') : null;
}
