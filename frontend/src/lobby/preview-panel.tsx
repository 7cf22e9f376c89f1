import type { ReactNode } from 'react';
import type { TableSummary } from '../protocol/decode';
import { stakesOf, tableGame } from '../texts/games';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { formatBlinds, formatNumber } from '../ui/format';
import { Icon } from '../ui/icon';
import css from './lobby.module.css';

interface PreviewPanelProps {
  readonly table: TableSummary;
  readonly isSeated: boolean;
  readonly onOpen: () => void;
  /** The drawing. */
  readonly children: ReactNode;
}

/** The chosen table: drawing, figures, and the ways in. */
export function PreviewPanel({ table, isSeated, onOpen, children }: PreviewPanelProps) {
  const { t, language } = useTexts();
  const number = (value: number) => formatNumber(value, language);
  const [small, big] = stakesOf(table);
  const stakes = t('lobby.stakes_line', {
    game: tableGame(table, t),
    small: number(small),
    big: number(big),
    min: number(table.buyInMin),
    max: number(table.buyInMax),
  });
  const isFull = table.players >= table.seats;
  const enter = isSeated ? 'lobby.return' : isFull ? 'lobby.wait' : 'lobby.take_seat';
  const figures = [
    [t('lobby.average_stack'), formatBlinds(table.averageStack, table.bigBlind, language)],
    [t('lobby.hands_per_hour'), number(table.handsPerHour)],
    [t('lobby.time_to_act'), t('seconds', { count: Math.round(table.actMs / 1000) })],
  ] as const;
  return (
    <>
      <div>
        <h2>{table.name}</h2>
        <p className={css.hint}>{stakes}</p>
      </div>
      {children}
      <dl className={css.stats}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={css.buttons}>
        <Button onClick={onOpen}>
          <Icon name="eye" /> {t('lobby.watch')}
        </Button>
        <Button look="main" onClick={onOpen}>
          {t(enter)}
        </Button>
      </div>
    </>
  );
}
