import EditIcon from '@atlaskit/icon/core/edit';
import { Suspense, lazy, useEffect, useRef, useState, type ReactNode } from 'react';
import { t } from '../../../i18n/translate';
import { IconAction } from '../../../ui/icon-action';
import type { InlineSubject } from './inline-subject';
import pivot from './pivot.module.css';

// Read when somebody edits a value in its place.
const InlineEditor = lazy(() => import('./inline-editor').then((module) => ({ default: module.InlineEditor })));

interface InlineFieldProps extends InlineSubject {
  readonly mayEdit: boolean;
  /** The value as it is read. */
  readonly children: ReactNode;
}

/** A value that is edited where it is read; afterwards the reader is where they were. */
export function InlineField({ mayEdit, children, ...subject }: InlineFieldProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!isOpen && wasOpen.current) root.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const shown = (
    <span ref={root} className={pivot.inline}>
      {children}
      {mayEdit && (
        <IconAction label={t('inline.edit', { field: subject.label })} icon={EditIcon} onClick={() => setOpen(true)} />
      )}
    </span>
  );
  if (!isOpen) return shown;
  return (
    <Suspense fallback={shown}>
      <InlineEditor {...subject} onLeave={() => setOpen(false)} />
    </Suspense>
  );
}
