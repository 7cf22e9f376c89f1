// use-motion.ts - joins the drawn table to motion.ts: after each change, move what has moved.

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { motionOf, settingsStore } from '../ui/settings';
import { animate, look, type Seen, settle } from './motion';
import type { TableState } from './table-model';

const speeds = { full: 1, fast: 0.5, none: 0 } as const;

export function useMotion(stage: RefObject<HTMLDivElement | null>, state: TableState): void {
  const before = useRef<Seen>(undefined);
  useLayoutEffect(() => {
    const element = stage.current;
    const speed = speeds[motionOf(settingsStore.getState())];
    if (!element || speed === 0 || typeof element.getAnimations !== 'function') return;
    settle(element);
    const now = look(element, state.hand?.number ?? 0);
    if (before.current && !document.hidden) animate(element, before.current, now, speed);
    before.current = now;
  }, [stage, state]);
}
