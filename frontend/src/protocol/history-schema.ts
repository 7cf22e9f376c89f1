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
  game: v.picklist(GAMES),
  limit: v.picklist(LIMITS),
  startedAt: whole,
  endedAt: whole,
  board: v.array(card),
  hole: v.array(v.nullable(card)),
  net: whole,
  pot: chips,
  shown: v.boolean(),
});

export const pastHand = v.object({
  id: whole,
  table: whole,
  tableName: v.string(),
  hand: whole,
  game: v.picklist(GAMES),
  limit: v.picklist(LIMITS),
  smallBlind: chips,
  bigBlind: chips,
  startedAt: whole,
  endedAt: whole,
  button: seat,
  boards: v.array(v.array(card)),
  pot: chips,
  seats: v.array(
    v.object({
      seat,
      player: playerAtTable,
      stackBefore: chips,
      stackAfter: chips,
      net: whole,
      hole: v.nullable(v.array(v.nullable(card))),
      up: v.array(whole),
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
      cards: whole,
    }),
  ),
  results: v.array(
    v.object({
      pot: whole,
      seat,
      amount: chips,
      board: whole,
      share: v.picklist(SHARES),
    }),
  ),
});
