// samples.ts - one hand of each kind, stopped where there is something to see.
import { type SampleHand, sampleHand } from './sample-hands';

const high = (kind: string, ...ranks: readonly string[]) => ({ high: { kind, ranks } });
const low = (...ranks: readonly string[]) => ({ low: { kind: 'low', ranks } });

type Sample = (now?: number) => SampleHand;

const blinds = (hand: SampleHand) => hand.post(0, 'small_blind', 50).post(1, 'big_blind', 100);

/** Pot-limit Omaha on the turn, facing a bet. */
const omaha: Sample = (now) =>
  blinds(sampleHand({ game: 'omaha', limit: 'pot' }, now))
    .deal([0, 1, 2, 3], 'Ah Kd Kc 9h')
    .act(2, 'fold')
    .act(3, 'raise', 350)
    .act(4, 'fold')
    .act(5, 'fold')
    .act(0, 'call', 300, 350)
    .act(1, 'call', 250, 350)
    .collect(1050, [0, 1, 3])
    .street('flop', 'Ks 9d 4h')
    .act(0, 'check')
    .act(1, 'check')
    .act(3, 'bet', 600)
    .act(0, 'call', 600)
    .act(1, 'fold')
    .collect(2250, [0, 3])
    .street('turn', '9c')
    .act(0, 'check')
    .act(3, 'bet', 1500)
    .strength(high('full_house', 'K', '9'))
    .turn(0, {
      toCall: 1500,
      minRaiseTo: 3000,
      maxRaiseTo: 6750,
      minRule: 404,
      maxRule: 413,
    });

/** Six cards each. */
const omaha6: Sample = (now) =>
  blinds(sampleHand({ game: 'omaha6', limit: 'pot' }, now))
    .deal([0, 1, 2, 3, 4, 5], 'Ah Kd Kc 9h Ts 2d')
    .act(2, 'raise', 350)
    .act(3, 'call', 350)
    .strength(high('pair', 'K', 'A'))
    .turn(0, { toCall: 300, minRaiseTo: 600, maxRaiseTo: 1500, minRule: 404, maxRule: 413 });

/** Omaha hi-lo at its end: high and low go to different players. */
const omaha8: Sample = (now) =>
  blinds(sampleHand({ game: 'omaha8', limit: 'pot' }, now))
    .deal([0, 1, 2, 3], 'Ah 2d Kc 9h')
    .act(2, 'raise', 350)
    .act(3, 'fold')
    .act(4, 'fold')
    .act(5, 'fold')
    .act(0, 'call', 300, 350)
    .act(1, 'fold')
    .collect(800, [0, 2])
    .street('flop', '4s 6d Kh')
    .street('turn', '8c')
    .street('river', 'Kd')
    .strength({ ...high('trips', 'K'), ...low('8', '6', '4', '2', 'A') })
    .show(0, 'Ah 2d Kc 9h', { ...high('trips', 'K', 'A', '9'), ...low('8', '6', '4', '2', 'A') })
    .show(2, '4c 4d Qs Jh', high('full_house', '4', 'K'))
    .win(0, 400, 'low')
    .win(2, 400, 'high')
    .add('hand_ended', {});

/** Fifth street of seven-card stud with eight seats, a bet to answer. */
const stud: Sample = (now) => {
  const hand = sampleHand({ game: 'stud', limit: 'fixed', players: 8 }, now);
  for (let seat = 0; seat < 8; seat++) hand.post(seat, 'ante', 20);
  return hand
    .deal([0, 1], 'Ah Ad')
    .open(2, '9s Kd 2c Jh 7d Qs 5h Tc', 'Ah Ad 9s')
    .act(2, 'bring_in', 30)
    .act(3, 'raise', 100)
    .act(4, 'fold')
    .act(5, 'call', 100)
    .act(6, 'fold')
    .act(7, 'call', 100)
    .act(0, 'call', 100)
    .act(1, 'call', 100)
    .act(2, 'fold')
    .collect(690, [0, 1, 3, 5, 7])
    .street('fourth', '')
    .open(3, '9h Kc 4s Qd 8d', 'Ah Ad 9s 9h', [0, 1, 3, 5, 7])
    .act(1, 'check')
    .act(3, 'check')
    .act(5, 'check')
    .act(7, 'check')
    .act(0, 'check')
    .street('fifth', '')
    .open(4, '2d 3c Js 6h 8s', 'Ah Ad 9s 9h 2d', [0, 1, 3, 5, 7])
    .act(1, 'bet', 200)
    .act(3, 'fold')
    .act(5, 'call', 200)
    .act(7, 'fold')
    .strength(high('two_pair', 'A', '9', '2'))
    .turn(0, { toCall: 200, minRaiseTo: 400, maxRaiseTo: 400, minRule: 414, maxRule: 414 });
};

