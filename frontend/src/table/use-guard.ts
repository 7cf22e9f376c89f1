import { useLayoutEffect, useRef } from 'react';

export const GUARD_MS = 150;

/**
 * A click that was aimed at what a button meant a moment ago is dropped: `guard(run)` runs only
 * when `meaning` has not changed for 150 ms, and otherwise shakes what was pressed.
 */
export function useGuard(meaning: string) {
  const since = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the meaning is what re-arms it
  useLayoutEffect(() => {
    since.current = performance.now();
  }, [meaning]);
  return (run: () => void, pressed?: Element) => {
    if (performance.now() - since.current >= GUARD_MS) {
      run();
      return;
    }
    const frames = ['0', '-3px', '3px', '0'].map((x) => ({ transform: `translateX(${x})` }));
    pressed?.animate?.(frames, { duration: 180 });
  };
}
