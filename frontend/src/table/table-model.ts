// table-model.ts - what a viewer knows of a table.
import type { Card, GameChoice, Post, SitOutWhen, Street, Table, Waiter } from '../protocol/decode';
import type { HandState } from './hand-model';

export interface Choice {
  readonly seat: number;
  readonly hand: number;
  readonly games: readonly GameChoice[];
}

/** Missed while sitting out, or new here. */
export interface Owes {
  readonly small: boolean;
  readonly big: boolean;
  readonly straddle: boolean;
}

export const OWES_NOTHING: Owes = { small: false, big: false, straddle: false };

export function withMissed(before: Owes | undefined, post: Post): Owes {
  const what = post === 'small_blind' ? 'small' : post === 'straddle' ? 'straddle' : 'big';
  return { ...OWES_NOTHING, ...before, [what]: true };
}

export function owesAnything(owes: Owes): boolean {
  return owes.small || owes.big || owes.straddle;
}

export interface Seated {
  readonly seat: number;
  readonly player: { readonly id: number; readonly name: string; readonly bot: boolean };
  readonly stack: number;
  readonly topUp: number;
  readonly out: boolean;
  readonly leaving: boolean;
  readonly sitOutWhen: SitOutWhen | undefined;
  readonly timeBankMs: number;
  readonly owes: Owes;
  /** Pays what it owes with the next hand instead of waiting for the big blind. */
  readonly postsNow: boolean;
}

export interface ChatLine {
  readonly seq: number;
  readonly at: number;
  readonly playerId: number;
  readonly name: string;
  readonly text: string;
}

/** How the viewer's last hands here went. */
export interface OwnResult {
  readonly hand: number;
  readonly hole: readonly Card[];
  readonly net: number;
  readonly how: 'folded' | 'won_without_showdown' | 'won_at_showdown' | 'lost';
  readonly street: Street;
}

export interface TableState {
  readonly viewer: number | undefined;
  readonly seq: number;
  /** Kinds of the events that have `seq`: a private one may follow its public one. */
  readonly kindsAtSeq: readonly string[];
  readonly table: Table;
  readonly seats: readonly (Seated | undefined)[];
  readonly waiting: readonly Waiter[];
  readonly button: number | undefined;
  readonly hand: HandState | undefined;
  readonly nextHandAt: number | undefined;
  /** A dealer's choice: who is asked for the next game, until `nextHandAt`. */
  readonly choice: Choice | undefined;
  /** What has been chosen for the next hand. */
  readonly chosen: GameChoice | undefined;
  readonly chat: readonly ChatLine[];
  readonly own: readonly OwnResult[];
}

export function seatOf(state: TableState, player: number | undefined): Seated | undefined {
  return player === undefined
    ? undefined
    : state.seats.find((sitter) => sitter?.player.id === player);
}
