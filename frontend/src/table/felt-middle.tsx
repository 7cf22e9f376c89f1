// felt-middle.tsx - what lies in the middle of the felt: boards, pots, bets, the hand in words.

import { familyOf } from '../protocol/games';
import { gameName, streetName } from '../texts/games';
import { useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { Chips } from '../ui/chips';
import { cx } from '../ui/cx';
import { formatChips, type Money } from '../ui/format';
import css from './felt.module.css';
import { placeOf, pointStyle } from './geometry';
import type { HandState } from './hand-model';
import { collected } from './hand-state';
import { betPoint, isWide } from './spots';
import { strengthDetail, strengthName, strengthsOf } from './strength-text';
import type { TableState } from './table-model';

interface HandProps {
  readonly hand: HandState;
}

const sizes = { 2: css.two, 3: css.three } as const;

/** One row of five places for each board; a shared card of stud lies alone. */
export function Boards({ hand }: HandProps) {
  const { t } = useTexts();
  const { boards } = hand;
  if (boards.every((board) => board.length === 0)) return null;
  const places = familyOf(hand.game) === 'flop' ? [0, 1, 2, 3, 4] : [];
  const size = boards.length === 2 || boards.length === 3 ? sizes[boards.length] : undefined;
  return (
    <div className={cx(css.boards, size)}>
      {boards.map((board, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a board is its number
          key={index}
          className={css.board}
          role="group"
          aria-label={size ? t('table.board_number', { number: index + 1 }) : t('table.board')}
          data-board={index}
        >
          {size && (
            <span className={css.number} aria-hidden="true">
              {index + 1}
            </span>
          )}
          {board.map((card) => (
            <Card key={card} card={card} />
          ))}
          {places.slice(board.length).map((place) => (
            <span key={place} className={css.slot} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Where no board tells how far the hand has come, a word does. */
export function StreetName({ hand }: HandProps) {
  const { t } = useTexts();
  const hasCards = hand.boards.some((board) => board.length > 0);
  if (familyOf(hand.game) === 'flop' || hasCards || hand.isOver) return null;
  return <p className={css.street}>{streetName(hand.street, hand.game, t)}</p>;
}

/** In a dealer's choice, who chooses or what comes next. */
export function NextGame({ state }: { readonly state: TableState }) {
  const { t } = useTexts();
  const { choice, chosen } = state;
  if (!choice && !chosen) return null;
  const name = choice && state.seats[choice.seat]?.player.name;
  return (
    <p className={cx(css.pot, css.next)}>
      {name !== undefined && t('choice.watching', { name })}
      {chosen && t('choice.chosen', { game: gameName(chosen.game, chosen.limit, t) })}
    </p>
  );
}

export function Pots({ hand, money }: HandProps & { readonly money: Money }) {
  const { t } = useTexts();
  if (collected(hand) === 0 || hand.won.size > 0) return null;
  return (
    <ul className={css.pots} aria-label={t('table.pots')}>
      {hand.pots.map((pot, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the main pot is the first, for ever
        <li key={index} className={css.stack} data-pile>
          <Chips amount={pot.amount} />
          <span className={css.amount}>{formatChips(pot.amount, money)}</span>
        </li>
      ))}
    </ul>
  );
}

interface BetsProps extends HandProps {
  readonly money: Money;
  readonly bottom: number;
  readonly seats: number;
}

export function Bets({ hand, money, bottom, seats }: BetsProps) {
  const wide = isWide(hand);
  return Object.entries(hand.bets).map(([key, amount]) => {
    if (amount === 0) return null;
    const place = placeOf(Number(key), bottom, seats);
    return (
      <div
        key={key}
        className={css.bet}
        style={pointStyle((shape) => betPoint(shape, seats, place, wide))}
        data-bet={key}
        aria-hidden="true"
      >
        <span className={css.stack}>
          <Chips amount={amount} />
          <span className={css.amount}>{formatChips(amount, money)}</span>
        </span>
      </div>
    );
  });
}

/** "Two pair kings and nines · 8-6-4-2-A low": what the viewer holds, board by board. */
export function StrengthLine({ hand }: HandProps) {
  const { t } = useTexts();
  const held = strengthsOf(hand.strength);
  if (held.length === 0) return null;
  const isAlone = held.length === 1;
  return (
    <p className={css.strength}>
      {held.map((strength, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a strength is known by its board
        <span key={index}>
          {index > 0 && ' · '}
          <b>{strengthName(strength, hand.game, t)}</b>{' '}
          <span className={css.full}>{strengthDetail(strength, hand.game, t)}</span>
          {isAlone && (
            <span className={css.brief}>{strengthDetail(strength, hand.game, t, 'brief')}</span>
          )}
        </span>
      ))}
    </p>
  );
}
