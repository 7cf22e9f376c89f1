// use-turn.ts - the player's decision: sent once, busy until the table moves on.

import { useEffect, useState } from 'react';
import type { Action } from '../protocol/decode';
import type { HandState } from './hand-model';
import { type PreAction, resolvePreAction, stillWanted } from './pre-action';
import { highestBet } from './sizes';
import type { ActDetails, TableActions } from './table-actions';
import { seatOf, type TableState } from './table-model';

export type OnProblem = (error: unknown) => void;

/** Whether this seat may still have something to decide in the hand. */
function mayPlan(hand: HandState, seat: number): boolean {
  const { live, allIn, isOver, run } = hand;
  const others = live.filter((other) => other !== seat && !allIn.includes(other));
  return live.includes(seat) && !allIn.includes(seat) && !isOver && !run && others.length > 0;
}

export function useTurn(state: TableState, actions: TableActions, onProblem: OnProblem) {
  const [sent, setSent] = useState<{ key: string; action: Action }>();
  const [pre, setPre] = useState<{ hand: number; wanted: PreAction }>();
  const [choice, setChoice] = useState<{ key: string; places: readonly number[] }>();
  const { hand } = state;
  const own = seatOf(state, state.viewer);
  const turn = own && hand?.turn?.seat === own.seat ? hand.turn : undefined;
  const key = hand && turn ? `${hand.number}/${turn.number}` : '';
  const canPlan = !turn && own !== undefined && hand !== undefined && mayPlan(hand, own.seat);
  const price = hand && own ? highestBet(hand) - (hand.bets[own.seat] ?? 0) : 0;
  const cost = Math.min(price, own?.stack ?? 0);
  const planned = pre?.hand === hand?.number ? pre?.wanted : undefined;
  const wanted = stillWanted(planned, turn ? turn.toCall : cost);
  const chosen = choice?.key === key ? choice.places : [];

  function act(action: Action, details?: ActDetails) {
    if (!hand || !turn || sent?.key === key) return;
    setSent({ key, action });
    setPre(undefined);
    actions.act(hand.number, turn, action, details).catch((error: unknown) => {
      setSent(undefined);
      onProblem(error);
    });
  }

  // The table has come to us with a decision made in advance.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each turn
  useEffect(() => {
    const action = turn?.asks === 'bet' && wanted && resolvePreAction(wanted, turn.toCall);
    if (action) act(action);
  }, [key]);

  function toggle(place: number) {
    const places = chosen.includes(place)
      ? chosen.filter((other) => other !== place)
      : [...chosen, place].sort((a, b) => a - b);
    if (turn && places.length <= turn.drawMax) setChoice({ key, places });
  }

  return {
    turn,
    act,
    /** Places of the cards to exchange. */
    chosen,
    toggle,
    isBusy: sent?.key === key && key !== '',
    busyWith: sent?.key === key ? sent.action : undefined,
    canPlan,
    cost,
    planned: wanted,
    plan: (next: PreAction | undefined) =>
      setPre(next && hand ? { hand: hand.number, wanted: next } : undefined),
  };
}

export type TurnControl = ReturnType<typeof useTurn>;
