import { useStore } from 'zustand';
import { useTexts } from '../texts/text';
import { Avatar } from '../ui/avatar';
import { Card } from '../ui/card';
import { formatNumber } from '../ui/format';
import { Icon } from '../ui/icon';
import { pointStyle, seatPoint } from './geometry';
import { potTotal } from './hand-state';
import css from './table-preview.module.css';
import type { TableStore } from './table-store';

/** A table in small: who sits with how much, the board, the pot. */
export function TablePreview({ store }: { readonly store: TableStore }) {
  const { t, language } = useTexts();
  const { table } = useStore(store);
  if (!table) return <div className={css.stage} />;
  const { hand, seats } = table;
  return (
    <div className={css.stage}>
      <div className={css.felt} />
      {hand && (
        <>
          <div className={css.boards}>
            {hand.boards.map((board, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a board is its number
              <div key={index} className={css.board}>
                {board.map((card) => (
                  <Card key={card} card={card} small className={css.card} />
                ))}
              </div>
            ))}
          </div>
          <p className={css.pot}>
            {t('lobby.pot', { amount: formatNumber(potTotal(hand), language) })}
          </p>
        </>
      )}
      <ul aria-label={t('table.seats')}>
        {seats.map((sitter, seat) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a seat is its number
            key={seat}
            className={css.seat}
            style={pointStyle((shape) => seatPoint(shape, seats.length, seat))}
          >
            {sitter ? (
              <>
                <span className="sr-only">{sitter.player.name}</span>
                <Avatar id={sitter.player.id} className={css.avatar} />
                <span className={css.stack}>{formatNumber(sitter.stack, language)}</span>
              </>
            ) : (
              <>
                <span className="sr-only">{t('seat.empty')}</span>
                <span className={css.empty} aria-hidden="true">
                  <Icon name="plus" />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
