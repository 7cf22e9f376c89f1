// use-turn.ts - the player's decision: sent once, busy until the table moves on.

import { useEffect, useState } from 'react';
import type { Action } from '../protocol/decode';
import { type PreAction, resolvePreAction, stillWanted } from './pre-action';
import { highestBet } from './sizes';
import type { TableActions } from './table-actions';
import { seatOf, type TableState } from './table-model';

export type OnProblem = (error: unknown) => void;

export function useTurn(state: TableState, actions: TableActions, onProblem: OnProblem) {
  const [sent, setSent] = useState<{ key: string; action: Action }>();
  const [pre, setPre] = useState<{ hand: number; wanted: PreAction }>();
  const { hand } = state;
  const own = seatOf(state, state.viewer);
  const turn = own && hand?.turn?.seat === own.seat ? hand.turn : undefined;
  const key = hand && turn ? `${hand.number}/${turn.number}` : '';
  const isLive = hand !== undefined && own !== undefined && hand.live.includes(own.seat);
  const canPlan = isLive && !turn && !hand.isOver && !hand.allIn.includes(own.seat);
  const price = hand && own ? highestBet(hand) - (hand.bets[own.seat] ?? 0) : 0;
  const cost = Math.min(price, own?.stack ?? 0);
  const planned = pre?.hand === hand?.number ? pre?.wanted : undefined;
  const wanted = stillWanted(planned, turn ? turn.toCall : cost);

  function act(action: Action, to?: number) {
    if (!hand || !turn || sent?.key === key) return;
    setSent({ key, action });
    setPre(undefined);
    actions.act(hand.number, turn, action, to).catch((error: unknown) => {
      setSent(undefined);
      onProblem(error);
    });
  }

  // The table has come to us with a decision made in advance.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each turn
  useEffect(() => {
    const action = turn && wanted && resolvePreAction(wanted, turn.toCall);
    if (action) act(action);
  }, [key]);

  return {
    turn,
    act,
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
