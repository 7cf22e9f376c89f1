// hand-state.ts - one hand as its viewer sees it: board, bets, pots, whose turn. Pure.
import type { TableEvent } from '../protocol/decode';
import type { HandState, LogLine } from './hand-model';

export function startHand(event: TableEvent & { kind: 'hand_started' }): HandState {
  return {
    number: event.hand,
    seats: event.seats,
    button: event.button,
    smallBlindSeat: event.smallBlindSeat ?? undefined,
    bigBlindSeat: event.bigBlindSeat,
    bigBlind: event.bigBlind,
    stacksBefore: event.stacks,
    street: 'preflop',
    board: [],
    bets: {},
    loose: 0,
    pots: [],
    live: event.seats,
    allIn: [],
    holes: {},
    foldedOn: {},
    shownStrength: {},
    mucked: [],
    deeds: {},
    timedOut: [],
    turn: undefined,
    clock: undefined,
    strength: undefined,
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

const without = (seats: readonly number[], seat: number) => seats.filter((s) => s !== seat);

/** `name` is the acting player's, kept in the log because players leave. */
export function changeHand(hand: HandState, event: TableEvent, name: string): HandState {
  switch (event.kind) {
    case 'posted':
      return posted(hand, event, name);
    case 'hole_dealt': {
      const backs = Array.from({ length: event.count }, () => null);
      return { ...hand, holes: { [event.seat]: backs, ...hand.holes } };
    }
    case 'hole_cards':
      return { ...hand, holes: { ...hand.holes, [event.seat]: event.cards } };
    case 'strength':
      return { ...hand, strength: event.strength };
    case 'turn_began': {
      const { seat, turn, toCall, minRaiseTo, maxRaiseTo } = event;
      return { ...hand, turn: { seat, number: turn, toCall, minRaiseTo, maxRaiseTo } };
    }
    case 'clock_started': {
      const { seat, at, until, timeBank } = event;
      return { ...hand, clock: { seat, from: at, until, timeBank } };
    }
    case 'clock_moved':
      return { ...hand, clock: hand.clock && { ...hand.clock, until: event.until } };
    case 'timed_out':
      return { ...hand, timedOut: [...hand.timedOut, event.seat] };
    case 'acted':
      return acted(hand, event, name);
    case 'bet_returned': {
      const bet = (hand.bets[event.seat] ?? 0) - event.amount;
      const line: LogLine = { kind: 'returned', name, seat: event.seat, amount: event.amount };
      return { ...hand, bets: { ...hand.bets, [event.seat]: bet }, log: [...hand.log, line] };
    }
    case 'collected':
      return { ...hand, pots: event.pots, bets: {}, loose: 0, turn: undefined, clock: undefined };
    case 'street_dealt': {
      const { street, cards } = event;
      const line: LogLine = { kind: 'street', street, cards, pot: potTotal(hand) };
      const board = [...hand.board, ...cards];
      return { ...hand, street, board, deeds: {}, log: [...hand.log, line] };
    }
    case 'shown':
      return shown(hand, event, name);
    case 'mucked': {
      const line: LogLine = { kind: 'mucked', name, seat: event.seat };
      return { ...hand, mucked: [...hand.mucked, event.seat], log: [...hand.log, line] };
    }
    case 'pot_won':
      return potWon(hand, event, name);
    case 'hand_ended':
      return { ...hand, isOver: true, turn: undefined, clock: undefined };
    default:
      return hand;
  }
}

function posted(hand: HandState, event: TableEvent & { kind: 'posted' }, name: string): HandState {
  const { seat, post, amount, allIn } = event;
  const isBet = post !== 'ante' && post !== 'dead';
  const bet = (hand.bets[seat] ?? 0) + amount;
  return {
    ...hand,
    bets: isBet ? { ...hand.bets, [seat]: bet } : hand.bets,
    loose: isBet ? hand.loose : hand.loose + amount,
    allIn: allIn ? [...hand.allIn, seat] : hand.allIn,
    deeds: isBet ? { ...hand.deeds, [seat]: { kind: 'posted', post, amount } } : hand.deeds,
    log: [...hand.log, { kind: 'posted', name, seat, post, amount }],
  };
}

function acted(hand: HandState, event: TableEvent & { kind: 'acted' }, name: string): HandState {
  const { seat, action, amount, to, allIn } = event;
  const isFold = action === 'fold';
  return {
    ...hand,
    bets: amount > 0 ? { ...hand.bets, [seat]: to } : hand.bets,
    live: isFold ? without(hand.live, seat) : hand.live,
    foldedOn: isFold ? { ...hand.foldedOn, [seat]: hand.street } : hand.foldedOn,
    allIn: allIn ? [...hand.allIn, seat] : hand.allIn,
    deeds: { ...hand.deeds, [seat]: { kind: action, to, allIn } },
    turn: undefined,
    clock: undefined,
    log: [...hand.log, { kind: 'acted', name, seat, action, amount: to, allIn }],
  };
}

function shown(hand: HandState, event: TableEvent & { kind: 'shown' }, name: string): HandState {
  const { seat, cards, strength } = event;
  const before = hand.holes[seat];
  const open = cards.map((card, index) => card ?? before?.[index] ?? null);
  return {
    ...hand,
    holes: { ...hand.holes, [seat]: open },
    shownStrength: strength ? { ...hand.shownStrength, [seat]: strength } : hand.shownStrength,
    mucked: without(hand.mucked, seat),
    log: [...hand.log, { kind: 'shown', name, seat, cards, strength }],
  };
}

function potWon(hand: HandState, event: TableEvent & { kind: 'pot_won' }, name: string): HandState {
  const { seat, amount } = event;
  const won = new Map(hand.won).set(seat, (hand.won.get(seat) ?? 0) + amount);
  return { ...hand, won, log: [...hand.log, { kind: 'won', name, seat, amount }] };
}
