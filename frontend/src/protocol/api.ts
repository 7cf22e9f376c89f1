// api.ts - what server and client say to each other. Generated from docs/openapi.json by
// scripts/generate-api; do not edit.

/** Play money, in its smallest unit. */
export type Chips = number;

/** Chips won (above zero) or lost (below). */
export type Result = number;

/** Milliseconds since 1970, UTC. */
export type Instant = number;

/** A position in the journal: one sequence for everything. */
export type Cursor = number;

/** Of a player, a table or a past hand. */
export type Id = number;

export type Seat = number;

/** The hands of a table are numbered 1, 2, 3 … */
export type HandNumber = number;

/** Rank and suit: the ace of hearts is Ah, the ten of clubs Tc. */
export type Card = string;

export type Rank = string;

/**
 * 2 to 20 characters: letters of one script, digits, space and _ - . ' with a letter or digit among
 * them; no space at an end and no two together. Unique, whatever the case of their letters.
 */
export type Name = string;

/** Any characters; at most 128 bytes. */
export type Password = string;

/** Chosen by the client, new for each command. A repeated one is answered again and done once. */
export type CommandId = string;

/** 1 to 200 characters; no control, direction or invisible characters. */
export type ChatText = string;

/** A guest has no password; a bot is a program and says so. */
export type PlayerKind = 'guest' | 'member' | 'bot';

/** What is played: docs/rules.md, chapter 10. */
export type Game =
  | 'holdem'
  | 'shortdeck'
  | 'royal'
  | 'omaha'
  | 'omaha5'
  | 'omaha6'
  | 'omaha8'
  | 'omaha58'
  | 'courchevel'
  | 'courchevel8'
  | 'stud'
  | 'stud8'
  | 'razz'
  | 'draw5'
  | 'draw27'
  | 'triple27'
  | 'triplea5'
  | 'badugi';

/** How high one may bet. */
export type Limit = 'no' | 'pot' | 'fixed';

/** A mixed game: what is played changes. none: always the table's game. */
export type Rotation = 'none' | 'horse' | 'eight_game' | 'dealers_choice';

/** Whose rules count where they differ: docs/rules.md, chapter 11. */
export type RuleProfile = 'tda' | 'wsop_live' | 'pokerstars';

/** Who pays the ante; what one seat pays is for all. */
export type AnteRule = 'each_seat' | 'big_blind' | 'button';

/** Where the button goes: docs/rules.md, 2.3 and 2.10. */
export type ButtonRule = 'dead' | 'forward';

/** Whether the seat after the big blind must straddle: docs/rules.md, 2.11. */
export type StraddleRule = 'none' | 'mandatory';

/** What a turn asks for: a bet, a bring-in, or cards to exchange. */
export type TurnKind = 'bet' | 'bring_in' | 'draw';

/** Which part of a pot. */
export type Share = 'whole' | 'high' | 'low';

/** A paragraph of docs/rules.md: 404 is rule 4.4. 0: nothing to say. */
export type Rule = number;

/** What a seat on turn can do. */
export type Action = 'fold' | 'check' | 'call' | 'bet' | 'raise' | 'bring_in' | 'draw';

/** Forced bets; live and dead are those of a returning player. */
export type Post = 'ante' | 'small_blind' | 'big_blind' | 'straddle' | 'live' | 'dead';

/** A phase of a hand. */
export type Street =
  | 'preflop'
  | 'flop'
  | 'turn'
  | 'river'
  | 'third'
  | 'fourth'
  | 'fifth'
  | 'sixth'
  | 'seventh'
  | 'predraw'
  | 'first_draw'
  | 'second_draw'
  | 'third_draw';

/** When to sit out. */
export type SitOutWhen = 'now' | 'next_hand' | 'next_big_blind';

/** Why it happened. */
export type Reason =
  | 'asked'
  | 'timed_out'
  | 'broke'
  | 'away'
  | 'seated'
  | 'expired'
  | 'welcome'
  | 'daily';

/** The kinds of hands, weakest first. */
export type StrengthKind =
  | 'high_card'
  | 'pair'
  | 'two_pair'
  | 'trips'
  | 'straight'
  | 'flush'
  | 'full_house'
  | 'quads'
  | 'straight_flush'
  | 'low'
  | 'badugi';

/** A line of a past hand. */
export type HistoryKind =
  | 'post_ante'
  | 'post_small_blind'
  | 'post_big_blind'
  | 'post_straddle'
  | 'post_live'
  | 'post_dead'
  | 'fold'
  | 'check'
  | 'call'
  | 'bet'
  | 'raise'
  | 'bring_in'
  | 'draw'
  | 'return';

