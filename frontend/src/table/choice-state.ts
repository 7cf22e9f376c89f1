// choice-state.ts - when the next hand begins and, in a dealer's choice, what it will be. Pure.
import type { Snapshot, TableEvent } from '../protocol/decode';
import type { TableState } from './table-model';

type Chosen = Pick<TableState, 'choice' | 'chosen'>;
type ChoiceEvent = TableEvent & { kind: 'paused' | 'choice_asked' | 'game_chosen' };

export const NOTHING_CHOSEN: Chosen = { choice: undefined, chosen: undefined };

export function choiceFrom({ hand, choiceSeat, choices }: Snapshot['state']): Chosen {
  if (choiceSeat === null) return NOTHING_CHOSEN;
  return { choice: { seat: choiceSeat, hand: hand + 1, games: choices }, chosen: undefined };
}

export function changeChoice(state: TableState, event: ChoiceEvent): TableState {
  switch (event.kind) {
    case 'paused': {
      const nextHandAt = event.until ?? undefined;
      return { ...state, nextHandAt, choice: nextHandAt === undefined ? undefined : state.choice };
    }
    case 'choice_asked': {
      const { seat, hand, choices: games, until } = event;
      return { ...state, nextHandAt: until, choice: { seat, hand, games }, chosen: undefined };
    }
    case 'game_chosen':
      return { ...state, choice: undefined, chosen: { game: event.game, limit: event.limit } };
  }
}
