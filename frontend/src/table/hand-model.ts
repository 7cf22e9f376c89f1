// hand-model.ts - what a viewer knows of one hand.
import type { Action, Card, Post, Street, Strength } from '../protocol/decode';

export interface Turn {
  readonly seat: number;
  readonly number: number;
  /** 0: checking is free. */
  readonly toCall: number;
  /** 0: no bet or raise is allowed. */
  readonly minRaiseTo: number;
  readonly maxRaiseTo: number;
}

export interface TurnClock {
  readonly seat: number;
  readonly from: number;
  readonly until: number;
  readonly timeBank: boolean;
}

/** What a seat did last on this street. */
export type Deed =
  | { readonly kind: Action; readonly to: number; readonly allIn: boolean }
  | { readonly kind: 'posted'; readonly post: Post; readonly amount: number };

export interface HandState {
  readonly number: number;
  readonly seats: readonly number[];
  readonly button: number;
  readonly smallBlindSeat: number | undefined;
  readonly bigBlindSeat: number;
  readonly bigBlind: number;
  readonly stacksBefore: readonly number[];
  readonly street: Street | 'preflop';
  readonly board: readonly Card[];
  readonly bets: Readonly<Record<number, number>>;
  /** Antes and dead blinds of this street: in the middle, not yet in a pot. */
  readonly loose: number;
  readonly pots: readonly { readonly amount: number; readonly seats: readonly number[] }[];
  /** Seats with cards: dealt in and not folded. */
  readonly live: readonly number[];
  readonly allIn: readonly number[];
  readonly holes: Readonly<Record<number, readonly (Card | null)[]>>;
  readonly foldedOn: Readonly<Record<number, Street | 'preflop'>>;
  readonly shownStrength: Readonly<Record<number, Strength>>;
  readonly mucked: readonly number[];
  readonly deeds: Readonly<Record<number, Deed>>;
  readonly timedOut: readonly number[];
  readonly turn: Turn | undefined;
  readonly clock: TurnClock | undefined;
  readonly strength: Strength | undefined;
  readonly won: ReadonlyMap<number, number>;
  readonly isOver: boolean;
  readonly log: readonly LogLine[];
}

/** One line of the hand's log; `seat` names are looked up when it is drawn. */
export type LogLine =
  | {
      readonly kind: 'street';
      readonly street: Street;
      readonly cards: readonly Card[];
      readonly pot: number;
    }
  | {
      readonly kind: 'posted';
      readonly name: string;
      readonly seat: number;
      readonly post: Post;
      readonly amount: number;
    }
  | {
      readonly kind: 'acted';
      readonly name: string;
      readonly seat: number;
      readonly action: Action;
      readonly amount: number;
      readonly allIn: boolean;
    }
  | {
      readonly kind: 'returned';
      readonly name: string;
      readonly seat: number;
      readonly amount: number;
    }
  | {
      readonly kind: 'shown';
      readonly name: string;
      readonly seat: number;
      readonly cards: readonly (Card | null)[];
      readonly strength: Strength | null;
    }
  | { readonly kind: 'mucked'; readonly name: string; readonly seat: number }
  | { readonly kind: 'won'; readonly name: string; readonly seat: number; readonly amount: number };