/** Why the game refused a command; nothing changed. */
export type RefusalCode =
  | 'not_your_turn'
  | 'stale_turn'
  | 'no_hand'
  | 'cannot_check'
  | 'nothing_to_call'
  | 'nothing_to_raise'
  | 'cannot_bet'
  | 'cannot_raise'
  | 'raise_too_small'
  | 'raise_too_big'
  | 'must_bring_in'
  | 'no_bring_in'
  | 'must_draw'
  | 'cannot_draw'
  | 'no_such_card'
  | 'no_such_run'
  | 'nothing_to_show'
  | 'hand_running'
  | 'no_such_table'
  | 'no_such_seat'
  | 'no_such_game'
  | 'seat_taken'
  | 'seat_held'
  | 'already_seated'
  | 'not_seated'
  | 'buy_in_too_small'
  | 'buy_in_too_big'
  | 'too_few_chips'
  | 'stack_full'
  | 'already_waiting'
  | 'not_waiting'
  | 'seats_free'
  | 'wait_list_full'
  | 'claim_too_early'
  | 'claim_too_rich'
  | 'no_chat'
  | 'busy'
  | 'player_gone'
  | 'tables_full';

/** Why a request failed before it reached the game. */
export type EdgeCode =
  | 'bad_json'
  | 'bad_field'
  | 'unknown_field'
  | 'missing_field'
  | 'duplicate_key'
  | 'not_logged_in'
  | 'wrong_password'
  | 'wrong_origin'
  | 'not_found'
  | 'wrong_method'
  | 'name_taken'
  | 'already_member'
  | 'too_large'
  | 'wrong_type'
  | 'too_many'
  | 'unavailable';

/** Stable; the sentence may change. */
export type ErrorCode = RefusalCode | EdgeCode;

/** What every failed request is answered with. */
export interface ErrorAnswer {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly field?: string };
}

/** A player who need not sit. */
export interface Person {
  readonly id: Id;
  readonly name: Name;
}

export interface Player {
  readonly id: Id;
  readonly name: Name;
  readonly bot: boolean;
}

/** Who is logged in. */
export interface Account {
  readonly id: Id;
  readonly name: Name;
  readonly kind: PlayerKind;
  /** In the account, not at tables. */
  readonly balance: Chips;
  readonly atTables: Chips;
  /** Where the player sits. */
  readonly tables: readonly Id[];
  /** From when free chips can be claimed, if low enough then; null: at once. */
  readonly claimAt: Instant | null;
}

export interface Visitor {
  /** null: no login, or one that has ended. */
  readonly player: Account | null;
  readonly now: Instant;
}

export interface Me {
  readonly player: Account;
  readonly now: Instant;
}

export interface Strength {
  readonly kind: StrengthKind;
  /** What decides, most important first. */
  readonly ranks: readonly Rank[];
}

/** What a seat holds on one board. */
export interface BoardStrength {
  readonly high: Strength | null;
  /** Of hi-lo games; null when nothing qualifies. */
  readonly low: Strength | null;
}

export interface Pot {
  readonly amount: Chips;
  /** Who can win it. */
  readonly seats: readonly Seat[];
}

/** A line of the lobby. */
export interface TableSummary {
  readonly id: Id;
  /** Of the table. */
  readonly name: string;
  readonly game: Game;
  readonly limit: Limit;
  readonly rotation: Rotation;
  readonly seats: number;
  readonly smallBlind: Chips;
  readonly bigBlind: Chips;
  readonly ante: Chips;
  readonly buyInMin: Chips;
  readonly buyInMax: Chips;
  /** To act, before the time bank. */
  readonly actMs: number;
  /** Seats taken, by bots too. */
  readonly players: number;
  readonly bots: number;
  readonly waiting: number;
  /** Of the running or last hand; 0: none yet. */
  readonly hand: number;
  readonly averagePot: Chips;
  readonly handsPerHour: number;
  readonly flopPercent: number;
  readonly averageStack: Chips;
}

/** Fixed once the table is open. */
export interface TableRules {
  /** Of the table. */
  readonly name: string;
  readonly game: Game;
  readonly limit: Limit;
  readonly rotation: Rotation;
  /** Hands of each game of a rotation, of each choice. */
  readonly rotationHands: number;
  readonly rules: RuleProfile;
  readonly buttonRule: ButtonRule;
  readonly straddleRule: StraddleRule;
  readonly seats: number;
  readonly smallBlind: Chips;
  /** Also the smaller bet of fixed-limit and of stud; the bigger is twice it. */
  readonly bigBlind: Chips;
  readonly ante: Chips;
  readonly anteRule: AnteRule;
  /** Of stud games. */
  readonly bringIn: Chips;
  /** The board may be run so often when all are all-in and agree. */
  readonly runsMax: number;
  readonly buyInMin: Chips;
  readonly buyInMax: Chips;
  /** To act, before the time bank. */
  readonly actMs: number;
  /** Given on sitting down, and its most. */
  readonly timeBankMs: number;
  /** Earned with each hand played. */
  readonly timeBankEarnMs: number;
  /** Between hands. */
  readonly pauseMs: number;
  /** Of a pot that saw a flop, in hundredths of a percent. */
  readonly rakeBp: number;
  readonly rakeCap: Chips;
}

