// run-bar.tsx - all are all-in: how often the rest is dealt. The least that anybody wants counts.

import type { ReactNode } from 'react';
import { type TextKey, useTexts } from '../texts/text';
import { cx } from '../ui/cx';
import css from './actions.module.css';
import type { HandState, RunOffer } from './hand-model';
import { useRequest } from './idle-bar';
import type { TableActions } from './table-actions';
import { TimerSeconds } from './timer';
import { useActionKeys } from './use-action-keys';
import { useGuard } from './use-guard';
import type { OnProblem } from './use-turn';

interface RunBarProps {
  readonly hand: HandState;
  readonly offer: RunOffer;
  readonly actions: TableActions;
  readonly onProblem: OnProblem;
  readonly now: () => number;
  readonly auto: ReactNode;
}

const keys: readonly TextKey[] = ['run.once', 'run.twice', 'run.thrice'];

export function RunBar({ hand, offer, actions, onProblem, now, auto }: RunBarProps) {
  const { t } = useTexts();
  const { isBusy, run } = useRequest(onProblem);
  const guard = useGuard(`${hand.number}/${offer.turn}`);
  const choices = keys.slice(0, offer.times);
  const choose = (index: number) => {
    if (index < choices.length) run(() => actions.run(hand.number, offer.turn, index + 1));
  };
  useActionKeys({ choose: (index) => guard(() => choose(index)) });
  return (
    <form
      className={css.bar}
      aria-label={t('action.bar')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={css.auto}>{auto}</div>
      <div className={cx(css.middle, css.idle)}>
        <p>
          {t('run.question')} {hand.clock && <TimerSeconds clock={hand.clock} now={now} />}
        </p>
      </div>
      <div className={css.buttons}>
        {choices.map((key, index) => (
          <button
            key={key}
            type="button"
            className={cx(css.action, index === 0 ? css.fold : css.again)}
            disabled={isBusy}
            onClick={(event) => guard(() => choose(index), event.currentTarget)}
          >
            {t(key)}
            <span className={css.key} aria-hidden="true">
              {index + 1}
            </span>
          </button>
        ))}
      </div>
    </form>
  );
}
