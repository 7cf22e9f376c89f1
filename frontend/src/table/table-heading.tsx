import { useTexts } from '../texts/text';
import { IconButton } from '../ui/button';
import { formatNumber, type Money } from '../ui/format';
import type { Seated, TableState } from './table-model';
import css from './table-page.module.css';

/** "No-limit Hold'em · 50 / 100". */
export function useStakes(state: TableState, money: Money): string {
  const { t } = useTexts();
  return t('table.stakes', {
    small: formatNumber(state.table.smallBlind, money.language),
    big: formatNumber(state.table.bigBlind, money.language),
  });
}

interface TableHeadingProps {
  readonly state: TableState;
  readonly money: Money;
  readonly own: Seated | undefined;
  readonly onTopUp: () => void;
  readonly onLeave: () => void;
}

/** In the corners of the stage on a desk. */
export function TableHeading({ state, money, own, onTopUp, onLeave }: TableHeadingProps) {
  const { t } = useTexts();
  const stakes = useStakes(state, money);
  return (
    <>
      <div className={css.info}>
        <h1>{state.table.name}</h1>
        <p>{stakes}</p>
        {state.hand && <p>{t('table.hand', { hand: state.hand.number })}</p>}
      </div>
      {own && (
        <div className={css.tools}>
          <IconButton icon="plus" label={t('top_up.title')} onClick={onTopUp} />
          <IconButton icon="leave" label={t('leave.leave')} onClick={onLeave} />
        </div>
      )}
    </>
  );
}
