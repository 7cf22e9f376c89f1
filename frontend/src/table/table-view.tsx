// table-view.tsx - the drawing of a table: felt, board, pots, bets, seats. Decides nothing.

import { type ReactNode, useRef } from 'react';
import { useTexts } from '../texts/text';
import { formatChips, type Money } from '../ui/format';
import type { CardChoice } from './card-chooser';
import css from './felt.module.css';
import { Bets, Boards, NextGame, Pots, StreetName, StrengthLine } from './felt-middle';
import { placeOf, pointStyle } from './geometry';
import { potTotal } from './hand-state';
import { hasButton, positionsOf } from './positions';
import { EmptySeat, Seat } from './seat';
import { seatView } from './seat-view';
import { buttonPoint, isWide } from './spots';
import { seatOf, type TableState } from './table-model';
import { useMotion } from './use-motion';

interface TableViewProps {
  readonly state: TableState;
  readonly money: Money;
  readonly now: () => number;
  readonly canSit: boolean;
  readonly showsStrength: boolean;
  readonly note: string | undefined;
  readonly choice: CardChoice | undefined;
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
        <NextGame state={state} />
        {note && <p className={css.note}>{note}</p>}
        {hand && <StreetName hand={hand} />}
        {hand && <Boards hand={hand} />}
        {hand && <Pots hand={hand} money={money} />}
        <Seats {...props} bottom={bottom} />
        {hand && <Bets hand={hand} money={money} bottom={bottom} seats={table.seats} />}
        <Dealer state={state} bottom={bottom} />
        {showsStrength && hand && !hand.isOver && <StrengthLine hand={hand} />}
        <div className={css.ghosts} data-ghosts aria-hidden="true" />
      </div>
      {children}
    </div>
  );
}

interface DealerProps {
  readonly state: TableState;
  readonly bottom: number;
}

function Dealer({ state: { button, hand, table }, bottom }: DealerProps) {
  if (button === undefined || (hand && !hasButton(hand))) return null;
  const place = placeOf(button, bottom, table.seats);
  const wide = hand !== undefined && isWide(hand);
  return (
    <span
      className={css.dealer}
      style={pointStyle((shape) => buttonPoint(shape, table.seats, place, wide))}
      data-dealer
      aria-hidden="true"
    >
      D
    </span>
  );
}

function Seats(props: TableViewProps & { readonly bottom: number }) {
  const { state, money, now, canSit, onSit, bottom, choice } = props;
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
          const own = view.isOwn ? choice : undefined;
          return <Seat key={seat} {...{ view, hand, place, seats, money, now }} choice={own} />;
        }
        const waiter = state.waiting.find((other) => other.seat === seat);
        const held = !waiter ? 'no' : waiter.player.id === state.viewer ? 'mine' : 'other';
        const heldMs = (waiter?.until ?? 0) - now();
        return <EmptySeat key={seat} {...{ seat, place, seats, canSit, held, heldMs, onSit }} />;
      })}
    </ul>
  );
}
