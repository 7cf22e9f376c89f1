// sample-hands.ts - tables in the midst of a hand of each kind, told by events as the server would.
import type { Action, Card, Game, Limit, Rotation, Street } from '../src/protocol/decode';

type Json = Readonly<Record<string, unknown>>;
type Cards = string; // "Ah Kd": by place; "-" is face down or not there

export const VIEWER = 1;
const NAMES = [
  'camille',
  'Björk77',
  'inès_b',
  'Oriane',
  'Oda Nobu',
  'tight_tim',
  'pavel.k',
  'Marlowe',
];

export interface Setting {
  readonly game: Game;
  readonly limit: Limit;
  readonly rotation?: Rotation;
  readonly players?: number;
  readonly boards?: number;
}

function sevenOf(cards: Cards): (Card | null)[] {
  const list = cards.split(' ').map((card) => (card === '-' || card === '' ? null : card));
  return Array.from({ length: 7 }, (_, place) => list[place] ?? null);
}

const none = {
  asks: 'bet',
  toCall: 0,
  minRaiseTo: 0,
  maxRaiseTo: 0,
  orRaiseTo: 0,
  drawMax: 0,
  callRule: 0,
  minRule: 0,
  maxRule: 0,
};

/** Writes a hand event by event; `now` makes clocks that run. */
export function sampleHand(setting: Setting, now = 1_700_000_000_000) {
  const { game, limit, rotation = 'none', players = 6, boards = 1 } = setting;
  const isStud = game === 'stud' || game === 'stud8' || game === 'razz';
  const seats = Array.from({ length: players }, (_, seat) => seat);
  const events: Json[] = [];
  let seq = 10;
  let turn = 0;

  const add = (kind: string, part: Json) => {
    events.push({ seq: ++seq, table: 7, at: now, hand: 42, kind, ...part });
    return writer;
  };
  const own = (kind: string, part: Json) => {
    events.push({ seq, table: 7, at: now, hand: 42, kind, seat: 0, ...part });
    return writer;
  };

  const writer = {
    events,
    add,
    post: (seat: number, post: string, amount: number) =>
      add('posted', { seat, post, amount, allIn: false }),
    /** New cards at `places`; the viewer's are named in `cards`. */
    deal(places: readonly number[], cards: Cards, who: readonly number[] = seats) {
      for (const seat of who) add('hole_dealt', { seat, places, cards: sevenOf('') });
      return cards === '' ? writer : own('hole_cards', { cards: sevenOf(cards) });
    },
    /** One open card each, in the order of the seats. */
    open(place: number, cards: Cards, ownCards: Cards, who: readonly number[] = seats) {
      const list = cards.split(' ');
      who.forEach((seat, index) => {
        const named = Array.from({ length: 7 }, (_, at) => (at === place ? list[index] : null));
        add('hole_dealt', { seat, places: [place], cards: named });
      });
      return own('hole_cards', { cards: sevenOf(ownCards) });
    },
    strength: (...held: readonly Json[]) =>
      own('strength', { boards: held.map((each) => ({ high: null, low: null, ...each })) }),
    street: (street: Street, cards: Cards, board = 0) =>
      add('street_dealt', { street, board, cards: cards === '' ? [] : cards.split(' ') }),
    act: (seat: number, action: Action, amount = 0, to = amount, part: Json = {}) =>
      add('acted', { seat, action, amount, to, allIn: false, places: [], ...part }),
    collect: (amount: number, who: readonly number[] = seats) =>
      add('collected', { pots: [{ amount, seats: who }] }),
    turn(seat: number, part: Json) {
      add('turn_began', { seat, turn: ++turn, ...none, ...part });
      return add('clock_started', { seat, until: now + 20_000, timeBank: false });
    },
    show: (seat: number, cards: Cards, ...held: readonly Json[]) =>
      add('shown', {
        seat,
        cards: sevenOf(cards),
        boards: held.map((each) => ({ high: null, low: null, ...each })),
      }),
    win: (seat: number, amount: number, share = 'whole', board = 0) =>
      add('pot_won', { seat, pot: 0, board, share, amount }),
    snapshot: () => ({
      seq: 10,
      now,
      table: {
        id: 7,
        name: 'Vesta',
        game,
        limit,
        rotation,
        seats: players,
        smallBlind: 50,
        bigBlind: 100,
        ante: isStud ? 20 : 0,
        bringIn: isStud ? 30 : 0,
        buyInMin: 4000,
        buyInMax: 10_000,
        actMs: 20_000,
        timeBankMs: 45_000,
        pauseMs: 2000,
        rakeBp: 0,
        rakeCap: 0,
      },
      state: {
        seq: 10,
        hand: 41,
        button: players - 1,
        sitters: seats.map((seat) => ({
          seat,
          player: { id: seat + 1, name: NAMES[seat] ?? `player ${seat}`, bot: seat === 4 },
          stack: 10_000 + 1370 * seat,
          topUp: 0,
          out: false,
          leaving: false,
          timeBankMs: 45_000,
          owes: { small: false, big: false, straddle: false },
        })),
        waiting: [],
        nextHandAt: null,
        choiceSeat: null,
        choices: [],
      },
      events,
      chat: [],
    }),
  };

  return add('hand_started', {
    game,
    limit,
    seats,
    button: players - 1,
    smallBlindSeat: isStud ? null : 0,
    bigBlindSeat: isStud ? null : 1,
    smallBlind: 50,
    bigBlind: 100,
    smallBet: 100,
    bigBet: 200,
    ante: isStud ? 20 : 0,
    bringIn: isStud ? 30 : 0,
    boards,
    stacks: Array.from({ length: 10 }, (_, seat) => (seat < players ? 10_000 + 1370 * seat : 0)),
  });
}

export type SampleHand = ReturnType<typeof sampleHand>;
