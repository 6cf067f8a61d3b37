import { useRef } from 'react';
import type { CallInput } from '../../../../src/contract/calls';
import type { PreviewView } from '../../../../src/contract/pivot-calls';
import { useCall } from '../../../bridge/use-call';
import { currentLocale } from '../../../i18n/locale';
import { t } from '../../../i18n/translate';
import { useSettled } from '../../../ui/use-settled';
import pivot from './pivot.module.css';

type Entries = CallInput<'previewEdit'>['entries'];

interface TouchesProps {
  readonly entries: Entries;
  readonly isClosing?: boolean;
}

/** Typing pauses this long before the app is asked. */
const PAUSE_MS = 500;

const listText = (parts: readonly string[]): string => new Intl.ListFormat(currentLocale()).format(parts);

/** What there is, each with its number; what is not there is not said. */
function partsOf({ objectives, targets, work, people }: PreviewView): readonly string[] {
  const part = (count: number, key: 'impact.objectives' | 'impact.targets' | 'impact.work' | 'impact.people') =>
    count === 0 ? [] : [t(key, { count })];
  return [
    ...part(objectives, 'impact.objectives'),
    ...part(targets, 'impact.targets'),
    ...part(work.open, 'impact.work'),
    ...part(people.count, 'impact.people'),
  ];
}

function linkedText({ linked }: PreviewView): string | null {
  const more = [
    ...(linked.more > 0 ? [t('impact.linked.more', { count: linked.more })] : []),
    ...(linked.scopes > 0 ? [t('impact.scopes', { count: linked.scopes })] : []),
  ];
  if (linked.keys.length === 0 && more.length === 0) return null;
  return t('impact.linked', { keys: [linked.keys.join(', '), ...more].filter((text) => text !== '').join(' · ') });
}

/** What saving would touch, asked of the app before anything is saved. Whatever stands against saving is said when it is tried. */
export function Touches({ entries, isClosing = false }: TouchesProps) {
  const text = JSON.stringify(entries);
  const settled = useSettled(text, PAUSE_MS);
  const asked = useRef(entries);
  if (settled === text) asked.current = entries;
  const preview = useCall('previewEdit', { entries: asked.current }, { keepPrevious: true });
  const found = preview.data;
  if (preview.isError) return null;
  if (found === undefined) {
    return (
      <div className={pivot.touches} role="status">
        <p>{t('impact.reading')}</p>
      </div>
    );
  }
  return <Touched found={found} isClosing={isClosing} />;
}

interface TouchedProps {
  readonly found: PreviewView;
  readonly isClosing?: boolean;
}

/** What saving would touch, as the app told it. */
export function Touched({ found, isClosing = false }: TouchedProps) {
  const parts = partsOf(found);
  const linked = linkedText(found);
  const { work, asked: owners } = found;
  return (
    <div className={pivot.touches} role="status">
      <p>
        {parts.length === 0
          ? t('impact.nothing')
          : t(isClosing ? 'impact.closing' : 'impact.saving', { parts: listText(parts) })}{' '}
        {work.inProgress > 0 && t('impact.begun', { count: work.inProgress })}{' '}
        {work.shared === null ? t('impact.summed') : work.shared > 0 && t('impact.shared', { count: work.shared })}
      </p>
      {linked !== null && <p>{linked}</p>}
      {owners > 0 && <p>{t('impact.asked', { count: owners })}</p>}
    </div>
  );
}
