// decode.ts - the border: what the server sends becomes our types here, or an error.
import * as v from 'valibot';
import { eventSchema } from './event-schema';
import * as history from './history-schema';
import * as schema from './schema';

export type TableEvent = v.InferOutput<typeof eventSchema>;
export type EventKind = TableEvent['kind'];
export type Account = v.InferOutput<typeof schema.account>;
export type Person = v.InferOutput<typeof schema.person>;
export type PlayerAtTable = v.InferOutput<typeof schema.playerAtTable>;
export type TableSummary = v.InferOutput<typeof schema.summary>;
export type Table = v.InferOutput<typeof schema.table>;
export type Sitter = v.InferOutput<typeof schema.sitter>;
export type GameChoice = v.InferOutput<typeof schema.choices>[number];
export type Waiter = v.InferOutput<typeof schema.waiter>;
export type Strength = v.InferOutput<typeof schema.strength>;
export type BoardStrength = v.InferOutput<typeof schema.boardStrength>;
export type HandLine = v.InferOutput<typeof history.handLine>;
export type PastHand = v.InferOutput<typeof history.pastHand>;
export type Game = (typeof schema.GAMES)[number];
export type Limit = (typeof schema.LIMITS)[number];
export type Rotation = (typeof schema.ROTATIONS)[number];
export type Share = (typeof schema.SHARES)[number];
export type TurnKind = (typeof schema.TURNS)[number];
export type Action = (typeof schema.ACTIONS)[number];
export type Post = (typeof schema.POSTS)[number];
export type Street = (typeof schema.STREETS)[number];
export type Rank = (typeof schema.RANKS)[number];
export type Suit = (typeof schema.SUITS)[number];
export type SitOutWhen = 'now' | 'next_hand' | 'next_big_blind';
/** "Ah": a rank and a suit. */
export type Card = string;

export interface PollAnswer {
  readonly cursor: number;
  readonly now: number;
  readonly events: readonly TableEvent[];
  readonly gap: boolean;
}

export interface Snapshot {
  readonly seq: number;
  readonly now: number;
  readonly table: Table;
  readonly state: v.InferOutput<typeof schema.tableStart>;
  readonly events: readonly TableEvent[];
  readonly chat: readonly TableEvent[];
}

export interface Lobby {
  readonly seq: number;
  readonly now: number;
  readonly tables: readonly TableSummary[];
}

const kinds: ReadonlySet<string> = new Set(
  eventSchema.options.map((option) => option.entries.kind.literal),
);
const kindOnly = v.object({ kind: v.string() });

/** Events of a newer server that this client does not know are left out. */
function decodeEvents(list: readonly unknown[]): TableEvent[] {
  return list
    .filter((item) => kinds.has(v.parse(kindOnly, item).kind))
    .map((item) => v.parse(eventSchema, item));
}

const unknowns = v.array(v.unknown());
const pollSchema = v.object({
  cursor: schema.whole,
  now: schema.whole,
  events: unknowns,
  gap: v.optional(v.boolean(), false),
});
const snapshotSchema = v.object({
  seq: schema.whole,
  now: schema.whole,
  table: schema.table,
  state: schema.tableStart,
  events: unknowns,
  chat: unknowns,
});
const lobbySchema = v.object({
  seq: schema.whole,
  now: schema.whole,
  tables: v.array(schema.summary),
});
const meSchema = v.object({ player: schema.account, now: v.optional(schema.whole) });
const visitorSchema = v.object({ player: v.nullable(schema.account) });
const handsSchema = v.object({ hands: v.array(history.handLine), more: v.boolean() });
const claimSchema = v.object({ amount: schema.chips, balance: schema.chips });
const errorSchema = v.object({
  error: v.object({ code: v.string(), message: v.string(), field: v.optional(v.string()) }),
});

export function decodePoll(json: unknown): PollAnswer {
  const answer = v.parse(pollSchema, json);
  return { ...answer, events: decodeEvents(answer.events) };
}

export function decodeSnapshot(json: unknown): Snapshot {
  const answer = v.parse(snapshotSchema, json);
  return { ...answer, events: decodeEvents(answer.events), chat: decodeEvents(answer.chat) };
}

export const decodeLobby = (json: unknown): Lobby => v.parse(lobbySchema, json);
export const decodeVisitor = (json: unknown) => v.parse(visitorSchema, json);
export const decodeMe = (json: unknown) => v.parse(meSchema, json);
export const decodeHands = (json: unknown) => v.parse(handsSchema, json);
export const decodePastHand = (json: unknown): PastHand => v.parse(history.pastHand, json);
export const decodeClaim = (json: unknown) => v.parse(claimSchema, json);

/** The error object of a refused request; undefined when the body is something else. */
export function decodeError(json: unknown) {
  const result = v.safeParse(errorSchema, json);
  return result.success ? result.output.error : undefined;
}

/** A card's two halves. */
export function rankOf(card: Card): Rank {
  return card[0] as Rank;
}

export function suitOf(card: Card): Suit {
  return card[1] as Suit;
}