export interface Table extends TableRules {
  readonly id: Id;
}

export interface Sitter {
  readonly seat: Seat;
  readonly player: Player;
  readonly stack: Chips;
  /** Paid in; joins the stack when the hand is over. */
  readonly topUp: Chips;
  /** Sits out. */
  readonly out: boolean;
  readonly leaving: boolean;
  readonly timeBankMs: number;
  /** Missed blinds, and a missed mandatory straddle. */
  readonly owes: { readonly small: boolean; readonly big: boolean; readonly straddle: boolean };
}

export interface Waiter {
  readonly player: Person;
  /** Offered until then. */
  readonly seat: Seat | null;
  readonly until: Instant | null;
}

/** A game that can be chosen. */
export interface GameChoice {
  readonly game: Game;
  readonly limit: Limit;
}

/** The table between hands, or just before the running hand began. */
export interface TableState {
  readonly seq: Cursor;
  /** Of the last hand; 0: none yet. */
  readonly hand: number;
  readonly button: Seat | null;
  readonly sitters: readonly Sitter[];
  readonly waiting: readonly Waiter[];
  readonly nextHandAt: Instant | null;
  /** Who is asked for the game of the next hand; null: nobody. */
  readonly choiceSeat: Seat | null;
  /** Among which games; empty when nobody is asked. */
  readonly choices: readonly GameChoice[];
}

export interface Snapshot {
  /** Poll from here on. */
  readonly seq: Cursor;
  readonly now: Instant;
  readonly table: Table;
  readonly state: TableState;
  /** Since state: apply them to get the present. */
  readonly events: readonly GameEvent[];
  /** The last ones, oldest first. */
  readonly chat: readonly ChattedEvent[];
}

export interface Lobby {
  readonly seq: Cursor;
  readonly now: Instant;
  readonly tables: readonly TableSummary[];
}

export interface Poll {
  /** For the next poll. */
  readonly cursor: Cursor;
  readonly now: Instant;
  readonly events: readonly GameEvent[];
  /** Events since the cursor are no longer at hand: load snapshots again. */
  readonly gap?: true;
}

/** A past hand of one's own. */
export interface HandLine {
  readonly id: Id;
  readonly table: Id;
  readonly tableName: string;
  readonly hand: HandNumber;
  readonly game: Game;
  readonly limit: Limit;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** The first one, where there are several. */
  readonly board: readonly Card[];
  /** As one held them at the end; null for a card given away and not replaced. */
  readonly hole: readonly (Card | null)[];
  readonly net: Result;
  readonly pot: Chips;
  readonly shown: boolean;
}

export interface Hands {
  /** Newest first. */
  readonly hands: readonly HandLine[];
  readonly more: boolean;
}

export interface HandSeat {
  readonly seat: Seat;
  readonly player: Player;
  readonly stackBefore: Chips;
  readonly stackAfter: Chips;
  readonly net: Result;
  /** One's own, or what was shown or dealt open; by place, null where a card stayed hidden. */
  readonly hole: readonly (Card | null)[] | null;
  /** Places of the cards that were dealt open (stud): 0 is the first card. */
  readonly up: readonly number[];
  /** It laid cards open itself. */
  readonly shown: boolean;
  readonly won: Chips;
}

export interface HandAction {
  readonly street: Street;
  readonly seat: Seat;
  readonly kind: HistoryKind;
  readonly amount: Chips;
  readonly to: Chips;
  /** Of a draw: how many were given away; 0 stood pat. */
  readonly cards: number;
  readonly allIn: boolean;
}

export interface PotResult {
  readonly pot: number;
  readonly board: number;
  readonly share: Share;
  readonly seat: Seat;
  readonly amount: Chips;
}

export interface PastHand {
  readonly id: Id;
  readonly table: Id;
  readonly tableName: string;
  readonly hand: HandNumber;
  readonly game: Game;
  readonly limit: Limit;
  readonly smallBlind: Chips;
  readonly bigBlind: Chips;
  /** The smallest bet; in fixed-limit of the first streets, half of that of the last. */
  readonly smallBet: number;
  readonly ante: Chips;
  readonly bringIn: Chips;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly button: Seat;
  /** As far as they were dealt; one empty board where there was none. */
  readonly boards: readonly (readonly Card[])[];
  readonly pot: Chips;
  readonly seats: readonly HandSeat[];
  readonly actions: readonly HandAction[];
  readonly results: readonly PotResult[];
}

