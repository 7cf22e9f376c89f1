// hand-state.ts - one hand as its viewer sees it: boards, bets, pots, whose turn. Pure.
import type { Card, TableEvent } from '../protocol/decode';
import { firstStreet } from '../protocol/games';
import type { HandState } from './hand-model';
import { withDealt, withNames } from './hole';
import type { LogLine } from './log-model';
import { acted, posted, returned } from './seat-events';
import { mucked, shown, won } from './showdown-state';

type Of<K extends TableEvent['kind']> = TableEvent & { kind: K };

export function startHand(event: Of<'hand_started'>, isNewGame: boolean): HandState {
  return {
    number: event.hand,
    game: event.game,
    limit: event.limit,
    isNewGame,
    seats: event.seats,
    button: event.button,
    smallBlindSeat: event.smallBlindSeat ?? undefined,
    bigBlindSeat: event.bigBlindSeat ?? undefined,
    bigBlind: event.bigBlind,
    smallBet: event.smallBet,
    bigBet: event.bigBet,
    ante: event.ante,
    bringIn: event.bringIn,
    stacksBefore: event.stacks,
    street: firstStreet(event.game),
    isOpened: false,
    boards: Array.from({ length: Math.max(1, event.boards) }, () => []),
    bets: {},
    loose: 0,
    pots: [],
    live: event.seats,
    allIn: [],
    holes: {},
    revealed: [],
    draws: {},
    foldedOn: {},
    shownStrength: {},
    mucked: [],
    deeds: {},
    timedOut: [],
    turn: undefined,
    clock: undefined,
    run: undefined,
    strength: [],
    wins: [],
    won: new Map(),
    isOver: false,
    log: [],
  };
}

/** Everything in the middle and in front of the seats. */
export function potTotal(hand: HandState): number {
  const bets = Object.values(hand.bets).reduce((sum, bet) => sum + bet, 0);
  return collected(hand) + bets + hand.loose;
}

export function collected(hand: HandState): number {
  return hand.pots.reduce((sum, pot) => sum + pot.amount, 0);
}

/** `name` is the acting player's, kept in the log because players leave. */
export function changeHand(hand: HandState, event: TableEvent, name: string): HandState {
  switch (event.kind) {
    case 'posted':
      return posted(hand, event, name);
    case 'hole_dealt':
      return dealt(hand, event, name);
    case 'hole_cards': {
      const hole = withNames(hand.holes[event.seat] ?? [], event.cards);
      return { ...hand, holes: { ...hand.holes, [event.seat]: hole } };
    }
    case 'strength':
      return { ...hand, strength: event.boards };
    case 'turn_began':
      return { ...hand, turn: turnOf(event) };
    case 'clock_started': {
      const { seat, at, until, timeBank } = event;
      return { ...hand, clock: { seat: seat ?? undefined, from: at, until, timeBank } };
    }
    case 'clock_moved':
      return { ...hand, clock: hand.clock && { ...hand.clock, until: event.until } };
    case 'timed_out':
      return { ...hand, timedOut: [...hand.timedOut, event.seat] };
    case 'acted':
      return acted(hand, event, name);
    case 'bet_returned':
      return returned(hand, event, name);
    case 'collected':
      return { ...hand, pots: event.pots, bets: {}, loose: 0, turn: undefined, clock: undefined };
    case 'street_dealt':
      return streetDealt(hand, event);
    case 'reshuffled':
      return { ...hand, log: [...hand.log, { kind: 'reshuffled' }] };
    case 'run_offered':
      return { ...hand, run: { turn: event.turn, times: event.times, chosen: {} } };
    case 'run_chosen':
      return runChosen(hand, event, name);
    case 'run_decided':
      return runDecided(hand, event);
    case 'shown':
      return shown(hand, event, name);
    case 'mucked':
      return mucked(hand, event, name);
    case 'pot_won':
      return won(hand, event, name);
    case 'hand_ended':
      return { ...hand, isOver: true, turn: undefined, clock: undefined, run: undefined };
    default:
      return hand;
  }
}

function turnOf(event: Of<'turn_began'>): HandState['turn'] {
  const { seat, turn: number, asks, toCall, minRaiseTo, maxRaiseTo, orRaiseTo } = event;
  const { drawMax, callRule, minRule, maxRule } = event;
  const amounts = { toCall, minRaiseTo, maxRaiseTo, orRaiseTo };
  return { seat, number, asks, ...amounts, drawMax, callRule, minRule, maxRule };
}

function dealt(hand: HandState, event: Of<'hole_dealt'>, name: string): HandState {
  const { seat } = event;
  const hole = withDealt(hand.holes[seat] ?? [], event);
  const open = event.cards.filter((card) => card !== null);
  const line: LogLine = { kind: 'dealt', name, seat, cards: open };
  return {
    ...hand,
    holes: { ...hand.holes, [seat]: hole },
    log: open.length > 0 ? [...hand.log, line] : hand.log,
  };
}

/** A board may begin in the midst of a street: only the first of them ends the last one. */
function streetDealt(hand: HandState, event: Of<'street_dealt'>): HandState {
  const { street, board, cards } = event;
  const isNew = street !== hand.street;
  const which = hand.boards.length > 1 ? board : undefined;
  const line: LogLine = { kind: 'street', street, board: which, cards, pot: potTotal(hand) };
  return {
    ...hand,
    street,
    boards: withCards(hand.boards, board, cards),
    deeds: isNew ? {} : hand.deeds,
    isOpened: isNew ? false : hand.isOpened,
    log: [...hand.log, line],
  };
}

function withCards(
  boards: HandState['boards'],
  board: number,
  cards: readonly Card[],
): HandState['boards'] {
  return boards.map((row, index) => (index === board ? [...row, ...cards] : row));
}

function runChosen(hand: HandState, event: Of<'run_chosen'>, name: string): HandState {
  const { seat, times } = event;
  if (!hand.run) return hand;
  return {
    ...hand,
    run: { ...hand.run, chosen: { ...hand.run.chosen, [seat]: times } },
    deeds: { ...hand.deeds, [seat]: { kind: 'run', times } },
    log: [...hand.log, { kind: 'run', name, seat, times }],
  };
}

/** Each board goes on from the cards that lie there already. */
function runDecided(hand: HandState, { times }: Of<'run_decided'>): HandState {
  const [first = []] = hand.boards;
  return {
    ...hand,
    run: undefined,
    clock: undefined,
    boards: Array.from({ length: times }, () => first),
    log: [...hand.log, { kind: 'run_decided', times }],
  };
}
