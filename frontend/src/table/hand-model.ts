// hand-model.ts - what a viewer knows of one hand.
import type {
  Action,
  BoardStrength,
  Card,
  Game,
  Limit,
  Post,
  Share,
  Street,
  TurnKind,
} from '../protocol/decode';
import type { LogLine } from './log-model';

export interface Turn {
  readonly seat: number;
  readonly number: number;
  readonly asks: TurnKind;
  /** 0: checking is free. When a bring-in is asked for: what it costs. */
  readonly toCall: number;
  /** 0: no bet or raise is allowed. */
  readonly minRaiseTo: number;
  readonly maxRaiseTo: number;
  /** The other amount of a fixed limit, after an open pair; 0: none. */
  readonly orRaiseTo: number;
  /** So many cards may be exchanged. */
  readonly drawMax: number;
  /** Paragraphs of the rules that set the amounts; 0: nothing to say. */
  readonly callRule: number;
  readonly minRule: number;
  readonly maxRule: number;
}

export interface TurnClock {
  /** Undefined: the time of all that are asked how often to run the board. */
  readonly seat: number | undefined;
  readonly from: number;
  readonly until: number;
  readonly timeBank: boolean;
}

/** One card of a seat: null is face down for the viewer; open lies before everybody. */
export interface HoleCard {
  readonly place: number;
  readonly card: Card | null;
  readonly isOpen: boolean;
}

/** complete: up to the small bet instead of the bring-in. */
export type Verb = Action | 'complete';

/** What a seat did last on this street. */
export type Deed =
  | { readonly kind: 'acted'; readonly verb: Verb; readonly to: number; readonly allIn: boolean }
  | { readonly kind: 'drew'; readonly count: number }
  | { readonly kind: 'run'; readonly times: number }
  | { readonly kind: 'posted'; readonly post: Post; readonly amount: number };

/** All are all-in: how often to deal the rest. */
export interface RunOffer {
  readonly turn: number;
  readonly times: number;
  readonly chosen: Readonly<Record<number, number>>;
}

export interface Win {
  readonly seat: number;
  readonly board: number;
  readonly share: Share;
  readonly amount: number;
}

export interface HandState {
  readonly number: number;
  readonly game: Game;
  readonly limit: Limit;
  /** Another game than the hand before, at a table that changes games. */
  readonly isNewGame: boolean;
  readonly seats: readonly number[];
  readonly button: number;
  readonly smallBlindSeat: number | undefined;
  readonly bigBlindSeat: number | undefined;
  readonly bigBlind: number;
  readonly smallBet: number;
  readonly bigBet: number;
  readonly ante: number;
  readonly bringIn: number;
  readonly stacksBefore: readonly number[];
  readonly street: Street;
  /** Somebody has bet, raised or completed on this street. */
  readonly isOpened: boolean;
  /** One row of cards for each board; most games have one. */
  readonly boards: readonly (readonly Card[])[];
  readonly bets: Readonly<Record<number, number>>;
  /** Antes and dead blinds of this street: in the middle, not yet in a pot. */
  readonly loose: number;
  readonly pots: readonly { readonly amount: number; readonly seats: readonly number[] }[];
  /** Seats with cards: dealt in and not folded. */
  readonly live: readonly number[];
  readonly allIn: readonly number[];
  readonly holes: Readonly<Record<number, readonly HoleCard[]>>;
  /** Seats that have laid their cards open. */
  readonly revealed: readonly number[];
  /** How many cards each seat has exchanged, draw by draw. */
  readonly draws: Readonly<Record<number, readonly number[]>>;
  readonly foldedOn: Readonly<Record<number, Street>>;
  readonly shownStrength: Readonly<Record<number, readonly BoardStrength[]>>;
  readonly mucked: readonly number[];
  readonly deeds: Readonly<Record<number, Deed>>;
  readonly timedOut: readonly number[];
  readonly turn: Turn | undefined;
  readonly clock: TurnClock | undefined;
  readonly run: RunOffer | undefined;
  /** The viewer's own, board by board. */
  readonly strength: readonly BoardStrength[];
  readonly wins: readonly Win[];
  readonly won: ReadonlyMap<number, number>;
  readonly isOver: boolean;
  readonly log: readonly LogLine[];
}
