import type { Money } from '../ui/format';
import { ActionBar } from './action-bar';
import { ChoiceBar } from './choice-bar';
import { DrawBar } from './draw-bar';
import type { HandState } from './hand-model';
import { IdleBar, PreActionBar } from './idle-bar';
import { RunBar } from './run-bar';
import type { TableActions } from './table-actions';
import { AutoSwitches } from './table-menu';
import type { Seated, TableState } from './table-model';
import type { OnProblem, TurnControl } from './use-turn';

interface BottomBarProps {
  readonly state: TableState;
  readonly own: Seated | undefined;
  readonly money: Money;
  readonly control: TurnControl;
  readonly actions: TableActions;
  readonly onProblem: OnProblem;
  readonly now: () => number;
  readonly onSit: (seat: number) => void;
  readonly onTopUp: () => void;
}

/** The seat held for the viewer, or the first that is free. */
function openSeat({ seats, waiting, viewer }: TableState): number {
  const offered = waiting.find((waiter) => waiter.player.id === viewer)?.seat;
  const held = waiting.map((waiter) => waiter.seat);
  return offered ?? seats.findIndex((sitter, seat) => !sitter && !held.includes(seat));
}

/** Whether this seat has still to say how often the rest is dealt. */
export function isAskedToRun({ run, live }: HandState, seat: number): boolean {
  return run !== undefined && live.includes(seat) && run.chosen[seat] === undefined;
}

/** Whatever the player can do now, always in the same place. */
export function BottomBar(props: BottomBarProps) {
  const { state, own, money, control, actions, onProblem, now, onSit, onTopUp } = props;
  const { hand } = state;
  const isBankRunning = hand?.clock?.timeBank === true && hand.clock.seat === own?.seat;
  const auto = <AutoSwitches {...{ own, isBankRunning, actions, onProblem }} />;
  const { turn } = control;
  if (hand && turn && own) {
    const key = `${hand.number}/${turn.number}`;
    return turn.asks === 'draw' ? (
      <DrawBar key={key} {...{ hand, turn, money, control, auto }} />
    ) : (
      <ActionBar key={key} {...{ hand, turn, money, control, auto }} stack={own.stack} />
    );
  }
  if (hand?.run && own && isAskedToRun(hand, own.seat)) {
    return <RunBar {...{ hand, offer: hand.run, actions, onProblem, now, auto }} />;
  }
  if (state.choice && own && state.choice.seat === own.seat) {
    return <ChoiceBar {...{ state, choice: state.choice, actions, onProblem, now, auto }} />;
  }
  if (control.canPlan) return <PreActionBar {...{ control, money, auto }} />;
  return (
    <IdleBar
      {...{ state, own, actions, onProblem, onTopUp, auto }}
      onSit={() => onSit(openSeat(state))}
    />
  );
}
