// choice-bar.tsx - a dealer's choice: which game is played next. The server says among which.

import type { ReactNode } from 'react';
import { gameBrief, gameName } from '../texts/games';
import { useTexts } from '../texts/text';
import { cx } from '../ui/cx';
import css from './actions.module.css';
import { useRequest } from './idle-bar';
import type { TableActions } from './table-actions';
import type { Choice, TableState } from './table-model';
import { TimerSeconds } from './timer';
import { useGuard } from './use-guard';
import type { OnProblem } from './use-turn';

interface ChoiceBarProps {
  readonly state: TableState;
  readonly choice: Choice;
  readonly actions: TableActions;
  readonly onProblem: OnProblem;
  readonly now: () => number;
  readonly auto: ReactNode;
}

export function ChoiceBar({ state, choice, actions, onProblem, now, auto }: ChoiceBarProps) {
  const { t } = useTexts();
  const { isBusy, run } = useRequest(onProblem);
  const guard = useGuard(`${choice.hand}`);
  const { table, nextHandAt } = state;
  const clock = nextHandAt !== undefined && {
    seat: choice.seat,
    from: nextHandAt - table.actMs,
    until: nextHandAt,
    timeBank: false,
  };
  const choose = (index: number) => run(() => actions.choose(choice.hand, index));
  return (
    <form
      className={cx(css.bar, css.choosing)}
      aria-label={t('action.bar')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={css.auto}>{auto}</div>
      <div className={css.choice}>
        <p>
          {t('choice.question')} {clock && <TimerSeconds clock={clock} now={now} />}
        </p>
        <div className={css.games} role="group" aria-label={t('choice.group')}>
          {choice.games.map(({ game, limit }, index) => (
            <button
              key={`${game}/${limit}`}
              type="button"
              title={gameName(game, limit, t)}
              disabled={isBusy}
              onClick={(event) => guard(() => choose(index), event.currentTarget)}
            >
              {gameBrief(game, limit, t)}
            </button>
          ))}
        </div>
      </div>
    </form>
  );
}
