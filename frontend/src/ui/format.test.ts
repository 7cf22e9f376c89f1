// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { chipColumns } from './change';
import { formatChips, formatDuration, formatNet, formatPercent } from './format';
import { readSettings } from './settings';

describe('numbers for people', () => {
  it('are grouped as the language groups them', () => {
    const money = { unit: 'chips', bigBlind: 100 } as const;
    expect(formatChips(4525, { ...money, language: 'en' })).toBe('4,525');
    expect(formatChips(4525, { ...money, language: 'fr' })).toBe('4\u202f525');
  });

  it('are shortened when nobody would read all of their digits', () => {
    const money = { unit: 'chips', bigBlind: 100 } as const;
    expect(formatChips(9_999_999, { ...money, language: 'en' })).toBe('9,999,999');
    expect(formatChips(Number.MAX_SAFE_INTEGER, { ...money, language: 'en' }).length).toBeLessThan(
      10,
    );
    expect(formatChips(590_250_000_000, { ...money, language: 'en' })).toBe('590.3B');
    expect(formatChips(590_250_000_000, { ...money, language: 'fr' })).toBe('590,3\u00a0Md');
    expect(formatNet(-12_000_000, 'en')).toBe('\u221212M');
  });

  it('are big blinds when the player likes', () => {
    const money = { unit: 'bb', bigBlind: 100 } as const;
    expect(formatChips(4530, { ...money, language: 'en' })).toBe('45.3\u00a0BB');
    expect(formatChips(4530, { ...money, language: 'fr' })).toBe('45,3\u00a0BB');
  });

  it('carry their sign when they are results', () => {
    expect(formatNet(1150, 'en')).toBe('+1,150');
    expect(formatNet(-300, 'en')).toBe('\u2212300');
    expect(formatNet(0, 'en')).toBe('0');
  });

  it('have a space before % in French', () => {
    expect(formatPercent(33, 'fr')).toMatch(/^33\s%$/);
  });

  it('count down in minutes and seconds', () => {
    expect(formatDuration(44_100)).toBe('0:45');
    expect(formatDuration(75_000)).toBe('1:15');
    expect(formatDuration(-5)).toBe('0:00');
  });
});

describe('chips', () => {
  it('make at most two columns of six', () => {
    expect(chipColumns(1500)).toEqual([['yellow'], ['violet']]);
    expect(chipColumns(0)).toEqual([]);
    for (const amount of [1, 999_999, 2 ** 53 - 1]) {
      const columns = chipColumns(amount);
      expect(columns.length).toBeLessThanOrEqual(2);
      for (const column of columns) expect(column.length).toBeLessThanOrEqual(6);
    }
  });
});

describe('settings', () => {
  it('are kept where they are still choices, and forgotten where not', () => {
    const settings = readSettings('{"deck":"two","felt":"leather","unknown":1}');
    expect(settings.deck).toBe('two');
    expect(settings.felt).toBe('green');
    expect(settings).not.toHaveProperty('unknown');
  });

  it.each(['', 'null', '[', '3'])('survive %j in the storage', (stored) => {
    expect(readSettings(stored).deck).toBe('four');
  });
});