export interface Health {
  readonly ok: boolean;
  readonly game: { readonly connected: boolean; readonly epoch: number; readonly seq: Cursor };
  readonly database: { readonly connected: boolean };
  /** Polls that wait here. */
  readonly parked: number;
  /** The last audit of the ledger; null: none, or the database does not answer. */
  readonly audit: Audit | null;
}

export interface Audit {
  readonly at: Instant;
  /** Above 0: an alarm. */
  readonly findings: number;
}

export interface Done {
  /** Of its effect. */
  readonly seq: Cursor;
}

/** What every event has. What a viewer alone sees of an event has the same seq as what all see. */
export interface EventBase {
  readonly seq: Cursor;
  readonly at: Instant;
}

/** What every event of a table has. */
export interface TableEventBase extends EventBase {
  readonly table: Id;
}

/** What every event of a hand has. */
export interface HandEventBase extends TableEventBase {
  readonly hand: HandNumber;
}

/** A table was opened. */
export interface TableOpenedEvent extends TableEventBase, TableRules {
  readonly kind: 'table_opened';
}

/** A player sat down. */
export interface SatEvent extends TableEventBase {
  readonly kind: 'sat';
  readonly seat: Seat;
  readonly player: Player;
  readonly stack: Chips;
}

/** A player got up and took the chips along. */
export interface LeftEvent extends TableEventBase {
  readonly kind: 'left';
  readonly seat: Seat;
  readonly player: Id;
  readonly amount: Chips;
  readonly reason: Reason;
}

/** Leaves as soon as the hand allows it. */
export interface LeaveAskedEvent extends TableEventBase {
  readonly kind: 'leave_asked';
  readonly seat: Seat;
}

/** Sits out: is dealt no cards. */
export interface SatOutEvent extends TableEventBase {
  readonly kind: 'sat_out';
  readonly seat: Seat;
  readonly reason: Reason;
}

/** Will sit out. */
export interface SitOutAskedEvent extends TableEventBase {
  readonly kind: 'sit_out_asked';
  readonly seat: Seat;
  readonly when: SitOutWhen;
}

/** Is back. */
export interface SatInEvent extends TableEventBase {
  readonly kind: 'sat_in';
  readonly seat: Seat;
  readonly postNow: boolean;
}

/** Paid in; joins the stack when the hand is over. */
export interface TopUpAskedEvent extends TableEventBase {
  readonly kind: 'top_up_asked';
  readonly seat: Seat;
  readonly amount: Chips;
}

/** Joined the stack. */
export interface ToppedUpEvent extends TableEventBase {
  readonly kind: 'topped_up';
  readonly seat: Seat;
  readonly amount: Chips;
}

/** Did not fit the table's maximum and went back to the account. */
export interface TopUpReturnedEvent extends TableEventBase {
  readonly kind: 'top_up_returned';
  readonly seat: Seat;
  readonly amount: Chips;
}

/** On the wait list. */
export interface WaitJoinedEvent extends TableEventBase {
  readonly kind: 'wait_joined';
  readonly player: Person;
}

/** Off the wait list. */
export interface WaitLeftEvent extends TableEventBase {
  readonly kind: 'wait_left';
  readonly player: Id;
  readonly reason: Reason;
}

/** A free seat is held for the next on the wait list. */
export interface SeatOfferedEvent extends TableEventBase {
  readonly kind: 'seat_offered';
  readonly player: Id;
  readonly seat: Seat;
  readonly until: Instant;
}

/** Said something. */
export interface ChattedEvent extends TableEventBase {
  readonly kind: 'chatted';
  readonly player: Person;
  readonly seat: Seat | null;
  readonly text: ChatText;
}

/** Owes this blind on return. */
export interface BlindMissedEvent extends TableEventBase {
  readonly kind: 'blind_missed';
  readonly seat: Seat;
  readonly post: Post;
}

/** A hand began; its forced bets follow. */
export interface HandStartedEvent extends HandEventBase {
  readonly kind: 'hand_started';
  readonly game: Game;
  readonly limit: Limit;
  /** Dealt in. */
  readonly seats: readonly Seat[];
  readonly button: Seat;
  readonly smallBlindSeat: Seat | null;
  readonly bigBlindSeat: Seat | null;
  readonly smallBlind: Chips;
  readonly bigBlind: Chips;
  /** Fixed-limit: of the first streets. Otherwise the smallest bet. */
  readonly smallBet: Chips;
  readonly bigBet: Chips;
  readonly ante: Chips;
  readonly anteRule: AnteRule;
  readonly bringIn: Chips;
  readonly boards: number;
  /** Nobody bets on the first street. */
  readonly bombPot: boolean;
  readonly runsMax: number;
  /** By seat; 0 where nobody straddles. */
  readonly straddles: readonly Chips[];
  /** By seat; 0 where nobody is dealt in. */
  readonly stacks: readonly Chips[];
}

