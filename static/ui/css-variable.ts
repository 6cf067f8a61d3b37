import type { CSSProperties } from 'react';

declare module 'react' {
  // React's own type knows no custom properties; the DOM takes them.
  interface CSSProperties {
    [variable: `--${string}`]: number | string | undefined;
  }
}

/** A style that sets one custom property, for what a style sheet must know of an element. */
export const cssVariable = (name: string, value: number): CSSProperties => ({ [`--${name}`]: value });
