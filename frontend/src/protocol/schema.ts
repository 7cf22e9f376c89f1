// schema.ts - the shapes of the server's answers. Types elsewhere are derived from these.
import * as v from 'valibot';

export const RANKS = ['2', '3', '4', '5', '6', '7', '8', '9', 'T', 'J', 'Q', 'K', 'A'] as const;
export const SUITS = ['s', 'h', 'd', 'c'] as const;
export const GAMES = [
  'holdem',
  'shortdeck',
  'royal',
  'omaha',
  'omaha5',
  'omaha6',
  'omaha8',
  'omaha58',
  'courchevel',
  'courchevel8',
  'stud',
  'stud8',
  'razz',
  'draw5',
  'draw27',
  'triple27',
  'triplea5',
  'badugi',
] as const;
export const LIMITS = ['no', 'pot', 'fixed'] as const;
export const ROTATIONS = ['none', 'horse', 'eight_game', 'dealers_choice'] as const;
export const STRENGTHS = [
  'high_card',
  'pair',
  'two_pair',
  'trips',
  'straight',
  'flush',
  'full_house',
  'quads',
  'straight_flush',
  'low',
  'badugi',
] as const;
export const ACTIONS = ['fold', 'check', 'call', 'bet', 'raise', 'bring_in', 'draw'] as const;
export const TURNS = ['bet', 'bring_in', 'draw'] as const;
export const SHARES = ['whole', 'high', 'low'] as const;
export const POSTS = ['ante', 'small_blind', 'big_blind', 'straddle', 'live', 'dead'] as const;
export const STREETS = [
  'preflop',
  'flop',
  'turn',
  'river',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'predraw',
  'first_draw',
  'second_draw',
  'third_draw',
] as const;

export const whole = v.pipe(v.number(), v.safeInteger());
export const chips = v.pipe(whole, v.minValue(0));
export const seat = v.pipe(whole, v.minValue(0), v.maxValue(9));
export const card = v.pipe(v.string(), v.regex(/^[2-9TJQKA][shdc]$/));
export const strength = v.object({
  kind: v.picklist(STRENGTHS),
  ranks: v.array(v.picklist(RANKS)),
});
export const boardStrength = v.object({ high: v.nullable(strength), low: v.nullable(strength) });

/** A player who need not sit; a sitter also says whether it is a program. */
export const person = v.object({ id: whole, name: v.string() });
export const playerAtTable = v.object({ id: whole, name: v.string(), bot: v.boolean() });

export const account = v.object({
  id: whole,
  name: v.string(),
  kind: v.picklist(['guest', 'member', 'bot']),
  balance: chips,
  atTables: chips,
  tables: v.array(whole),
  claimAt: v.nullable(whole),
});

const rules = {
  name: v.string(),
  game: v.picklist(GAMES),
  limit: v.picklist(LIMITS),
  rotation: v.picklist(ROTATIONS),
  seats: v.pipe(whole, v.minValue(2), v.maxValue(10)),
  smallBlind: chips,
  bigBlind: v.pipe(whole, v.minValue(1)),
  ante: chips,
  buyInMin: chips,
  buyInMax: chips,
  actMs: whole,
};

export const summary = v.object({
  id: whole,
  ...rules,
  players: whole,
  bots: whole,
  waiting: whole,
  hand: whole,
  averagePot: v.number(),
  handsPerHour: v.number(),
  flopPercent: v.number(),
  averageStack: v.number(),
});

export const table = v.object({
  id: whole,
  ...rules,
  bringIn: chips,
  timeBankMs: whole,
  pauseMs: whole,
  rakeBp: whole,
  rakeCap: chips,
});

export const sitter = v.object({
  seat,
  player: playerAtTable,
  stack: chips,
  topUp: chips,
  out: v.boolean(),
  leaving: v.boolean(),
  timeBankMs: whole,
  owes: v.object({ small: v.boolean(), big: v.boolean(), straddle: v.boolean() }),
});

export const waiter = v.object({
  player: person,
  seat: v.nullable(seat),
  until: v.nullable(whole),
});

export const choices = v.array(v.object({ game: v.picklist(GAMES), limit: v.picklist(LIMITS) }));

export const tableStart = v.object({
  seq: whole,
  hand: whole,
  button: v.nullable(seat),
  sitters: v.array(sitter),
  waiting: v.array(waiter),
  nextHandAt: v.nullable(whole),
  choiceSeat: v.nullable(seat),
  choices,
});
