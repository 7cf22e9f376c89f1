// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderEnglish } from '../../tests/around';
import { readGolden } from '../../tests/golden';
import { ActionBar } from './action-bar';
import type { HandState, Turn } from './hand-model';
import { applyEvent, tableFromSnapshot } from './table-state';
import { GUARD_MS } from './use-guard';
import type { TurnControl } from './use-turn';

function firstHand(): HandState {
  const { viewer, before, events } = readGolden('showdown.json');
  const end = events.findIndex(({ kind }) => kind === 'turn_began');
  const { hand } = events.slice(0, end + 1).reduce(applyEvent, tableFromSnapshot(before, viewer));
  if (!hand) throw new Error('no hand');
  return hand;
}

const money = { language: 'en', unit: 'chips', bigBlind: 10 } as const;
const facing: Turn = {
  seat: 0,
  number: 1,
  asks: 'bet',
  toCall: 10,
  minRaiseTo: 20,
  maxRaiseTo: 1000,
  orRaiseTo: 0,
  drawMax: 0,
  callRule: 0,
  minRule: 404,
  maxRule: 102,
};

function show(turn: Turn, part: Partial<TurnControl> = {}) {
  const act = vi.fn();
  const control: TurnControl = {
    turn,
    act,
    isBusy: false,
    busyWith: undefined,
    canPlan: false,
    cost: 0,
    planned: undefined,
    plan: () => undefined,
    chosen: [],
    toggle: () => undefined,
    ...part,
  };
  const bar = (next: Turn) => (
    <ActionBar hand={firstHand()} turn={next} stack={1000} auto={null} {...{ money, control }} />
  );
  const { rerender } = renderEnglish(bar(turn));
  return { act, change: (next: Turn) => rerender(bar(next)) };
}

const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const later = (ms: number) => vi.advanceTimersByTime(ms);

describe('the three slots', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'Date'] });
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function close() {
      this.open = false;
    };
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('drop a click within 150 ms of their appearance', () => {
    const { act } = show(facing);
    later(GUARD_MS - 1);
    press(/^Call/);
    expect(act).not.toHaveBeenCalled();
    later(1);
    press(/^Call/);
    expect(act).toHaveBeenCalledWith('call');
  });

  it('drop a click aimed at what they meant before', () => {
    const { act, change } = show({ ...facing, toCall: 0 });
    later(1000);
    change(facing);
    press(/^Call/);
    expect(act).not.toHaveBeenCalled();
  });

  it('ask before folding when checking is free', () => {
    const { act } = show({ ...facing, toCall: 0 });
    later(1000);
    press(/^Fold/);
    expect(act).not.toHaveBeenCalled();
    press(/^Fold anyway/);
    expect(act).toHaveBeenCalledWith('fold');
  });

  it('send the amount that the sizes, the steps and the field have filled in', () => {
    const { act } = show(facing);
    later(1000);
    press(/^2\.5/);
    press(/^One big blind more/);
    press(/^Raise to/);
    expect(act).toHaveBeenLastCalledWith('raise', { to: 35 });
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '1,000' } });
    press(/^All in/);
    expect(act).toHaveBeenLastCalledWith('raise', { to: 1000 });
  });

  it('explain an amount that cannot be, and send nothing', () => {
    const { act } = show(facing);
    later(1000);
    const field = screen.getByRole('textbox');
    fireEvent.change(field, { target: { value: '19' } });
    expect(screen.getByRole('alert').textContent).toBe('Between 20 and 1,000');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(act).not.toHaveBeenCalled();
  });

  it('obey the keys, but not while somebody types', () => {
    const { act } = show(facing);
    later(1000);
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'f' });
    expect(act).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: '6' });
    fireEvent.keyDown(document.body, { key: 'ArrowDown' });
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(act).toHaveBeenCalledWith('raise', { to: 990 });
    fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('offer no raise when the server offers none', () => {
    show({ ...facing, minRaiseTo: 0, maxRaiseTo: 0 });
    expect(screen.queryByRole('slider')).toBeNull();
    expect(screen.getByRole('button', { name: /^Raise to/ })).toHaveProperty('disabled', true);
  });

  it('are busy while the server decides', () => {
    show(facing, { isBusy: true, busyWith: 'call' });
    expect(screen.getByRole('button', { name: /^Fold/ })).toHaveProperty('disabled', true);
    expect(screen.getByRole('button', { name: /^Call/ })).toHaveProperty('disabled', false);
  });
});
