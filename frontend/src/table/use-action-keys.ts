// use-action-keys.ts - letters and arrows for the table; silent in fields, dialogs and when off.
import { useEffect, useRef } from 'react';
import { settingsStore } from '../ui/settings';

export interface ActionKeys {
  readonly fold?: () => void;
  readonly call?: () => void;
  readonly raise?: () => void;
  readonly plan?: () => void;
  readonly step?: (blinds: number) => void;
  readonly choose?: (index: number) => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null
  );
}

function press(keys: ActionKeys, event: KeyboardEvent): boolean {
  const blinds = event.shiftKey ? 5 : 1;
  const actions: Readonly<Record<string, (() => void) | undefined>> = {
    f: keys.fold,
    c: keys.call,
    r: keys.raise,
    x: keys.plan,
    arrowup: keys.step && (() => keys.step?.(blinds)),
    arrowdown: keys.step && (() => keys.step?.(-blinds)),
  };
  const index = Number(event.key) - 1;
  const action =
    index >= 0 && index < 6 && keys.choose
      ? () => keys.choose?.(index)
      : actions[event.key.toLowerCase()];
  action?.();
  return action !== undefined;
}

export function useActionKeys(keys: ActionKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
      if (hasModifier || event.repeat || isTyping(event.target)) return;
      if (settingsStore.getState().keys === 'off') return;
      if (document.querySelector('dialog[open]')) return;
      if (press(latest.current, event)) event.preventDefault();
    }
    function onWheel(event: WheelEvent) {
      const isOnStage = event.target instanceof Element && event.target.closest('main');
      if (!isOnStage || event.ctrlKey || !latest.current.step) return;
      if (event.target instanceof Element && event.target.closest('aside')) return;
      latest.current.step(event.deltaY < 0 ? 1 : -1);
    }
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('wheel', onWheel, { passive: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('wheel', onWheel);
    };
  }, []);
}
