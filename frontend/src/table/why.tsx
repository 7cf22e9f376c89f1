// why.tsx - why an amount is what it is: the paragraphs of the rules that the server names.
import { useId } from 'react';
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { formatChips, type Money } from '../ui/format';
import type { Turn } from './hand-model';
import css from './why.module.css';

/** The paragraphs that have a sentence in texts/. */
const told = [
  102, 302, 403, 404, 405, 406, 407, 408, 413, 414, 415, 416, 1006, 1007, 1010,
] as const;

/** The rule in a sentence; undefined for a rule that has none here. */
export function useRuleText(): (rule: number) => string | undefined {
  const { t } = useTexts();
  return (rule) => {
    const known = told.find((each) => each === rule);
    return known && t(`rule.${known}`);
  };
}

interface Reason {
  readonly title: TextKey;
  readonly amount: number;
  readonly rule: number;
}

function reasonsOf({ asks, toCall, minRaiseTo, maxRaiseTo, ...turn }: Turn): readonly Reason[] {
  const price: Reason = { title: 'why.call', amount: toCall, rule: turn.callRule };
  if (asks === 'draw') return [{ title: 'why.draw', amount: 0, rule: turn.maxRule }];
  if (minRaiseTo === 0) return [price, { title: 'why.raise', amount: 0, rule: turn.minRule }];
  const least: Reason = { title: 'why.least', amount: minRaiseTo, rule: turn.minRule };
  const most: Reason = { title: 'why.most', amount: maxRaiseTo, rule: turn.maxRule };
  const or: Reason = { title: 'why.most', amount: turn.orRaiseTo, rule: 1007 };
  if (turn.orRaiseTo > 0) return [price, least, or];
  return minRaiseTo === maxRaiseTo && turn.minRule === turn.maxRule
    ? [price, { ...least, title: 'why.raise' }]
    : [price, least, most];
}

interface WhyProps {
  readonly turn: Turn;
  readonly money: Money;
}

export function Why({ turn, money }: WhyProps) {
  const { t } = useTexts();
  const ruleText = useRuleText();
  const id = useId();
  const reasons = reasonsOf(turn).filter(({ rule }) => ruleText(rule) !== undefined);
  if (reasons.length === 0) return null;
  return (
    <>
      <button type="button" className={css.why} popoverTarget={id} aria-label={t('why.open')}>
        ?
      </button>
      <div className={css.reasons} id={id} popover="auto">
        <h2>{t('why.open')}</h2>
        <dl>
          {reasons.map(({ title, amount, rule }) => (
            <div key={title}>
              <dt>
                {t(title)} {amount > 0 && <b>{formatChips(amount, money)}</b>}
              </dt>
              <dd>
                {ruleText(rule)}{' '}
                <small>
                  {t('why.rule', { number: `${Math.floor(rule / 100)}.${rule % 100}` })}
                </small>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}