/** A forced bet. */
export interface PostedEvent extends HandEventBase {
  readonly kind: 'posted';
  readonly seat: Seat;
  readonly post: Post;
  readonly amount: Chips;
  readonly allIn: boolean;
}

/** Cards were dealt. A card that is open is named; the others only to their owner. */
export interface HoleDealtEvent extends HandEventBase {
  readonly kind: 'hole_dealt';
  readonly seat: Seat;
  /** Which of the seat's cards are new: 0 is its first. */
  readonly places: readonly number[];
  /** By place; null where no new open card is. */
  readonly cards: readonly (Card | null)[];
}

/**
 * What this seat may do: fold, check if toCall is 0 or else call, and raise from minRaiseTo to
 * maxRaiseTo unless they are 0.
 */
export interface TurnBeganEvent extends HandEventBase {
  readonly kind: 'turn_began';
  readonly seat: Seat;
  /** A command names it. */
  readonly turn: number;
  readonly asks: TurnKind;
  /** When a bring-in is asked for: what that costs. */
  readonly toCall: Chips;
  readonly minRaiseTo: Chips;
  readonly maxRaiseTo: Chips;
  /** Fixed-limit: the other bet that is allowed, after an open pair; 0: none. */
  readonly orRaiseTo: Chips;
  /** Cards that may be exchanged. */
  readonly drawMax: number;
  readonly callRule: Rule;
  /** What set minRaiseTo, or forbids to raise. */
  readonly minRule: Rule;
  readonly maxRule: Rule;
}

/** The turn ends then. After run_offered: the time of all that are asked. */
export interface ClockStartedEvent extends TableEventBase {
  readonly kind: 'clock_started';
  /** null: all that are asked how often to run the board. */
  readonly seat: Seat | null;
  readonly until: Instant;
  readonly timeBank: boolean;
  readonly hand?: HandNumber;
}

/** An outage was nobody's fault: the turn ends then. */
export interface ClockMovedEvent extends TableEventBase {
  readonly kind: 'clock_moved';
  readonly until: Instant;
  readonly hand?: HandNumber;
}

/** The action that follows was forced. */
export interface TimedOutEvent extends TableEventBase {
  readonly kind: 'timed_out';
  readonly seat: Seat;
  readonly hand?: HandNumber;
}

/** A decision. */
export interface ActedEvent extends HandEventBase {
  readonly kind: 'acted';
  readonly seat: Seat;
  readonly action: Action;
  /** Left the stack now. */
  readonly amount: Chips;
  /** The seat's total on this street after it. */
  readonly to: Chips;
  readonly allIn: boolean;
  /** Cards that were given away in a draw; none: stands pat. */
  readonly places: readonly number[];
}

/** Nobody called this part. */
export interface BetReturnedEvent extends HandEventBase {
  readonly kind: 'bet_returned';
  readonly seat: Seat;
  readonly amount: Chips;
}

/** The bets of the street are in the pots. */
export interface CollectedEvent extends HandEventBase {
  readonly kind: 'collected';
  readonly pots: readonly Pot[];
}

/** A street begins, with new cards on a board where the game has one. */
export interface StreetDealtEvent extends HandEventBase {
  readonly kind: 'street_dealt';
  readonly street: Street;
  /** Which board; 0 where there is one. */
  readonly board: number;
  readonly cards: readonly Card[];
}

/** The deck ran out; cards that nobody holds are dealt again. */
export interface ReshuffledEvent extends HandEventBase {
  readonly kind: 'reshuffled';
  readonly count: number;
}

/** All are all-in: who holds cards may agree to run the board several times. */
export interface RunOfferedEvent extends HandEventBase {
  readonly kind: 'run_offered';
  /** A command names it. */
  readonly turn: number;
  /** The most. */
  readonly times: number;
}

/** How often this seat agrees to run the board; 1: once. */
export interface RunChosenEvent extends HandEventBase {
  readonly kind: 'run_chosen';
  readonly seat: Seat;
  readonly turn: number;
  readonly times: number;
}

/** So often the board is run: the least that anybody agreed to. */
export interface RunDecidedEvent extends HandEventBase {
  readonly kind: 'run_decided';
  readonly turn: number;
  readonly times: number;
}

/** Cards lie open; null where one does not. */
export interface ShownEvent extends HandEventBase {
  readonly kind: 'shown';
  readonly seat: Seat;
  /** By place; null where none is, or it is not shown. */
  readonly cards: readonly (Card | null)[];
  /** What the seat holds on each board; none unless all cards lie open. */
  readonly boards: readonly BoardStrength[];
}

/** Gave up the pot without showing. */
export interface MuckedEvent extends HandEventBase {
  readonly kind: 'mucked';
  readonly seat: Seat;
}

