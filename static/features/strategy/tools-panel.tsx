import Button from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import styles from './strategy-tools.module.css';

interface ToolsPanelProps {
  readonly label: string;
  /** What stands in the panel; `close` puts it away and goes back to the button. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a small panel under it (WAI-ARIA Authoring Practices, "Disclosure pattern"). */
export function ToolsPanel({ label, children }: ToolsPanelProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    trigger.current?.focus();
  };
  return (
    <div
      ref={root}
      className={styles.disclosure}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <Button
        ref={trigger}
        appearance="subtle"
        iconAfter={ChevronDownIcon}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      {isOpen && (
        <div id={id} role="group" aria-label={label} className={styles.panel} data-tools-panel>
          {children(close)}
        </div>
      )}
    </div>
  );
}