/** Stud to its last card: seven cards, shown at the end. */
const studEnd: Sample = (now) =>
  stud(now)
    .act(0, 'call', 200)
    .collect(1290, [0, 1, 5])
    .street('sixth', '')
    .open(5, 'Tc 5d 6s', 'Ah Ad 9s 9h 2d Tc', [0, 1, 5])
    .street('seventh', '')
    .deal([6], 'Ah Ad 9s 9h 2d Tc As', [0, 1, 5])
    .strength(high('full_house', 'A', '9'))
    .show(1, 'Kh 3s Kd Kc 3c 5d 8h', high('full_house', 'K', '3'))
    .show(0, 'Ah Ad 9s 9h 2d Tc As', high('full_house', 'A', '9'))
    .win(0, 1290)
    .add('hand_ended', {});

/** The player has the lowest card of a razz table and must bring in. */
const bringIn: Sample = (now) => {
  const hand = sampleHand({ game: 'razz', limit: 'fixed', rotation: 'horse' }, now);
  for (let seat = 0; seat < 6; seat++) hand.post(seat, 'ante', 20);
  return hand
    .deal([0, 1], 'Ah 6d')
    .open(2, 'Ks 3d 2c 8h 7d 5s', 'Ah 6d Ks')
    .strength({ high: { kind: 'low', ranks: ['K', '6', 'A'] } })
    .turn(0, {
      asks: 'bring_in',
      toCall: 30,
      minRaiseTo: 100,
      maxRaiseTo: 100,
      callRule: 1006,
      minRule: 414,
      maxRule: 414,
    });
};

/** Fourth street with an open pair: two amounts. */
const openPair: Sample = (now) =>
  sampleHand({ game: 'stud', limit: 'fixed' }, now)
    .deal([0, 1], '3h 6d')
    .open(2, 'Ks 3d 2c 8h 7d 5s', '3h 6d Ks')
    .street('fourth', '')
    .open(3, 'Kd 4d 9c Jh 2d 5c', '3h 6d Ks Kd')
    .strength(high('pair', 'K', '6'))
    .turn(0, { minRaiseTo: 100, maxRaiseTo: 100, orRaiseTo: 200, minRule: 414, maxRule: 414 });

/** The first of three draws. */
const draw: Sample = (now) =>
  blinds(sampleHand({ game: 'triple27', limit: 'fixed' }, now))
    .deal([0, 1, 2, 3, 4], '2h 7d 4s Kc 9h')
    .act(2, 'raise', 200)
    .act(3, 'fold')
    .act(4, 'call', 200)
    .act(5, 'fold')
    .act(0, 'call', 150, 200)
    .act(1, 'call', 100, 200)
    .collect(800, [0, 1, 2, 4])
    .street('first_draw', '')
    .strength(high('high_card', 'K', '9', '7', '4', '2'))
    .turn(0, { asks: 'draw', drawMax: 5, maxRule: 1010 });

/** After the second draw: what the others have drawn is beside their cards. */
const drawn: Sample = (now) =>
  draw(now)
    .act(0, 'draw', 0, 0, { places: [3, 4] })
    .act(1, 'draw', 0, 0, { places: [0, 1, 2] })
    .act(2, 'draw', 0, 0, { places: [4] })
    .act(4, 'draw', 0, 0, { places: [] })
    .deal([3, 4], '2h 7d 4s 8c 5d', [0])
    .deal([0, 1, 2], '', [1])
    .deal([4], '', [2])
    .strength(high('high_card', '8', '7', '5', '4', '2'))
    .act(0, 'bet', 100)
    .act(1, 'fold')
    .act(2, 'raise', 200)
    .act(4, 'call', 200)
    .turn(0, { toCall: 100, minRaiseTo: 300, maxRaiseTo: 300, minRule: 414, maxRule: 414 });