/** Once for each winner of each part of each pot. */
export interface PotWonEvent extends HandEventBase {
  readonly kind: 'pot_won';
  readonly seat: Seat;
  readonly pot: number;
  readonly board: number;
  readonly share: Share;
  readonly amount: Chips;
}

/** The house's share of the pot. */
export interface RakedEvent extends TableEventBase {
  readonly kind: 'raked';
  readonly amount: Chips;
  readonly hand?: HandNumber;
}

/** The hand is over. */
export interface HandEndedEvent extends HandEventBase {
  readonly kind: 'hand_ended';
}

/** The next hand may start then; null: it needs players. */
export interface PausedEvent extends TableEventBase {
  readonly kind: 'paused';
  readonly until: Instant | null;
  readonly hand?: HandNumber;
}

/** This seat chooses the game of the next hand, which begins then at the latest. */
export interface ChoiceAskedEvent extends HandEventBase {
  readonly kind: 'choice_asked';
  readonly seat: Seat;
  readonly choices: readonly GameChoice[];
  readonly until: Instant;
}

/** What is played from the next hand on; timed_out: the same as before. */
export interface GameChosenEvent extends HandEventBase {
  readonly kind: 'game_chosen';
  readonly seat: Seat;
  readonly game: Game;
  readonly limit: Limit;
  readonly reason: Reason;
}

/** Your cards. */
export interface HoleCardsEvent extends HandEventBase {
  readonly kind: 'hole_cards';
  readonly seat: Seat;
  /** All that you hold, by place; null where none is. */
  readonly cards: readonly (Card | null)[];
}

/** What you hold now. */
export interface StrengthEvent extends HandEventBase {
  readonly kind: 'strength';
  readonly seat: Seat;
  readonly boards: readonly BoardStrength[];
}

/** Your account changed. */
export interface BalanceEvent extends EventBase {
  readonly kind: 'balance';
  readonly balance: Chips;
  readonly atTables?: Chips;
  readonly table?: 0;
}

/** A line of the lobby changed. */
export interface LobbyTableEvent extends EventBase {
  readonly kind: 'lobby_table';
  readonly summary: TableSummary;
  readonly table?: number;
}

/** Anything that happened, told apart by kind. */
export type GameEvent =
  | TableOpenedEvent
  | SatEvent
  | LeftEvent
  | LeaveAskedEvent
  | SatOutEvent
  | SitOutAskedEvent
  | SatInEvent
  | TopUpAskedEvent
  | ToppedUpEvent
  | TopUpReturnedEvent
  | WaitJoinedEvent
  | WaitLeftEvent
  | SeatOfferedEvent
  | ChattedEvent
  | BlindMissedEvent
  | HandStartedEvent
  | PostedEvent
  | HoleDealtEvent
  | TurnBeganEvent
  | ClockStartedEvent
  | ClockMovedEvent
  | TimedOutEvent
  | ActedEvent
  | BetReturnedEvent
  | CollectedEvent
  | StreetDealtEvent
  | ReshuffledEvent
  | RunOfferedEvent
  | RunChosenEvent
  | RunDecidedEvent
  | ShownEvent
  | MuckedEvent
  | PotWonEvent
  | RakedEvent
  | HandEndedEvent
  | PausedEvent
  | ChoiceAskedEvent
  | GameChosenEvent
  | HoleCardsEvent
  | StrengthEvent
  | BalanceEvent
  | LobbyTableEvent;

/** Every kind of event. */
export type EventKind = GameEvent['kind'];

export const eventKinds: readonly EventKind[] = [
  'table_opened',
  'sat',
  'left',
  'leave_asked',
  'sat_out',
  'sit_out_asked',
  'sat_in',
  'top_up_asked',
  'topped_up',
  'top_up_returned',
  'wait_joined',
  'wait_left',
  'seat_offered',
  'chatted',
  'blind_missed',
  'hand_started',
  'posted',
  'hole_dealt',
  'turn_began',
  'clock_started',
  'clock_moved',
  'timed_out',
  'acted',
  'bet_returned',
  'collected',
  'street_dealt',
  'reshuffled',
  'run_offered',
  'run_chosen',
  'run_decided',
  'shown',
  'mucked',
  'pot_won',
  'raked',
  'hand_ended',
  'paused',
  'choice_asked',
  'game_chosen',
  'hole_cards',
  'strength',
  'balance',
  'lobby_table',
];

export interface GuestRequest {
  readonly name: Name;
  /** A program: marked as one wherever it sits. */
  readonly bot?: boolean;
}

export interface RegisterRequest {
  readonly name: Name;
  readonly password: Password;
}

export interface LoginRequest {
  readonly name: Name;
  /** At most 128 bytes. */
  readonly password: string;
}

export type LogoutRequest = Record<string, never>;

