import type { Money } from '../ui/format';
import { ActionBar } from './action-bar';
import { IdleBar, PreActionBar } from './idle-bar';
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
  readonly onSit: (seat: number) => void;
  readonly onTopUp: () => void;
}

/** The seat held for the viewer, or the first that is free. */
function openSeat({ seats, waiting, viewer }: TableState): number {
  const offered = waiting.find((waiter) => waiter.player.id === viewer)?.seat;
  const held = waiting.map((waiter) => waiter.seat);
  return offered ?? seats.findIndex((sitter, seat) => !sitter && !held.includes(seat));
}

/** Whatever the player can do now, always in the same place. */
export function BottomBar(props: BottomBarProps) {
  const { state, own, money, control, actions, onProblem, onSit, onTopUp } = props;
  const { hand } = state;
  const isBankRunning = hand?.clock?.timeBank === true && hand.clock.seat === own?.seat;
  const auto = <AutoSwitches {...{ own, isBankRunning, actions, onProblem }} />;
  if (hand && control.turn && own) {
    return (
      <ActionBar
        key={`${hand.number}/${control.turn.number}`}
        {...{ hand, money, control, auto }}
        turn={control.turn}
        stack={own.stack}
      />
    );
  }
  if (control.canPlan) return <PreActionBar {...{ control, money, auto }} />;
  return (
    <IdleBar
      {...{ state, own, actions, onProblem, onTopUp, auto }}
      onSit={() => onSit(openSeat(state))}
    />
  );
}
