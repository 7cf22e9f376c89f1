// history-schema.ts - past hands, as the server keeps them.
import * as v from 'valibot';
import { card, chips, GAMES, LIMITS, playerAtTable, SHARES, STREETS, seat, whole } from './schema';

export const HISTORY_KINDS = [
  'post_ante',
  'post_small_blind',
  'post_big_blind',
  'post_straddle',
  'post_live',
  'post_dead',
  'fold',
  'check',
  'call',
  'bet',
  'raise',
  'bring_in',
  'draw',
  'return',
] as const;

export const handLine = v.object({
  id: whole,
  table: whole,
  tableName: v.string(),
  hand: whole,
  startedAt: whole,
  endedAt: whole,
  board: v.array(card),
  hole: v.array(card),
  net: whole,
  pot: chips,
  shown: v.boolean(),
});

export const pastHand = v.object({
  id: whole,
  table: whole,
  tableName: v.string(),
  hand: whole,
  /** Missing in hands from before there were several games. */
  game: v.optional(v.picklist(GAMES), 'holdem'),
  limit: v.optional(v.picklist(LIMITS), 'no'),
  smallBlind: chips,
  bigBlind: chips,
  startedAt: whole,
  endedAt: whole,
  button: seat,
  board: v.array(card),
  /** Where there were several, each of them. */
  boards: v.optional(v.array(v.array(card)), []),
  pot: chips,
  seats: v.array(
    v.object({
      seat,
      player: playerAtTable,
      stackBefore: chips,
      stackAfter: chips,
      net: whole,
      hole: v.nullable(v.array(v.nullable(card))),
      shown: v.boolean(),
      won: chips,
    }),
  ),
  actions: v.array(
    v.object({
      street: v.picklist(STREETS),
      seat,
      kind: v.picklist(HISTORY_KINDS),
      amount: chips,
      to: chips,
      allIn: v.boolean(),
      places: v.optional(v.array(whole), []),
    }),
  ),
  results: v.array(
    v.object({
      pot: whole,
      seat,
      amount: chips,
      board: v.optional(whole, 0),
      share: v.optional(v.picklist(SHARES), 'whole'),
    }),
  ),
});
