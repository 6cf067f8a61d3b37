import type { ReactNode } from 'react';
import styles from './text-button.module.css';

/** Words that can be followed. A button, because the frame may not navigate by itself. */
export function TextButton({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      {children}
    </button>
  );
}
