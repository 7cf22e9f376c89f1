// settings.ts - how this browser likes its table; kept in local storage.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Language, preferredLanguage } from '../texts/text';

export interface Settings {
  readonly language: Language;
  readonly deck: 'four' | 'two';
  readonly motion: 'full' | 'fast' | 'none';
  readonly unit: 'chips' | 'bb';
  readonly theme: 'dark' | 'light';
  readonly felt: 'green' | 'blue' | 'slate' | 'plum';
  readonly keys: 'on' | 'off';
  readonly strength: 'on' | 'off';
  readonly sound: 'on' | 'off';
}

export const CHOICES = {
  language: ['en', 'fr'],
  deck: ['four', 'two'],
  motion: ['full', 'fast', 'none'],
  unit: ['chips', 'bb'],
  theme: ['dark', 'light'],
  felt: ['green', 'blue', 'slate', 'plum'],
  keys: ['on', 'off'],
  strength: ['on', 'off'],
  sound: ['on', 'off'],
} as const satisfies { [K in keyof Settings]: readonly Settings[K][] };

const KEY = 'brelan-settings';

function defaults(): Settings {
  return {
    language: preferredLanguage(navigator.languages ?? []),
    deck: 'four',
    motion: 'full',
    unit: 'chips',
    theme: 'dark',
    felt: 'green',
    keys: 'on',
    strength: 'on',
    sound: 'on',
  };
}

/** What was stored, where it is still one of the choices. */
export function readSettings(stored: string | null): Settings {
  const settings: Settings = defaults();
  if (!stored) return settings;
  try {
    const found: unknown = JSON.parse(stored);
    if (typeof found !== 'object' || found === null) return settings;
    const known = Object.entries(found).filter(([name, value]) =>
      Object.entries(CHOICES).some(
        ([n, choices]) => n === name && choices.some((c) => c === value),
      ),
    );
    return { ...settings, ...Object.fromEntries(known) };
  } catch {
    return settings;
  }
}

function load(): Settings {
  try {
    return readSettings(localStorage.getItem(KEY));
  } catch {
    return defaults();
  }
}

export const settingsStore = createStore<Settings>(load);

export function changeSettings(part: Partial<Settings>): void {
  settingsStore.setState(part);
}

export function useSettings(): Settings {
  return useStore(settingsStore);
}

/** Writes the look onto <html> and keeps every change. */
export function applySettings(settings: Settings): void {
  const { dataset } = document.documentElement;
  dataset.theme = settings.theme;
  dataset.felt = settings.felt;
  dataset.deck = settings.deck;
  dataset.motion = motionOf(settings);
  document.documentElement.lang = settings.language;
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage is full or forbidden: the choice holds for this page.
  }
}

/** The system's wish for less motion wins. */
export function motionOf(settings: Settings): Settings['motion'] {
  const isReduced = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  return isReduced ? 'none' : settings.motion;
}
