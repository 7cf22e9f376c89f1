// table-view.tsx - the drawing of a table: felt, board, pots, bets, seats. Decides nothing.

import { type ReactNode, useRef } from 'react';
import { useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { Chips } from '../ui/chips';
import { formatChips, type Money } from '../ui/format';
import css from './felt.module.css';
import { placeOf, pointStyle } from './geometry';
import type { HandState } from './hand-model';
import { collected, potTotal } from './hand-state';
import { positionsOf } from './positions';
import { EmptySeat, Seat } from './seat';
import { seatView } from './seat-view';
import { betPoint, buttonPoint } from './spots';
import { strengthDetail, strengthName } from './strength-text';
import { seatOf, type TableState } from './table-model';
import { useMotion } from './use-motion';

interface TableViewProps {
  readonly state: TableState;
  readonly money: Money;
  readonly now: () => number;
  readonly canSit: boolean;
  readonly showsStrength: boolean;
  readonly note: string | undefined;
  readonly onSit: (seat: number) => void;
  readonly children?: ReactNode;
}

export function TableView(props: TableViewProps) {
  const { state, money, note, showsStrength, children } = props;
  const stage = useRef<HTMLDivElement>(null);
  const { t } = useTexts();
  const { hand, table } = state;
  const bottom = seatOf(state, state.viewer)?.seat ?? 0;
  useMotion(stage, state);
  return (
    <div className={css.stage} ref={stage} data-testid="stage">
      <div className={css.table}>
        <div className={css.felt} />
        <span className={css.mark} aria-hidden="true">
          {table.name}
        </span>
        {hand && !hand.isOver && (
          <p className={css.pot} data-pot>
            <small>{t('table.pot')}</small>
            {formatChips(potTotal(hand), money)}
          </p>
        )}
        {note && <p className={css.note}>{note}</p>}
        {hand && <Board hand={hand} />}
        {hand && <Pots hand={hand} money={money} />}
        <Seats {...props} bottom={bottom} />
        {hand && <Bets hand={hand} money={money} bottom={bottom} seats={table.seats} />}
        {state.button !== undefined && (
          <span
            className={css.dealer}
            style={pointStyle((shape) =>
              buttonPoint(shape, table.seats, placeOf(state.button ?? 0, bottom, table.seats)),
            )}
            data-dealer
            aria-hidden="true"
          >
            D
          </span>
        )}
        {showsStrength && hand?.strength && !hand.isOver && (
          <p className={css.strength}>
            <b>{strengthName(hand.strength, t)}</b>{' '}
            <span className={css.full}>{strengthDetail(hand.strength, t)}</span>
            <span className={css.brief}>{strengthDetail(hand.strength, t, 'brief')}</span>
          </p>
        )}
        <div className={css.ghosts} data-ghosts aria-hidden="true" />
      </div>
      {children}
    </div>
  );
}

function Board({ hand }: { readonly hand: HandState }) {
  const { t } = useTexts();
  if (hand.board.length === 0) return null;
  const empty = [0, 1, 2, 3, 4].slice(hand.board.length);
  return (
    <div className={css.board} role="group" aria-label={t('table.board')} data-board>
      {hand.board.map((card) => (
        <Card key={card} card={card} className={css.boardCard} />
      ))}
      {empty.map((place) => (
        <span key={place} className={css.slot} />
      ))}
    </div>
  );
}

function Pots({ hand, money }: { readonly hand: HandState; readonly money: Money }) {
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

function Seats(props: TableViewProps & { readonly bottom: number }) {
  const { state, money, now, canSit, onSit, bottom } = props;
  const { t } = useTexts();
  const seats = state.table.seats;
  const positions = state.hand ? positionsOf(state.hand, seats) : new Map<number, string>();
  const order = state.seats.map((_, index) => (bottom + index) % seats);
  return (
    <ul className={css.seats} aria-label={t('table.seats')}>
      {order.map((seat) => {
        const place = placeOf(seat, bottom, seats);
        const view = seatView(state, seat, positions);
        if (view) {
          const { hand } = state;
          return <Seat key={seat} {...{ view, hand, place, seats, money, now }} />;
        }
        const waiter = state.waiting.find((other) => other.seat === seat);
        const held = !waiter ? 'no' : waiter.player.id === state.viewer ? 'mine' : 'other';
        const heldMs = (waiter?.until ?? 0) - now();
        return <EmptySeat key={seat} {...{ seat, place, seats, canSit, held, heldMs, onSit }} />;
      })}
    </ul>
  );
}

interface BetsProps {
  readonly hand: HandState;
  readonly money: Money;
  readonly bottom: number;
  readonly seats: number;
}

function Bets({ hand, money, bottom, seats }: BetsProps) {
  return Object.entries(hand.bets).map(([key, amount]) => {
    if (amount === 0) return null;
    const place = placeOf(Number(key), bottom, seats);
    return (
      <div
        key={key}
        className={css.bet}
        style={pointStyle((shape) => betPoint(shape, seats, place))}
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
