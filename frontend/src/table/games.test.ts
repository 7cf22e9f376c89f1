import { describe, expect, it } from 'vitest';
import type { SampleHand } from '../../tests/sample-hands';
import { VIEWER } from '../../tests/sample-hands';
import { samples } from '../../tests/samples';
import { decodeSnapshot, type Strength } from '../protocol/decode';
import { en } from '../texts/en';
import { fr } from '../texts/fr';
import { makeTexts } from '../texts/text';
import { politeText, turnText } from './announce';
import { deedText } from './deed-text';
import type { HandState } from './hand-model';
import { sectionsOf } from './log-sections';
import { fixedAmounts, hasRange, sizesOf } from './sizes';
import { strengthSentence } from './strength-text';
import { tableFromSnapshot } from './table-state';

const english = makeTexts('en', en);
const french = makeTexts('fr', fr);
const money = { language: 'en', unit: 'chips', bigBlind: 100 } as const;

function handOf(sample: SampleHand): HandState {
  const { hand } = tableFromSnapshot(decodeSnapshot(sample.snapshot()), VIEWER);
  if (!hand) throw new Error('no hand');
  return hand;
}

const cardsOf = (hand: HandState, seat: number) => hand.holes[seat]?.map(({ card }) => card);

describe('stud', () => {
  const hand = handOf(samples.stud());

  it('has open cards for everybody and closed ones for their owner', () => {
    expect(cardsOf(hand, 1)).toEqual([null, null, 'Kd', 'Kc', '3c']);
    expect(hand.holes[1]?.map(({ isOpen }) => isOpen)).toEqual([false, false, true, true, true]);
    expect(cardsOf(hand, 0)).toEqual(['Ah', 'Ad', '9s', '9h', '2d']);
    expect(hand.holes[0]?.map(({ isOpen }) => isOpen)).toEqual([false, false, true, true, true]);
  });

  it('calls the first bet over the bring-in a completion', () => {
    const verbs = hand.log.flatMap((line) => (line.kind === 'acted' ? [line.verb] : []));
    expect(verbs.slice(0, 3)).toEqual(['bring_in', 'complete', 'fold']);
    expect(verbs).toContain('bet');
  });

  it('writes what a street has brought in one line', () => {
    const sections = sectionsOf(hand.log);
    expect(sections.map(({ street }) => street)).toEqual([undefined, 'fourth', 'fifth']);
    expect(sections[1]?.entries[0]).toMatchObject({ kind: 'dealt' });
    expect(sections[1]?.entries.filter(({ kind }) => kind === 'dealt')).toHaveLength(1);
  });

  it('tells open cards as they come', () => {
    const spoken = politeText(undefined, hand, money, english.t);
    expect(spoken).toContain('Fourth street. camille: nine of hearts. Björk77: king of clubs.');
    expect(spoken).toContain('inès_b brings in 30. Oriane completes to 100.');
  });

  it('asks for the bring-in in its own words', () => {
    const brings = handOf(samples.bringIn());
    if (!brings.turn) throw new Error('no turn');
    expect(turnText(brings, brings.turn, money, english.t)).toBe(
      'Your turn. Bring in 30, or complete to 100. You have K-6-A low.',
    );
  });
});

describe('a limit', () => {
  it('of the pot bounds the slider, and its last size is the pot', () => {
    const hand = handOf(samples.omaha());
    if (!hand.turn) throw new Error('no turn');
    expect(hasRange(hand, hand.turn)).toBe(true);
    const sizes = sizesOf(hand, hand.turn);
    expect(sizes.at(-1)).toEqual({ id: 'pot', label: undefined, to: 6750 });
    expect(sizes.map(({ id }) => id)).not.toContain('all_in');
    const short = { ...hand.turn, maxRaiseTo: 5000, maxRule: 102 };
    expect(sizesOf(hand, short).at(-1)).toMatchObject({ id: 'all_in', to: 5000 });
  });

  it('that is fixed has one amount, or two after an open pair', () => {
    const one = handOf(samples.stud());
    const two = handOf(samples.openPair());
    if (!one.turn || !two.turn) throw new Error('no turn');
    expect(hasRange(one, one.turn)).toBe(false);
    expect(fixedAmounts(one.turn)).toEqual([400]);
    expect(fixedAmounts(two.turn)).toEqual([100, 200]);
  });
});

