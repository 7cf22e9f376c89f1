// bet-sizer.tsx - the amount of a bet or raise: sizes, slider, − and +, typed.
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/text';
import { cx } from '../ui/cx';
import { formatBlinds, formatChips, formatDecimal, formatPercent, type Money } from '../ui/format';
import { Icon } from '../ui/icon';
import { changeSettings } from '../ui/settings';
import css from './sizer.module.css';
import { clamp, type Size } from './sizes';

interface BetSizerProps {
  readonly sizes: readonly Size[];
  readonly min: number;
  readonly max: number;
  readonly amount: number;
  readonly money: Money;
  /** Short screens keep the slider closed until it is asked for. */
  readonly isOpen: boolean;
  readonly onAmount: (amount: number) => void;
  readonly onSend: () => void;
  /** Explains the bounds. */
  readonly why: ReactNode;
}

function useSizeLabel(money: Money) {
  const { t } = useTexts();
  return ({ id, label }: Size) => {
    if (label && 'percent' in label) return formatPercent(label.percent, money.language);
    if (label) return formatBlinds(label.blinds, 1, money.language);
    return t(id === 'min' ? 'size.min' : id === 'pot' ? 'size.pot' : 'size.all_in');
  };
}

export function BetSizer(props: BetSizerProps) {
  const { sizes, min, max, amount, money, isOpen, onAmount } = props;
  const { t } = useTexts();
  const labelOf = useSizeLabel(money);
  const width = Math.max(1, max - min);
  const step = (by: number) => onAmount(clamp(amount + by, min, max));
  return (
    <div className={css.sizer}>
      <div className={css.presets} role="group" aria-label={t('size.group')}>
        {sizes.map((size, index) => (
          <button
            key={size.id}
            type="button"
            aria-pressed={sizes.find(({ to }) => to === amount) === size}
            onClick={() => onAmount(size.to)}
          >
            {labelOf(size)}
            <span className={css.key} aria-hidden="true">
              {index + 1}
            </span>
          </button>
        ))}
      </div>
      <div className={cx(css.slide, !isOpen && css.folded)}>
        <button
          type="button"
          className={css.step}
          aria-label={t('size.less')}
          onClick={() => step(-money.bigBlind)}
        >
          <Icon name="minus" />
        </button>
        <span className={css.range} style={{ '--value': (amount - min) / width }}>
          <input
            type="range"
            min={min}
            max={max}
            step={1}
            value={amount}
            aria-label={t('size.amount')}
            aria-valuetext={formatChips(amount, money)}
            onChange={(event) => onAmount(onGrid(Number(event.target.value), min, max, money))}
          />
          {sizes.slice(1, 5).map((size) => (
            <i
              key={size.id}
              className={css.notch}
              style={{ '--at': (size.to - min) / width }}
              aria-hidden="true"
            />
          ))}
        </span>
        <button
          type="button"
          className={css.step}
          aria-label={t('size.more')}
          onClick={() => step(money.bigBlind)}
        >
          <Icon name="plus" />
        </button>
        <AmountField {...props} />
        {props.why}
      </div>
    </div>
  );
}

/** The slider moves by big blinds, and reaches both ends exactly. */
function onGrid(value: number, min: number, max: number, { bigBlind }: Money): number {
  if (value === min || value === max) return value;
  return clamp(Math.round(value / bigBlind) * bigBlind, min, max);
}

/** What was typed, in chips; undefined when it is no number. */
function parseAmount(text: string, { unit, bigBlind }: Money): number | undefined {
  const cleaned = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/,(?=\d{3}\b)/g, '');
  const value = Number(cleaned.replace(',', '.').replace(/[^\d.]/g, ''));
  if (cleaned === '' || !Number.isFinite(value)) return undefined;
  return Math.round(unit === 'bb' ? value * bigBlind : value);
}

function AmountField({ min, max, amount, money, onAmount, onSend }: BetSizerProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string>();
  const value = typed === undefined ? amount : parseAmount(typed, money);
  const isLegal = value !== undefined && value >= min && value <= max;
  const shown = money.unit === 'bb' ? amount / money.bigBlind : amount;
  const other = money.unit === 'bb' ? 'chips' : 'bb';
  const problem = t('size.limits', { min: formatChips(min, money), max: formatChips(max, money) });
  return (
    <span className={css.field}>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('size.amount')}
        aria-invalid={!isLegal}
        title={isLegal ? undefined : problem}
        value={typed ?? formatDecimal(shown, money.language)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = parseAmount(event.target.value, money);
          if (next !== undefined && next >= min && next <= max) onAmount(next);
        }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isLegal) onSend();
        }}
      />
      <button
        type="button"
        className={css.unit}
        aria-label={t('size.unit')}
        onClick={() => changeSettings({ unit: other })}
      >
        {formatChips(amount, { ...money, unit: other })}
      </button>
      {!isLegal && (
        <span className={css.problem} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
