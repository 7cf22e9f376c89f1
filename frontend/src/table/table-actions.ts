// table-actions.ts - everything a player can ask of one table.

import { sendCommand } from '../protocol/command';
import type { Action, SitOutWhen } from '../protocol/decode';
import type { Http } from '../protocol/http';
import type { Turn } from './hand-model';

/** The total of a bet or raise; the cards that a draw gives away. */
export interface ActDetails {
  readonly to?: number;
  readonly places?: readonly number[];
}

export function tableActions(http: Http, id: number) {
  const ask = (verb: string, body: object = {}) =>
    sendCommand(http, `/api/tables/${id}/${verb}`, body);
  return {
    act: (hand: number, turn: Turn, action: Action, details: ActDetails = {}) =>
      ask('act', { hand, turn: turn.number, action, ...details }),
    run: (hand: number, turn: number, times: number) => ask('run', { hand, turn, times }),
    sit: (seat: number, buyIn: number) => ask('sit', { seat, buyIn }),
    leave: () => ask('leave'),
    sitOut: (when: SitOutWhen) => ask('sit-out', { when }),
    sitIn: (postNow: boolean) => ask('sit-in', { postNow }),
    topUp: (amount: number) => ask('top-up', { amount }),
    choose: (hand: number, choice: number) => ask('choose', { hand, choice }),
    show: (hand: number, cards: readonly number[]) => ask('show', { hand, cards }),
    wait: () => ask('wait'),
    stopWaiting: () => ask('stop-waiting'),
    chat: (text: string) => ask('chat', { text }),
  };
}

export type TableActions = ReturnType<typeof tableActions>;
