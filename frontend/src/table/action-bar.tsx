// action-bar.tsx - fold, check or call, bet or raise: what the server allows, with its amounts.

import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/text';
import { formatChips, type Money } from '../ui/format';
import { useMedia } from '../ui/use-media';
import { ActionSlots, type Slot } from './action-slots';
import css from './actions.module.css';
import { BetSizer } from './bet-sizer';
import { FixedAmounts } from './fixed-amounts';
import { FoldDialog } from './fold-dialog';
import type { HandState, Turn } from './hand-model';
import { potTotal } from './hand-state';
import { isCompleting } from './seat-events';
import { clamp, fixedAmounts, hasRange, highestBet, sizesOf } from './sizes';
import { useActionKeys } from './use-action-keys';
import { useGuard } from './use-guard';
import type { TurnControl } from './use-turn';
import { Why } from './why';

export const SHORT = '(max-width: 767px) and (max-height: 700px), (max-height: 480px)';

interface ActionBarProps {
  readonly hand: HandState;
  readonly turn: Turn;
  readonly stack: number;
  readonly money: Money;
  readonly control: TurnControl;
  readonly auto: ReactNode;
}

/** The amount to bet or raise to: between two bounds, or one of the fixed ones. */
function useAmount(hand: HandState, turn: Turn, { bigBlind }: Money) {
  const [wanted, setWanted] = useState(turn.minRaiseTo);
  const isRange = hasRange(hand, turn);
  const fixed = isRange ? [] : fixedAmounts(turn);
  const sizes = isRange ? sizesOf(hand, turn) : [];
  const amount = isRange
    ? clamp(wanted, turn.minRaiseTo, turn.maxRaiseTo)
    : (fixed.find((each) => each === wanted) ?? turn.minRaiseTo);
  const choices = isRange ? sizes.map(({ to }) => to) : fixed;
  const choose = (index: number) => setWanted(choices[index] ?? amount);
  const step = (by: number) =>
    isRange ? setWanted(amount + by * bigBlind) : choose(by > 0 ? fixed.length - 1 : 0);
  return { isRange, fixed, sizes, amount, setWanted, choose, step };
}

/** Mounted anew for each turn: its amount starts at the smallest raise. */
export function ActionBar({ hand, turn, stack, money, control, auto }: ActionBarProps) {
  const { t } = useTexts();
  const isShort = useMedia(SHORT);
  const [isSizing, setSizing] = useState(false);
  const [asksFold, setAsksFold] = useState(false);
  const sizing = useAmount(hand, turn, money);
  const guard = useGuard(`${hand.number}/${turn.number}/${turn.toCall}`);
  const canRaise = turn.minRaiseTo > 0;
  const bringsIn = turn.asks === 'bring_in';

  const fold = () => {
    if (bringsIn) return;
    if (turn.toCall === 0) setAsksFold(true);
    else control.act('fold');
  };
  const call = () => control.act(bringsIn ? 'bring_in' : turn.toCall === 0 ? 'check' : 'call');
  const raise = () => {
    if (!canRaise) return;
    if (sizing.isRange && isShort && !isSizing) setSizing(true);
    else control.act(highestBet(hand) === 0 ? 'bet' : 'raise', { to: sizing.amount });
  };
  const { step, choose } = sizing;
  const keys = { fold: () => guard(fold), call: () => guard(call), raise: () => guard(raise) };
  useActionKeys({ ...keys, step, choose });
  const slots = useSlots({ hand, turn, stack, money, control, amount: sizing.amount });
  const presses = [fold, call, raise];
  return (
    <form
      className={css.bar}
      aria-label={t('action.bar')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={css.auto}>{auto}</div>
      <div className={css.middle}>
        {sizing.isRange ? (
          <BetSizer
            {...{ money, sizes: sizing.sizes, amount: sizing.amount }}
            min={turn.minRaiseTo}
            max={turn.maxRaiseTo}
            isOpen={!isShort || isSizing}
            onAmount={sizing.setWanted}
            onSend={raise}
            why={<Why turn={turn} money={money} />}
          />
        ) : (
          <FixedAmounts {...{ hand, turn, money, ...sizing }} onAmount={sizing.setWanted} />
        )}
      </div>
      <ActionSlots
        isBusy={control.isBusy}
        slots={slots.map((slot, index) => ({
          ...slot,
          onPress: (pressed) => guard(presses[index] ?? fold, pressed),
        }))}
      />
      {asksFold && <FoldDialog onAct={control.act} onClose={() => setAsksFold(false)} />}
    </form>
  );
}

interface SlotsOptions extends Omit<ActionBarProps, 'auto'> {
  readonly amount: number;
}

function useSlots(options: SlotsOptions): readonly Omit<Slot, 'onPress'>[] {
  const { t } = useTexts();
  const { hand, turn, stack, money, control, amount } = options;
  const { busyWith } = control;
  const bringsIn = turn.asks === 'bring_in';
  const canRaise = turn.minRaiseTo > 0;
  const raiseKey = isCompleting(hand)
    ? 'action.complete'
    : highestBet(hand) === 0
      ? 'action.bet'
      : 'action.raise_to';
  const left = stack + (hand.bets[turn.seat] ?? 0) - amount;
  const isAllIn = canRaise && left <= 0;
  return [
    {
      look: 'fold',
      label: t('action.fold'),
      letter: 'F',
      isOff: bringsIn,
      isSent: busyWith === 'fold',
    },
    {
      look: 'call',
      ...callTexts(options, t),
      letter: 'C',
      isSent: busyWith === 'check' || busyWith === 'call' || busyWith === 'bring_in',
    },
    {
      look: 'raise',
      label: t(isAllIn ? 'action.all_in' : raiseKey),
      letter: 'R',
      amount: canRaise ? formatChips(amount, money) : undefined,
      note:
        canRaise && !isAllIn ? t('action.leaves', { left: formatChips(left, money) }) : undefined,
      isOff: !canRaise,
      isSent: busyWith === 'bet' || busyWith === 'raise',
    },
  ];
}

function callTexts(
  { hand, turn, stack, money }: SlotsOptions,
  t: ReturnType<typeof useTexts>['t'],
) {
  if (turn.toCall === 0) return { label: t('action.check') };
  const amount = formatChips(turn.toCall, money);
  if (turn.asks === 'bring_in') return { label: t('action.bring_in'), amount };
  const percent = new Intl.NumberFormat(money.language, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(turn.toCall / (potTotal(hand) + turn.toCall));
  const note = turn.toCall >= stack ? t('action.all_in') : t('action.needs', { percent });
  return { label: t('action.call'), amount, note };
}