/** Four cards of badugi, before the draw. */
const badugi: Sample = (now) =>
  blinds(sampleHand({ game: 'badugi', limit: 'fixed' }, now))
    .deal([0, 1, 2, 3], 'Ah 3d 6s Jh')
    .act(2, 'fold')
    .act(3, 'raise', 200)
    .strength({ high: { kind: 'badugi', ranks: ['6', '3', 'A'] } })
    .turn(0, { toCall: 150, minRaiseTo: 300, maxRaiseTo: 300, minRule: 414, maxRule: 414 });

const allIn = (now?: number) =>
  blinds(sampleHand({ game: 'omaha', limit: 'pot' }, now))
    .deal([0, 1, 2, 3], 'Ah Kd Kc 9h')
    .act(2, 'fold')
    .act(3, 'raise', 14_110, 14_110, { allIn: true })
    .act(4, 'fold')
    .act(5, 'fold')
    .act(0, 'call', 9950, 10_000, { allIn: true })
    .act(1, 'fold')
    .add('bet_returned', { seat: 3, amount: 4110 })
    .collect(20_100, [0, 3])
    .street('flop', 'Ks 9d 4h')
    .show(0, 'Ah Kd Kc 9h')
    .show(3, 'Ts Js Qd 9s');

/** All in on the flop: how often shall the rest be dealt? */
const runOffer: Sample = (now = 1_700_000_000_000) =>
  allIn(now)
    .add('run_offered', { turn: 9, times: 3 })
    .add('clock_started', { seat: null, until: now + 10_000, timeBank: false });

/** Dealt twice: two boards with the same flop. */
const runs: Sample = (now) =>
  runOffer(now)
    .add('run_chosen', { seat: 0, turn: 9, times: 3 })
    .add('run_chosen', { seat: 3, turn: 9, times: 2 })
    .add('run_decided', { turn: 9, times: 2 })
    .street('turn', '2c')
    .street('river', '8h')
    .street('turn', '8s', 1)
    .street('river', '3d', 1)
    .show(0, 'Ah Kd Kc 9h', high('trips', 'K', 'A', '9'), high('trips', 'K', 'A', '9'))
    .show(3, 'Ts Js Qd 9s', high('straight', 'Q'), high('pair', '9', 'K'))
    .win(3, 10_050, 'whole', 0)
    .win(0, 10_050, 'whole', 1)
    .add('hand_ended', {});

/** Three boards from the start. */
const boards: Sample = (now) =>
  blinds(sampleHand({ game: 'omaha', limit: 'pot', boards: 3 }, now))
    .deal([0, 1, 2, 3], 'Ah Kd Kc 9h')
    .collect(600)
    .street('flop', 'Ks 9d 4h', 0)
    .street('flop', 'Qs 2d 4c', 1)
    .street('flop', '7s 7d 5h', 2)
    .strength(
      high('trips', 'K', 'A', '9'),
      high('pair', 'K', 'A', 'Q'),
      high('two_pair', 'K', '7', 'A'),
    )
    .turn(0, { minRaiseTo: 100, maxRaiseTo: 600, minRule: 403, maxRule: 413 });

const holdem: Sample = (now) =>
  blinds(sampleHand({ game: 'holdem', limit: 'no', players: 9 }, now))
    .deal([0, 1], 'As Kc')
    .act(2, 'fold')
    .act(3, 'raise', 300)
    .strength(high('high_card', 'A', 'K'))
    .turn(0, { toCall: 250, minRaiseTo: 500, maxRaiseTo: 10_000, minRule: 404, maxRule: 102 });

export const samples = {
  holdem,
  omaha,
  omaha6,
  omaha8,
  stud,
  studEnd,
  bringIn,
  openPair,
  draw,
  drawn,
  badugi,
  runOffer,
  runs,
  boards,
} as const;

export type SampleName = keyof typeof samples;
export const sampleNames = Object.keys(samples);
