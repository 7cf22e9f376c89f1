// format.ts - numbers, times and durations for people.
import type { Language } from '../texts/text';

const cache = new Map<string, Intl.NumberFormat>();

function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, options);
    cache.set(key, format);
  }
  return format;
}

/** From here on an amount is shortened: a seat on a phone has room for eight digits. */
const LONG = 10_000_000;

function whole(value: number): Intl.NumberFormatOptions {
  return Math.abs(value) < LONG
    ? { maximumFractionDigits: 0 }
    : { notation: 'compact', maximumSignificantDigits: 4 };
}

export function formatNumber(value: number, language: Language): string {
  return numbers(language, whole(value)).format(value);
}

export function formatDecimal(value: number, language: Language): string {
  return numbers(language, { maximumFractionDigits: 1 }).format(value);
}

export function formatBlinds(value: number, bigBlind: number, language: Language): string {
  return `${formatDecimal(value / bigBlind, language)}\u00a0BB`;
}

export function formatPercent(value: number, language: Language): string {
  return numbers(language, { style: 'percent', maximumFractionDigits: 0 }).format(value / 100);
}

/** A gain or loss: always with its sign. */
export function formatNet(value: number, language: Language): string {
  return numbers(language, { signDisplay: 'exceptZero', ...whole(value) })
    .format(value)
    .replace('-', '\u2212');
}

/** 75,000 ms is "1:15". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function formatTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

export function formatDateTime(at: number, language: Language): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(language, options).format(at);
}

export interface Money {
  readonly language: Language;
  readonly unit: 'chips' | 'bb';
  readonly bigBlind: number;
}

/** An amount at a table: in chips or in big blinds, as the player likes. */
export function formatChips(value: number, { language, unit, bigBlind }: Money): string {
  return unit === 'bb' ? formatBlinds(value, bigBlind, language) : formatNumber(value, language);
}
