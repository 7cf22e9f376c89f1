// strength-text.ts - "Two pair, kings and nines, ace kicker": the server's strength in words.
import type { Strength } from '../protocol/decode';
import type { Texts } from '../texts/text';

type T = Texts['t'];

/** "Two pair". */
export function strengthName({ kind, ranks }: Strength, t: T): string {
  if (kind === 'straight_flush' && ranks[0] === 'A') return t('strength.royal_flush');
  return t(`strength.${kind}`);
}

/** "kings and nines, ace kicker", or without the kicker; may be empty. */
export function strengthDetail(
  { kind, ranks }: Strength,
  t: T,
  length: 'full' | 'brief' = 'full',
): string {
  const [first, second, third] = ranks;
  if (!first) return '';
  const one = t(`rank.${first}`);
  const many = t(`ranks.${first}`);
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
        ? t('strength.detail.of_kicker', {
            ranks: t(`of_ranks.${first}`),
            kicker: t(`rank.${second}`),
          })
        : t('strength.detail.of', { ranks: t(`of_ranks.${first}`) });
    case 'two_pair':
      if (!second) return many;
      return third && length === 'full'
        ? t('strength.detail.two_pair_kicker', {
            high: many,
            low: t(`ranks.${second}`),
            kicker: t(`rank.${third}`),
          })
        : t('strength.detail.two_pair', { high: many, low: t(`ranks.${second}`) });
    case 'full_house':
      return second && length === 'full'
        ? t('strength.detail.full_house', { over: many, under: t(`ranks.${second}`) })
        : many;
  }
}
