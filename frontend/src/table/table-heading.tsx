import { gameBrief, gameName, stakesOf } from '../texts/games';
import { useTexts } from '../texts/text';
import { IconButton } from '../ui/button';
import { formatNumber, type Money } from '../ui/format';
import type { Seated, TableState } from './table-model';
import css from './table-page.module.css';

/** "No-limit Hold'em · 50 / 100"; where the games change, the one that is played. */
export function useStakes(
  { table, hand }: TableState,
  money: Money,
  length: 'full' | 'brief',
): string {
  const { t } = useTexts();
  const { game, limit } = hand ?? table;
  const { rotation } = table;
  const [small, big] = stakesNow(table, hand);
  const values = {
    game: length === 'full' ? gameName(game, limit, t) : gameBrief(game, limit, t),
    small: formatNumber(small, money.language),
    big: formatNumber(big, money.language),
  };
  return rotation === 'none'
    ? t('table.stakes', values)
    : t('table.stakes_mixed', { ...values, rotation: t(`rotation.${rotation}`) });
}

/** Of the running hand, as the server names them; before it, those of the table. */
function stakesNow(table: TableState['table'], hand: TableState['hand']) {
  if (!hand) return stakesOf(table);
  return hand.limit === 'fixed'
    ? ([hand.smallBet, hand.bigBet] as const)
    : ([table.smallBlind, table.bigBlind] as const);
}

/** "Ante 2 · bring-in 5"; empty where nobody pays them. */
function useForced({ table, hand }: TableState, money: Money): string {
  const { t } = useTexts();
  const isMixed = table.rotation !== 'none';
  const before = isMixed ? { ante: 0, bringIn: 0 } : table;
  const { ante, bringIn } = hand ?? before;
  const number = (value: number) => formatNumber(value, money.language);
  if (bringIn > 0) return t('table.forced', { ante: number(ante), bringIn: number(bringIn) });
  return ante > 0 ? t('table.ante', { ante: number(ante) }) : '';
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
  const stakes = useStakes(state, money, 'full');
  const forced = useForced(state, money);
  return (
    <>
      <div className={css.info}>
        <h1>{state.table.name}</h1>
        <p>{stakes}</p>
        {forced && <p>{forced}</p>}
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
