// strength-text.ts - "Two pair, kings and nines, ace kicker": the server's strength in words.
import type { BoardStrength, Game, Share, Strength } from '../protocol/decode';
import { isDeuceSeven } from '../protocol/games';
import type { Texts } from '../texts/text';

type T = Texts['t'];

/** "10-8-7-5-4". */
function rankList(ranks: Strength['ranks']): string {
  return ranks.map((rank) => (rank === 'T' ? '10' : rank)).join('-');
}

const badugis = {
  1: 'strength.badugi.1',
  2: 'strength.badugi.2',
  3: 'strength.badugi.3',
  4: 'strength.badugi.4',
} as const;

/** Whether its cards say it all: a low hand, or a badugi. */
function isCalledByCards({ kind }: Strength, game: Game): boolean {
  return kind === 'low' || kind === 'badugi' || (kind === 'high_card' && isDeuceSeven(game));
}

/** "Two pair", "8-7-5-4-2 low", "Three-card badugi 6-3-A". */
export function strengthName(strength: Strength, game: Game, t: T): string {
  const { kind, ranks } = strength;
  const cards = rankList(ranks);
  if (kind === 'badugi') {
    const count = ranks.length === 1 || ranks.length === 2 || ranks.length === 3 ? ranks.length : 4;
    return t(badugis[count], { cards });
  }
  if (kind === 'low' || isCalledByCards(strength, game)) return t('strength.low', { cards });
  if (kind === 'straight_flush' && ranks[0] === 'A') return t('strength.royal_flush');
  return t(`strength.${kind}`);
}

/** "kings and nines, ace kicker", or without the kicker; may be empty. */
export function strengthDetail(
  strength: Strength,
  game: Game,
  t: T,
  length: 'full' | 'brief' = 'full',
): string {
  const { kind, ranks } = strength;
  const [first, second, third] = ranks;
  if (!first || isCalledByCards(strength, game)) return '';
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
    case 'low':
    case 'badugi':
      return '';
  }
}

/** The name inside a sentence: "two pair"; a card's letter stays as it is. */
export function strengthInside(strength: Strength, game: Game, t: T): string {
  const name = strengthName(strength, game, t);
  return /^\p{L}\p{L}/u.test(name) ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name;
}

/** "two pair, kings and nines, ace kicker". */
export function strengthSentence(strength: Strength, game: Game, t: T): string {
  const name = strengthInside(strength, game, t);
  const detail = strengthDetail(strength, game, t);
  return detail ? `${name}, ${detail}` : name;
}

/** What won a part of a pot: of the low half only its cards, as "low" is said already. */
export function winningText(strength: Strength, share: Share, game: Game, t: T): string {
  return share === 'low' ? rankList(strength.ranks) : strengthSentence(strength, game, t);
}

/** Everything that a seat holds: high and low, board by board. */
export function strengthsOf(boards: readonly BoardStrength[]): Strength[] {
  return boards.flatMap(({ high, low }) => [high, low].filter((held) => held !== null));
}