export interface ClaimRequest {
  readonly commandId: CommandId;
}

export interface ClaimAnswer {
  readonly amount: Chips;
  readonly balance: Chips;
}

export interface PollParameters {
  /** From the last poll or snapshot. Absent: from now on. From the future: waits for it. */
  readonly cursor?: Cursor;
  /** lobby and the ids of tables, parted by commas. What is private to the viewer always comes. */
  readonly topics?: string;
  /** Seconds to park at most; the server may answer earlier. 0: answer at once. */
  readonly wait?: number;
}

export interface TableParameters {
  /** A table's id. */
  readonly table: Id;
}

export interface SitRequest {
  readonly commandId: CommandId;
  readonly seat: Seat;
  /** From the account, within the table's limits. */
  readonly buyIn: number;
}

export interface LeaveRequest {
  readonly commandId: CommandId;
}

export interface SitOutRequest {
  readonly commandId: CommandId;
  readonly when: SitOutWhen;
}

export interface SitInRequest {
  readonly commandId: CommandId;
  /** Pay missed blinds now instead of waiting for the big blind. */
  readonly postNow: boolean;
}

export interface TopUpRequest {
  readonly commandId: CommandId;
  readonly amount: number;
}

export interface ActRequest {
  readonly commandId: CommandId;
  readonly hand: HandNumber;
  /** From turn_began. */
  readonly turn: number;
  readonly action: Action;
  /** The seat's total on this street: required for bet and raise, and for them only. */
  readonly to?: number;
  /** Which of one's cards to exchange, 0 the first: for draw only; left out, one stands pat. */
  readonly places?: readonly number[];
}

export interface RunRequest {
  readonly commandId: CommandId;
  readonly hand: HandNumber;
  /** From run_offered. */
  readonly turn: number;
  /** At most so often; 1 declines. */
  readonly times: number;
}

export interface ChooseRequest {
  readonly commandId: CommandId;
  /** From choice_asked: the next one. */
  readonly hand: HandNumber;
  /** Which of the choices of choice_asked, from 0. */
  readonly choice: number;
}

export interface ShowRequest {
  readonly commandId: CommandId;
  readonly hand: HandNumber;
  /** Which ones. */
  readonly cards: readonly number[];
}

export interface WaitRequest {
  readonly commandId: CommandId;
}

export interface StopWaitingRequest {
  readonly commandId: CommandId;
}

export interface ChatRequest {
  readonly commandId: CommandId;
  readonly text: ChatText;
}

export interface HandsParameters {
  /** Only hands before this one. */
  readonly before?: Id;
  /** Only hands of this table. */
  readonly table?: Id;
  /** How many at most. */
  readonly limit?: number;
}

export interface HandParameters {
  readonly id: Id;
}

export interface HealthzAnswer {
  readonly ok: true;
}

