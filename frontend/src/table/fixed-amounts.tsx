// fixed-amounts.tsx - the amounts that a limit fixes: one, or two after an open pair; no slider.
import { useTexts } from '../texts/text';
import { formatChips, type Money } from '../ui/format';
import type { HandState, Turn } from './hand-model';
import css from './sizer.module.css';
import { useRuleText, Why } from './why';

interface FixedAmountsProps {
  readonly hand: HandState;
  readonly turn: Turn;
  readonly money: Money;
  readonly fixed: readonly number[];
  readonly amount: number;
  readonly onAmount: (amount: number) => void;
}

export function FixedAmounts({ hand, turn, money, fixed, amount, onAmount }: FixedAmountsProps) {
  const { t } = useTexts();
  return (
    <div className={css.fixed}>
      {fixed.length > 1 ? (
        <div className={css.presets} role="group" aria-label={t('fixed.group')}>
          {fixed.map((each, index) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === amount}
              onClick={() => onAmount(each)}
            >
              {formatChips(each, money)}
              <span className={css.key} aria-hidden="true">
                {index + 1}
              </span>
            </button>
          ))}
        </div>
      ) : (
        <Hint {...{ hand, turn, money }} />
      )}
      <Why {...{ turn, money }} />
    </div>
  );
}

/** What the limit is, or why one may not raise. */
function Hint({ hand, turn, money }: Pick<FixedAmountsProps, 'hand' | 'turn' | 'money'>) {
  const { t } = useTexts();
  const ruleText = useRuleText();
  const reason = turn.minRaiseTo === 0 ? ruleText(turn.minRule) : undefined;
  const bets = t('fixed.bets', {
    small: formatChips(hand.smallBet, money),
    big: formatChips(hand.bigBet, money),
  });
  if (turn.asks === 'bring_in') return <p>{t('bring_in.hint')}</p>;
  return <p>{reason ?? (hand.limit === 'fixed' ? bets : '')}</p>;
}
