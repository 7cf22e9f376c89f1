// text.ts - every text for people comes from here, by key, in the chosen language.
import { createContext, useContext } from 'react';
import type { en } from './en';
import { fill, type Values } from './message';

export type TextKey = keyof typeof en;
export type Catalogue = Readonly<Record<TextKey, string>>;
export type Language = 'en' | 'fr';
export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'fr', name: 'Français' },
];

export interface Texts {
  readonly language: Language;
  t(key: TextKey, values?: Values): string;
}

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en')).en,
  fr: async () => (await import('./fr')).fr,
};

export async function loadTexts(language: Language): Promise<Texts> {
  return makeTexts(language, await loaders[language]());
}

export function makeTexts(language: Language, catalogue: Catalogue): Texts {
  return { language, t: (key, values = {}) => fill(catalogue[key], values, language) };
}

/** The language of the browser, if we speak it. */
export function preferredLanguage(languages: readonly string[]): Language {
  for (const wanted of languages) {
    const found = LANGUAGES.find(({ code }) => wanted.toLowerCase().startsWith(code));
    if (found) return found.code;
  }
  return 'en';
}

export const TextContext = createContext<Texts | undefined>(undefined);

export function useTexts(): Texts {
  const texts = useContext(TextContext);
  if (!texts) throw new Error('no texts around this component');
  return texts;
}
