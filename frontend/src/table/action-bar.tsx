// action-bar.tsx - fold, check or call, bet or raise: three slots that never move.

import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { Dialog } from '../ui/dialog';
import { formatChips, type Money } from '../ui/format';
import { useMedia } from '../ui/use-media';
import css from './actions.module.css';
import { BetSizer } from './bet-sizer';
import type { HandState, Turn } from './hand-model';
import { potTotal } from './hand-state';
import { clamp, highestBet, sizesOf } from './sizes';
import { useActionKeys } from './use-action-keys';
import { useGuard } from './use-guard';
import type { TurnControl } from './use-turn';

export const SHORT = '(max-width: 767px) and (max-height: 700px), (max-height: 480px)';

interface ActionBarProps {
  readonly hand: HandState;
  readonly turn: Turn;
  readonly stack: number;
  readonly money: Money;
  readonly control: TurnControl;
  readonly auto: ReactNode;
}

/** Mounted anew for each turn: its amount starts at the smallest raise. */
export function ActionBar({ hand, turn, stack, money, control, auto }: ActionBarProps) {
  const { t } = useTexts();
  const isShort = useMedia(SHORT);
  const [isSizing, setSizing] = useState(false);
  const [asksFold, setAsksFold] = useState(false);
  const [wanted, setWanted] = useState(turn.minRaiseTo);
  const canRaise = turn.minRaiseTo > 0;
  const amount = clamp(wanted, turn.minRaiseTo, turn.maxRaiseTo);
  const sizes = canRaise ? sizesOf(hand, turn) : [];
  const guard = useGuard(`${hand.number}/${turn.number}/${turn.toCall}`);

  const fold = () => (turn.toCall === 0 ? setAsksFold(true) : control.act('fold'));
  const call = () => control.act(turn.toCall === 0 ? 'check' : 'call');
  const raise = () => {
    if (!canRaise) return;
    if (isShort && !isSizing) setSizing(true);
    else control.act(highestBet(hand) === 0 ? 'bet' : 'raise', amount);
  };
  const step = (by: number) =>
    setWanted(clamp(amount + by * money.bigBlind, turn.minRaiseTo, turn.maxRaiseTo));
  const choose = (index: number) => {
    const size = sizes[index];
    if (size) setWanted(size.to);
  };
  useActionKeys({
    fold: () => guard(fold),
    call: () => guard(call),
    raise: () => guard(raise),
    step,
    choose,
  });

  return (
    <form
      className={css.bar}
      aria-label={t('action.bar')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={css.auto}>{auto}</div>
      <div className={css.middle}>
        {canRaise && (
          <BetSizer
            {...{ sizes, amount, money }}
            min={turn.minRaiseTo}
            max={turn.maxRaiseTo}
            isOpen={!isShort || isSizing}
            onAmount={setWanted}
            onSend={raise}
          />
        )}
      </div>
      <ActionButtons
        {...{ hand, turn, stack, money, control, amount }}
        onFold={(pressed) => guard(fold, pressed)}
        onCall={(pressed) => guard(call, pressed)}
        onRaise={(pressed) => guard(raise, pressed)}
      />
      {asksFold && (
        <Dialog title={t('fold.title')} onClose={() => setAsksFold(false)}>
          <p>{t('fold.text')}</p>
          <div className="dialog-buttons">
            <Button
              look="danger"
              onClick={() => {
                setAsksFold(false);
                control.act('fold');
              }}
            >
              {t('fold.fold')}
            </Button>
            <Button
              look="main"
              onClick={() => {
                setAsksFold(false);
                control.act('check');
              }}
            >
              {t('fold.check')}
            </Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}

interface ActionButtonsProps {
  readonly hand: HandState;
  readonly turn: Turn;
  readonly stack: number;
  readonly money: Money;
  readonly control: TurnControl;
  readonly amount: number;
  readonly onFold: (pressed: Element) => void;
  readonly onCall: (pressed: Element) => void;
  readonly onRaise: (pressed: Element) => void;
}

function ActionButtons(props: ActionButtonsProps) {
  const { hand, turn, stack, money, control, amount, onFold, onCall, onRaise } = props;
  const { t } = useTexts();
  const { isBusy, busyWith } = control;
  const isFree = turn.toCall === 0;
  const isCallAllIn = turn.toCall >= stack;
  const isRaiseAllIn = amount === turn.maxRaiseTo;
  const needed = turn.toCall / (potTotal(hand) + turn.toCall);
  const percent = new Intl.NumberFormat(money.language, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(needed);
  const left = formatChips(turn.maxRaiseTo - amount, money);
  const raiseKey = highestBet(hand) === 0 ? 'action.bet' : 'action.raise_to';
  const busy = (...actions: readonly string[]) =>
    isBusy && busyWith !== undefined && actions.includes(busyWith) && css.busy;
  return (
    <div className={css.buttons}>
      <button
        type="button"
        className={cx(css.action, css.fold, busy('fold'))}
        disabled={isBusy && busyWith !== 'fold'}
        onClick={(event) => onFold(event.currentTarget)}
      >
        {t('action.fold')}
        <span className={css.key} aria-hidden="true">
          F
        </span>
      </button>
      <button
        type="button"
        className={cx(css.action, css.call, busy('check', 'call'))}
        disabled={isBusy && !busy('check', 'call')}
        onClick={(event) => onCall(event.currentTarget)}
      >
        {isFree ? t('action.check') : t('action.call')}
        {!isFree && <b>{formatChips(turn.toCall, money)}</b>}
        {!isFree && (
          <small>{isCallAllIn ? t('action.all_in') : t('action.needs', { percent })}</small>
        )}
        <span className={css.key} aria-hidden="true">
          C
        </span>
      </button>
      <button
        type="button"
        className={cx(css.action, css.raise, busy('bet', 'raise'))}
        disabled={turn.minRaiseTo === 0 || (isBusy && !busy('bet', 'raise'))}
        onClick={(event) => onRaise(event.currentTarget)}
      >
        {isRaiseAllIn && turn.minRaiseTo > 0 ? t('action.all_in') : t(raiseKey)}
        {turn.minRaiseTo > 0 && <b>{formatChips(amount, money)}</b>}
        {turn.minRaiseTo > 0 && !isRaiseAllIn && <small>{t('action.leaves', { left })}</small>}
        <span className={css.key} aria-hidden="true">
          R
        </span>
      </button>
    </div>
  );
}
