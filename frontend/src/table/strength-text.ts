// strength-text.ts - "Two pair, kings and nines, ace kicker": the server's strength in words.
import type { Rank, Strength } from '../protocol/decode';
import type { TextKey, Texts } from '../texts/text';

type T = Texts['t'];

const ones: Readonly<Record<Rank, TextKey>> = {
  '2': 'rank.2',
  '3': 'rank.3',
  '4': 'rank.4',
  '5': 'rank.5',
  '6': 'rank.6',
  '7': 'rank.7',
  '8': 'rank.8',
  '9': 'rank.9',
  T: 'rank.T',
  J: 'rank.J',
  Q: 'rank.Q',
  K: 'rank.K',
  A: 'rank.A',
};

const manies: Readonly<Record<Rank, TextKey>> = {
  '2': 'ranks.2',
  '3': 'ranks.3',
  '4': 'ranks.4',
  '5': 'ranks.5',
  '6': 'ranks.6',
  '7': 'ranks.7',
  '8': 'ranks.8',
  '9': 'ranks.9',
  T: 'ranks.T',
  J: 'ranks.J',
  Q: 'ranks.Q',
  K: 'ranks.K',
  A: 'ranks.A',
};

const kinds: Readonly<Record<Strength['kind'], TextKey>> = {
  high_card: 'strength.high_card',
  pair: 'strength.pair',
  two_pair: 'strength.two_pair',
  trips: 'strength.trips',
  straight: 'strength.straight',
  flush: 'strength.flush',
  full_house: 'strength.full_house',
  quads: 'strength.quads',
  straight_flush: 'strength.straight_flush',
};

/** "Two pair". */
export function strengthName({ kind, ranks }: Strength, t: T): string {
  if (kind === 'straight_flush' && ranks[0] === 'A') return t('strength.royal_flush');
  return t(kinds[kind]);
}

/** "kings and nines, ace kicker", or without the kicker; may be empty. */
export function strengthDetail(
  { kind, ranks }: Strength,
  t: T,
  length: 'full' | 'brief' = 'full',
): string {
  const [first, second, third] = ranks;
  if (!first) return '';
  const one = t(ones[first]);
  const many = t(manies[first]);
  switch (kind) {
    case 'high_card':
    case 'straight':
    case 'flush':
    case 'straight_flush':
      return t('strength.detail.high', { rank: one });
    case 'pair':
    case 'trips':
    case 'quads':
      return second && length === 'full'
        ? t('strength.detail.of_kicker', { ranks: many, kicker: t(ones[second]) })
        : t('strength.detail.of', { ranks: many });
    case 'two_pair':
      if (!second) return many;
      return third && length === 'full'
        ? t('strength.detail.two_pair_kicker', {
            high: many,
            low: t(manies[second]),
            kicker: t(ones[third]),
          })
        : t('strength.detail.two_pair', { high: many, low: t(manies[second]) });
    case 'full_house':
      return second && length === 'full'
        ? t('strength.detail.full_house', { over: many, under: t(manies[second]) })
        : many;
  }
}