/** The endpoints by name. */
export interface Endpoints {
  /** Who is logged in, or that nobody is. */
  readonly me: {
    readonly method: 'GET';
    readonly path: '/api/me';
    readonly answer: Visitor;
  };
  /** Play at once, by a name; a new player gets welcome chips. */
  readonly guest: {
    readonly method: 'POST';
    readonly path: '/api/guest';
    readonly request: GuestRequest;
    readonly answer: Me;
  };
  /** Make an account; a guest becomes a member and keeps chips and seats. */
  readonly register: {
    readonly method: 'POST';
    readonly path: '/api/register';
    readonly request: RegisterRequest;
    readonly answer: Me;
  };
  /** Log in. */
  readonly login: {
    readonly method: 'POST';
    readonly path: '/api/login';
    readonly request: LoginRequest;
    readonly answer: Me;
  };
  /** Log out; the login ends at once, and polls that wait with it are answered 401. */
  readonly logout: {
    readonly method: 'POST';
    readonly path: '/api/logout';
    readonly request: LogoutRequest;
    readonly answer: Record<string, never>;
  };
  /** Free chips, once a day when low. */
  readonly claim: {
    readonly method: 'POST';
    readonly path: '/api/chips/claim';
    readonly request: ClaimRequest;
    readonly answer: ClaimAnswer;
  };
  /** All tables. */
  readonly lobby: {
    readonly method: 'GET';
    readonly path: '/api/lobby';
    readonly answer: Lobby;
  };
  /**
   * What happened after the cursor: answers at once, or parks until something happens. 401: the
   * login has ended; without it the public events come.
   */
  readonly poll: {
    readonly method: 'GET';
    readonly path: '/api/poll';
    readonly parameters: PollParameters;
    readonly answer: Poll;
  };
  /** A table, as the viewer may see it. */
  readonly table: {
    readonly method: 'GET';
    readonly path: '/api/tables/{table}';
    readonly parameters: TableParameters;
    readonly answer: Snapshot;
  };
  /** Take a seat. */
  readonly sit: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/sit';
    readonly parameters: TableParameters;
    readonly request: SitRequest;
    readonly answer: Done;
  };
  /** Get up, as soon as the hand allows it. */
  readonly leave: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/leave';
    readonly parameters: TableParameters;
    readonly request: LeaveRequest;
    readonly answer: Done;
  };
  /** Be dealt no cards. */
  readonly sitOut: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/sit-out';
    readonly parameters: TableParameters;
    readonly request: SitOutRequest;
    readonly answer: Done;
  };
  /** Be dealt cards again. */
  readonly sitIn: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/sit-in';
    readonly parameters: TableParameters;
    readonly request: SitInRequest;
    readonly answer: Done;
  };
  /** Add chips from the account, when the hand is over. */
  readonly topUp: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/top-up';
    readonly parameters: TableParameters;
    readonly request: TopUpRequest;
    readonly answer: Done;
  };
  /** Decide, on turn. */
  readonly act: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/act';
    readonly parameters: TableParameters;
    readonly request: ActRequest;
    readonly answer: Done;
  };
  /** Agree to run the board several times. */
  readonly run: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/run';
    readonly parameters: TableParameters;
    readonly request: RunRequest;
    readonly answer: Done;
  };
  /** Choose the game of the next hands, where the players do. */
  readonly choose: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/choose';
    readonly parameters: TableParameters;
    readonly request: ChooseRequest;
    readonly answer: Done;
  };
  /** Lay hole cards open, after the hand. */
  readonly show: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/show';
    readonly parameters: TableParameters;
    readonly request: ShowRequest;
    readonly answer: Done;
  };
  /** Join the wait list. */
  readonly wait: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/wait';
    readonly parameters: TableParameters;
    readonly request: WaitRequest;
    readonly answer: Done;
  };
  /** Leave the wait list. */
  readonly stopWaiting: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/stop-waiting';
    readonly parameters: TableParameters;
    readonly request: StopWaitingRequest;
    readonly answer: Done;
  };
  /** Say something at the table. */
  readonly chat: {
    readonly method: 'POST';
    readonly path: '/api/tables/{table}/chat';
    readonly parameters: TableParameters;
    readonly request: ChatRequest;
    readonly answer: Done;
  };
  /** One's own past hands, newest first. */
  readonly hands: {
    readonly method: 'GET';
    readonly path: '/api/hands';
    readonly parameters: HandsParameters;
    readonly answer: Hands;
  };
  /** One past hand, for those who were dealt in. */
  readonly hand: {
    readonly method: 'GET';
    readonly path: '/api/hands/{id}';
    readonly parameters: HandParameters;
    readonly answer: PastHand;
  };
  /** What works. */
  readonly health: {
    readonly method: 'GET';
    readonly path: '/api/health';
    readonly answer: Health;
  };
  /** For load balancers. */
  readonly healthz: {
    readonly method: 'GET';
    readonly path: '/healthz';
    readonly answer: HealthzAnswer;
  };
}

/** Where each of them is. */
export const endpoints = {
  me: { method: 'GET', path: '/api/me' },
  guest: { method: 'POST', path: '/api/guest' },
  register: { method: 'POST', path: '/api/register' },
  login: { method: 'POST', path: '/api/login' },
  logout: { method: 'POST', path: '/api/logout' },
  claim: { method: 'POST', path: '/api/chips/claim' },
  lobby: { method: 'GET', path: '/api/lobby' },
  poll: { method: 'GET', path: '/api/poll' },
  table: { method: 'GET', path: '/api/tables/{table}' },
  sit: { method: 'POST', path: '/api/tables/{table}/sit' },
  leave: { method: 'POST', path: '/api/tables/{table}/leave' },
  sitOut: { method: 'POST', path: '/api/tables/{table}/sit-out' },
  sitIn: { method: 'POST', path: '/api/tables/{table}/sit-in' },
  topUp: { method: 'POST', path: '/api/tables/{table}/top-up' },
  act: { method: 'POST', path: '/api/tables/{table}/act' },
  run: { method: 'POST', path: '/api/tables/{table}/run' },
  choose: { method: 'POST', path: '/api/tables/{table}/choose' },
  show: { method: 'POST', path: '/api/tables/{table}/show' },
  wait: { method: 'POST', path: '/api/tables/{table}/wait' },
  stopWaiting: { method: 'POST', path: '/api/tables/{table}/stop-waiting' },
  chat: { method: 'POST', path: '/api/tables/{table}/chat' },
  hands: { method: 'GET', path: '/api/hands' },
  hand: { method: 'GET', path: '/api/hands/{id}' },
  health: { method: 'GET', path: '/api/health' },
  healthz: { method: 'GET', path: '/healthz' },
} as const;