describe('a draw', () => {
  it('takes the cards away until new ones come, and counts them', () => {
    const before = samples.draw().act(0, 'draw', 0, 0, { places: [3, 4] });
    expect(cardsOf(handOf(before), 0)).toEqual(['2h', '7d', '4s']);
    const hand = handOf(samples.drawn());
    expect(cardsOf(hand, 0)).toEqual(['2h', '7d', '4s', '8c', '5d']);
    expect(cardsOf(hand, 1)).toEqual([null, null, null, null, null]);
    expect(hand.draws).toEqual({ 0: [2], 1: [3], 2: [1], 4: [0] });
  });

  it('is told and shown', () => {
    const asked = handOf(samples.draw());
    const spoken = politeText(asked, handOf(samples.drawn()), money, english.t);
    expect(spoken).toContain('inès_b draws 1 card. Oda Nobu stands pat.');
    expect(politeText(undefined, handOf(samples.drawn()), money, french.t)).toContain(
      'inès_b tire 1 carte. Oda Nobu reste servi.',
    );
    const drew = handOf(samples.draw().act(0, 'draw', 0, 0, { places: [3, 4] }));
    expect(deedText(drew, 0, money, english.t)?.text).toBe('Draws 2');
    if (!asked.turn) throw new Error('no turn');
    expect(turnText(asked, asked.turn, money, english.t)).toMatch(
      /^Your turn to draw\. You hold two of hearts, .*\. You have K-9-7-4-2 low\.$/,
    );
  });
});

describe('several boards', () => {
  it('go on from the flop that they share', () => {
    const hand = handOf(samples.runs());
    expect(hand.boards).toEqual([
      ['Ks', '9d', '4h', '2c', '8h'],
      ['Ks', '9d', '4h', '8s', '3d'],
    ]);
    expect(deedText(hand, 3, money, english.t)?.text).toBe('+10,050 · board 1');
    expect(deedText(hand, 0, money, english.t)?.text).toBe('+10,050 · board 2');
  });

  it('ask everybody who has cards, until all have answered', () => {
    expect(handOf(samples.runOffer()).run).toEqual({ turn: 9, times: 3, chosen: {} });
    expect(handOf(samples.runOffer()).clock?.seat).toBeUndefined();
    expect(handOf(samples.runs()).run).toBeUndefined();
  });

  it('share a heading in the log when they come together', () => {
    const sections = sectionsOf(handOf(samples.boards()).log);
    expect(sections[1]?.rows.map(({ board }) => board)).toEqual([0, 1, 2]);
  });
});

describe('high and low', () => {
  const hand = handOf(samples.omaha8());

  it('are won apart, each with its hand', () => {
    const spoken = politeText(undefined, hand, money, english.t);
    expect(spoken).toContain('camille wins low, 400, with 8-6-4-2-A.');
    expect(spoken).toContain('inès_b wins high, 400, with full house, fours full of kings.');
    expect(deedText(hand, 0, money, english.t)?.text).toBe('+400 · low');
  });
});

describe('a strength in words', () => {
  const say = (kind: 'high_card' | 'low' | 'badugi' | 'pair', ...ranks: Strength['ranks']) => ({
    kind,
    ranks: [...ranks],
  });

  it('is its cards where the lowest wins', () => {
    const low = say('high_card', '8', '7', '5', '4', '2');
    expect(strengthSentence(low, 'triple27', english.t)).toBe('8-7-5-4-2 low');
    expect(strengthSentence(low, 'triple27', french.t)).toBe('low 8-7-5-4-2');
    expect(strengthSentence(low, 'holdem', english.t)).toBe('high card, eight high');
    const pair = say('pair', '8', '5', '4', '2');
    expect(strengthSentence(pair, 'draw27', english.t)).toBe('pair, eights, five kicker');
    const wheel = say('low', '5', '4', '3', '2', 'A');
    expect(strengthSentence(wheel, 'razz', english.t)).toBe('5-4-3-2-A low');
    expect(strengthSentence(say('low', 'T', '4'), 'razz', english.t)).toBe('10-4 low');
  });

  it('says how many cards a badugi has', () => {
    const three = say('badugi', '6', '3', 'A');
    expect(strengthSentence(three, 'badugi', english.t)).toBe('three-card badugi 6-3-A');
    expect(strengthSentence(three, 'badugi', french.t)).toBe('badugi à trois cartes 6-3-A');
    const four = say('badugi', '6', '4', '3', 'A');
    expect(strengthSentence(four, 'badugi', english.t)).toBe('badugi 6-4-3-A');
  });
});
