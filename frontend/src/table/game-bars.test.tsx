// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderEnglish } from '../../tests/around';
import { type SampleHand, VIEWER } from '../../tests/sample-hands';
import { samples } from '../../tests/samples';
import { decodeSnapshot } from '../protocol/decode';
import { createHttp } from '../protocol/http';
import { BottomBar } from './bottom-bar';
import { NextGame } from './felt-middle';
import { HoleCards } from './hole-cards';
import { seatView } from './seat-view';
import { tableActions } from './table-actions';
import { seatOf, type TableState } from './table-model';
import { tableFromSnapshot } from './table-state';
import { useTurn } from './use-turn';

const money = { language: 'en', unit: 'chips', bigBlind: 100 } as const;
const stateOf = (sample: SampleHand) =>
  tableFromSnapshot(decodeSnapshot(sample.snapshot()), VIEWER);

/** The bar as the page shows it; what is sent is heard here. */
function Bar({ state, onAsk }: { readonly state: TableState; readonly onAsk: (ask: Ask) => void }) {
  const http = createHttp(async (path, init) => {
    const { commandId, ...body } = JSON.parse(String(init?.body));
    onAsk({ path, body });
    return new Response(commandId ? '{}' : '');
  });
  const actions = tableActions(http, 7);
  const control = useTurn(state, actions, () => undefined);
  const rest = { actions, onProblem: () => undefined, onSit: () => undefined, now: () => 0 };
  return (
    <BottomBar
      {...{ state, money, control, ...rest }}
      own={seatOf(state, VIEWER)}
      onTopUp={() => undefined}
    />
  );
}

interface Ask {
  readonly path: string;
  readonly body: unknown;
}

function show(sample: SampleHand) {
  const asked = vi.fn<(ask: Ask) => void>();
  renderEnglish(<Bar state={stateOf(sample)} onAsk={asked} />);
  vi.advanceTimersByTime(1000);
  const last = () => asked.mock.calls.at(-1)?.[0];
  return { asked, last };
}

const button = (name: RegExp) => screen.getByRole('button', { name });
const press = (name: RegExp) => fireEvent.click(button(name));
const key = (name: string) => fireEvent.keyDown(document.body, { key: name });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'Date'] });
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a fixed limit', () => {
  it('has no slider and sends its only amount', () => {
    const { last } = show(samples.stud());
    expect(screen.queryByRole('slider')).toBeNull();
    press(/^Raise to/);
    expect(last()).toEqual({
      path: '/api/tables/7/act',
      body: { hand: 42, turn: 1, action: 'raise', to: 400 },
    });
  });

  it('offers both bets after an open pair, by press and by key', () => {
    const { last } = show(samples.openPair());
    expect(button(/^100/).getAttribute('aria-pressed')).toBe('true');
    key('2');
    expect(button(/^200/).getAttribute('aria-pressed')).toBe('true');
    key('r');
    expect(last()?.body).toEqual({ hand: 42, turn: 1, action: 'bet', to: 200 });
  });

  it('says why, with the paragraph of the rules', () => {
    show(samples.openPair());
    expect(button(/^Why these amounts/)).toBeDefined();
    expect(screen.getByText(/the big bet is allowed as well/)).toBeDefined();
    expect(screen.getByText('Rule 10.7')).toBeDefined();
  });
});

describe('a bring-in', () => {
  it('cannot be folded; it is paid, or completed', () => {
    const { asked, last } = show(samples.bringIn());
    expect(button(/^Fold/)).toHaveProperty('disabled', true);
    key('f');
    expect(asked).not.toHaveBeenCalled();
    press(/^Bring in/);
    expect(last()?.body).toEqual({ hand: 42, turn: 1, action: 'bring_in' });
  });

  it('is completed by a bet', () => {
    const { last } = show(samples.bringIn());
    press(/^Complete to/);
    expect(last()?.body).toEqual({ hand: 42, turn: 1, action: 'bet', to: 100 });
  });
});

describe('a draw', () => {
  it('exchanges the cards that were chosen by key and by press', () => {
    const { asked, last } = show(samples.draw());
    expect(button(/^Draw/)).toHaveProperty('disabled', true);
    key('4');
    press(/^nine of hearts/);
    expect(button(/^king of clubs/).getAttribute('aria-pressed')).toBe('true');
    expect(button(/^Stand pat/)).toHaveProperty('disabled', true);
    key('c'); // stand pat is off while cards are chosen
    expect(asked).not.toHaveBeenCalled();
    press(/^Draw 2/);
    expect(last()?.body).toEqual({ hand: 42, turn: 1, action: 'draw', places: [3, 4] });
  });

  it('stands pat when none is chosen', () => {
    const { last } = show(samples.draw());
    key('1');
    key('1');
    key('c');
    expect(last()?.body).toEqual({ hand: 42, turn: 1, action: 'draw' });
  });

  it('can be chosen on the table itself', () => {
    const view = seatView(stateOf(samples.draw()), 0, new Map());
    if (!view) throw new Error('no seat');
    const onToggle = vi.fn();
    const flags = { isStud: false, isHigh: false, isLow: false, isRight: false };
    const choice = { chosen: [], onToggle };
    const { container } = renderEnglish(<HoleCards {...{ view, choice, ...flags }} />);
    const [, second] = container.querySelectorAll('[data-place]');
    if (second) fireEvent.click(second);
    expect(onToggle).toHaveBeenCalledWith(1);
  });
});

const choices = [
  { game: 'holdem', limit: 'no' },
  { game: 'omaha', limit: 'pot' },
  { game: 'razz', limit: 'fixed' },
];

/** A dealer's choice after a hand: the seat is asked. */
const asked = (seat: number) =>
  samples.omaha().add('hand_ended', {}).add('choice_asked', { seat, choices, until: 60_000 });

describe('the next game', () => {
  it('is chosen by whoever is asked', () => {
    const { last } = show(asked(0));
    expect(screen.getByText(/^Which game is played next/)).toBeDefined();
    press(/^PL Omaha/);
    expect(last()).toEqual({ path: '/api/tables/7/choose', body: { hand: 42, choice: 1 } });
  });

  it('is waited for by the others, who then see it', () => {
    renderEnglish(<NextGame state={stateOf(asked(2))} />);
    expect(screen.getByText(/chooses the next game/)).toBeDefined();
    cleanup();
    const chosen = { seat: 2, game: 'razz', limit: 'fixed', reason: 'asked' };
    renderEnglish(<NextGame state={stateOf(asked(2).add('game_chosen', chosen))} />);
    expect(screen.getByText('Next: Fixed-limit Razz.')).toBeDefined();
  });

  it('is known from a snapshot too', () => {
    const snapshot = samples.omaha().snapshot();
    const state = { ...snapshot.state, choiceSeat: 0, choices, nextHandAt: 60_000 };
    const table = tableFromSnapshot(decodeSnapshot({ ...snapshot, state, events: [] }), VIEWER);
    expect(table.choice).toEqual({ seat: 0, hand: 42, games: choices });
  });
});

describe('a run', () => {
  it('is chosen by press or key, with the turn that was offered', () => {
    const { last } = show(samples.runOffer());
    expect(button(/^Once/)).toBeDefined();
    key('3');
    expect(last()).toEqual({
      path: '/api/tables/7/run',
      body: { hand: 42, turn: 9, times: 3 },
    });
  });

  it('is waited for by who has chosen', () => {
    show(samples.runOffer().add('run_chosen', { seat: 0, turn: 9, times: 3 }));
    expect(screen.getByText(/^You have chosen/)).toBeDefined();
  });
});
