import Button from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import styles from './menu-button.module.css';

interface MenuButtonProps {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly items: readonly { readonly id: string; readonly label: string; readonly onChoose: () => void }[];
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** A button that opens a menu (WAI-ARIA Authoring Practices, "Menu Button pattern"). */
export function MenuButton({ label, items, isDisabled = false }: MenuButtonProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const itemsShown = (): readonly HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
  ];

  useEffect(() => {
    if (isOpen) itemsShown()[0]?.focus();
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    trigger.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      return;
    }
    const shown = itemsShown();
    const at = shown.findIndex((item) => item === document.activeElement);
    const next = STEPS[event.key]?.(at, shown.length);
    if (next === undefined) return;
    event.preventDefault();
    shown[next]?.focus();
  };
  return (
    <div
      ref={root}
      className={styles.root}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Button
        ref={trigger}
        appearance="primary"
        isDisabled={isDisabled}
        iconAfter={ChevronDownIcon}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      {isOpen && (
        <div id={id} role="menu" aria-label={label} className={styles.menu}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
