import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import css from './card.module.css';
import { cx } from './cx';

const rankKeys: Readonly<Record<string, TextKey>> = {
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

const suitKeys: Readonly<Record<string, TextKey>> = {
  s: 'suit.s',
  h: 'suit.h',
  d: 'suit.d',
  c: 'suit.c',
};

/** "king of clubs". */
export function cardName(
  card: string,
  t: (key: TextKey, values?: Record<string, string>) => string,
) {
  const rank = rankKeys[card[0] ?? ''];
  const suit = suitKeys[card[1] ?? ''];
  return rank && suit ? t('card.name', { rank: t(rank), suit: t(suit) }) : t('card.hidden');
}

interface CardProps {
  /** null: face down */
  readonly card: string | null;
  /** Narrower than 44 px: a larger rank, one suit. */
  readonly small?: boolean;
  readonly look?: 'dim' | 'win' | undefined;
  readonly className?: string | undefined;
}

/** A playing card with a spoken name; its width is --w. */
export function Card({ card, small = false, look, className }: CardProps) {
  const { t } = useTexts();
  if (card === null) {
    return (
      <span
        className={cx(css.card, css.back, className)}
        role="img"
        aria-label={t('card.hidden')}
      />
    );
  }
  const suit = card[1] ?? 's';
  const classes = cx(css.card, css[suit], small && css.small, look && css[look], className);
  return (
    <span className={classes} role="img" aria-label={cardName(card, t)} data-card={card}>
      <svg className={css.rank} aria-hidden="true">
        <use href={`#rank-${card[0]}`} />
      </svg>
      <svg className={css.suit} aria-hidden="true">
        <use href={`#suit-${suit}`} />
      </svg>
      <svg className={css.pip} aria-hidden="true">
        <use href={`#suit-${suit}`} />
      </svg>
    </span>
  );
}
