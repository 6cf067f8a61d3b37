import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element as it changes; `initial` until it has been measured, or where nothing can be measured. */
export function useWidth<E extends HTMLElement>(initial: number): readonly [RefObject<E>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const measured = element.getBoundingClientRect().width;
      if (measured > 0) setWidth(Math.round(measured));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
