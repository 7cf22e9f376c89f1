import { chipColumns } from './change';
import css from './chips.module.css';
import { cx } from './cx';

interface ChipsProps {
  readonly amount: number;
}

/** Decoration beside a number: never the only carrier of the amount. */
export function Chips({ amount }: ChipsProps) {
  return (
    <span className={css.pile} aria-hidden="true">
      {chipColumns(amount).map((column) => (
        <span key={column[0]} className={css.column} style={{ '--count': column.length }}>
          {column.map((colour, level) => (
            <svg
              // biome-ignore lint/suspicious/noArrayIndexKey: chips of a column differ by level alone
              key={level}
              className={cx(css.chip, css[colour])}
              style={{ '--level': level }}
              aria-hidden="true"
            >
              <use href="#chip" />
            </svg>
          ))}
        </span>
      ))}
    </span>
  );
}
