import { describe, expect, it } from 'vitest';
import { readGolden } from '../../tests/golden';
import { en } from '../texts/en';
import { fr } from '../texts/fr';
import { makeTexts } from '../texts/text';
import { politeText, turnText } from './announce';
import type { HandState, Turn } from './hand-model';
import { resolvePreAction, stillWanted } from './pre-action';
import { sizesOf } from './sizes';
import { createStage, paced } from './stage';
import { strengthDetail, strengthName } from './strength-text';
import { applyEvent, tableFromSnapshot } from './table-state';

const { viewer, before, events } = readGolden('showdown.json');
const start = tableFromSnapshot(before, viewer);

function firstTurn(): { hand: HandState; turn: Turn } {
  const end = events.findIndex(({ kind }) => kind === 'turn_began');
  const { hand } = events.slice(0, end + 1).reduce(applyEvent, start);
  if (!hand?.turn) throw new Error('no turn');
  return { hand, turn: hand.turn };
}

describe('a decision made in advance', () => {
  it('checks when it can and folds when it must', () => {
    expect(resolvePreAction({ kind: 'check_fold' }, 0)).toBe('check');
    expect(resolvePreAction({ kind: 'check_fold' }, 40)).toBe('fold');
    expect(resolvePreAction({ kind: 'call_any' }, 40)).toBe('call');
  });

  it('is taken back as soon as the price changes', () => {
    const call = { kind: 'call', price: 300 } as const;
    expect(stillWanted(call, 300)).toBe(call);
    expect(stillWanted(call, 900)).toBeUndefined();
    expect(stillWanted({ kind: 'check' }, 100)).toBeUndefined();
    expect(stillWanted({ kind: 'call_any' }, 900)).toBeDefined();
    expect(resolvePreAction(call, 900)).toBeUndefined();
  });
});

describe('size buttons', () => {
  it('stay between the limits that the server gave', () => {
    const { hand, turn } = firstTurn();
    for (const size of sizesOf(hand, turn)) {
      expect(size.to).toBeGreaterThanOrEqual(turn.minRaiseTo);
      expect(size.to).toBeLessThanOrEqual(turn.maxRaiseTo);
    }
    expect(sizesOf(hand, turn).at(-1)?.to).toBe(turn.maxRaiseTo);
  });

  it('are big blinds before the flop and parts of the pot after it', () => {
    const { hand, turn } = firstTurn();
    expect(sizesOf(hand, turn)[1]?.label).toEqual({ blinds: 2.2 });
    const flop: HandState = {
      ...hand,
      street: 'flop',
      bets: {},
      pots: [{ amount: 90, seats: [] }],
    };
    const sizes = sizesOf(flop, { ...turn, toCall: 0, minRaiseTo: 10, maxRaiseTo: 500 });
    expect(sizes[1]).toMatchObject({ label: { percent: 33 }, to: 30 });
    expect(sizes[4]).toMatchObject({ id: 'pot', to: 90 });
  });
});

describe('the pace of a run-out', () => {
  const { events: runOut } = readGolden('all_in.json');

  it('shows streets that come together one after the other', () => {
    const waits = paced(runOut).filter(({ waitMs }) => waitMs > 0);
    expect(waits.filter(({ event }) => event.kind === 'street_dealt').length).toBeGreaterThan(1);
  });

  it('loses no event and keeps the order', () => {
    const shown: number[] = [];
    const stage = createStage(
      (some) => shown.push(...some.map(({ seq }) => seq)),
      () => 1,
    );
    stage.push(runOut);
    stage.flush();
    expect(shown).toEqual(runOut.map(({ seq }) => seq));
    stage.stop();
  });

  it('shows everything at once when somebody has to decide', () => {
    const shown: number[] = [];
    const stage = createStage(
      (some) => shown.push(...some.map(({ seq }) => seq)),
      () => 1,
    );
    stage.push(runOut);
    const decision = { ...firstTurn().turn, kind: 'turn_began', turn: 1 } as const;
    stage.push([{ ...decision, seq: 9999, table: 12, at: 0, hand: 2 }]);
    expect(shown.at(-1)).toBe(9999);
    expect(shown).toHaveLength(runOut.length + 1);
    stage.stop();
  });
});

describe('what is said', () => {
  const english = makeTexts('en', en);
  const french = makeTexts('fr', fr);
  const money = { language: 'en', unit: 'chips', bigBlind: 10 } as const;
  const strength = { kind: 'two_pair', ranks: ['K', '9', 'A'] } as const;
  const held = { kind: strength.kind, ranks: [...strength.ranks] };

  it('names a strength in both languages', () => {
    expect(strengthName(held, 'holdem', english.t)).toBe('Two pair');
    expect(strengthDetail(held, 'holdem', english.t)).toBe('kings and nines, ace kicker');
    expect(strengthDetail(held, 'holdem', english.t, 'brief')).toBe('kings and nines');
    expect(strengthDetail(held, 'holdem', french.t)).toBe('rois et neuf, kicker as');
  });

  it('tells the player’s turn with price, pot and strength', () => {
    const { hand, turn } = firstTurn();
    const spoken = turnText(
      { ...hand, strength: [{ high: held, low: null }] },
      turn,
      money,
      english.t,
    );
    expect(spoken).toBe(
      'Your turn. 10 to call, pot 15. You have two pair, kings and nines, ace kicker.',
    );
  });

  it('tells what has happened since the last time, one sentence each', () => {
    const end = events.reduce(applyEvent, start);
    const { hand } = firstTurn();
    const spoken = politeText(hand, end.hand, money, english.t);
    expect(spoken).toMatch(/^player 1 raises to 30\. /);
    expect(spoken).toMatch(/Flop: .* of /);
    expect(spoken).toMatch(/wins \d/);
  });
});
