// chips-dialog.tsx - how many chips to bring to the table: buy-in and top-up.
import { type FormEvent, useState } from 'react';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import css from '../ui/form.module.css';
import { formatBlinds, formatNumber } from '../ui/format';
import { clamp } from './sizes';

interface ChipsDialogProps {
  readonly title: string;
  readonly button: string;
  readonly min: number;
  /** What the table allows; the balance may allow less. */
  readonly max: number;
  readonly start: number;
  readonly balance: number;
  readonly bigBlind: number;
  readonly isBusy: boolean;
  readonly problem: string | undefined;
  readonly onAmount: (amount: number) => void;
  readonly onClose: () => void;
}

export function ChipsDialog(props: ChipsDialogProps) {
  const { title, button, min, balance, bigBlind, isBusy, problem, onAmount, onClose } = props;
  const { t, language } = useTexts();
  const max = Math.min(props.max, balance);
  const [wanted, setWanted] = useState(props.start);
  const amount = clamp(wanted, min, Math.max(min, max));
  const isShort = max < min;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isShort) onAmount(amount);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={css.form} onSubmit={submit}>
        <div className={css.amount}>
          <b>{formatNumber(amount, language)}</b>
          <span className={css.hint}>{formatBlinds(amount, bigBlind, language)}</span>
        </div>
        <div>
          <input
            className={css.range}
            type="range"
            min={min}
            max={Math.max(min, max)}
            step={1}
            value={amount}
            aria-label={t('buy_in.amount')}
            aria-valuetext={formatNumber(amount, language)}
            onChange={(event) => {
              const value = Number(event.target.value);
              const isEnd = value === min || value === max;
              setWanted(isEnd ? value : Math.round(value / bigBlind) * bigBlind);
            }}
          />
          <div className={css.ends}>
            <span>{t('buy_in.min', { amount: formatNumber(min, language) })}</span>
            <span>{t('buy_in.max', { amount: formatNumber(Math.max(min, max), language) })}</span>
          </div>
        </div>
        <p className={css.hint}>
          {t('buy_in.balance', { amount: formatNumber(balance, language) })}
        </p>
        {isShort && <p className={css.problem}>{t('buy_in.short')}</p>}
        {problem && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" type="submit" isBusy={isBusy} disabled={isShort}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
