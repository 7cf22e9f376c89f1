import { describe, expect, it } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { fill } from './message';
import { preferredLanguage } from './text';

const placeholders = (message: string) =>
  [...message.matchAll(/\{([a-z]+)[,}]/g)].map((match) => match[1]).sort();

describe('the two catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.entries(en))('%s has the same values to fill in', (key, message) => {
    const french = Object.entries(fr).find(([name]) => name === key)?.[1] ?? '';
    expect(new Set(placeholders(french))).toEqual(new Set(placeholders(message)));
    expect(french.trim()).not.toBe('');
  });
});

describe('a message', () => {
  it('is filled with its values', () => {
    expect(fill('Raise to {amount}', { amount: '1,500' }, 'en')).toBe('Raise to 1,500');
  });

  it('chooses its plural', () => {
    const message =
      '{count, plural, =0 {Nobody waits.} one {# player waits.} other {# players wait.}}';
    expect(fill(message, { count: 0 }, 'en')).toBe('Nobody waits.');
    expect(fill(message, { count: 1 }, 'en')).toBe('1 player waits.');
    expect(fill(message, { count: 1200 }, 'en')).toBe('1,200 players wait.');
  });

  it('follows the plural rules of the language: zero is singular in French', () => {
    const message = '{count, plural, one {# joueur} other {# joueurs}}';
    expect(fill(message, { count: 0 }, 'fr')).toBe('0 joueur');
    expect(fill(message, { count: 2 }, 'fr')).toBe('2 joueurs');
  });

  it('shows a player’s name as it is, braces and all', () => {
    expect(fill('{name} folds.', { name: '{amount}' }, 'en')).toBe('{amount} folds.');
  });
});

describe('the first language', () => {
  it('is the browser’s, if we speak it', () => {
    expect(preferredLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(preferredLanguage(['ja'])).toBe('en');
  });
});
