// action-slots.tsx - three buttons that never move: give up, go along, go higher.
import { cx } from '../ui/cx';
import css from './actions.module.css';

export interface Slot {
  readonly look: 'fold' | 'call' | 'raise';
  readonly label: string;
  /** The letter on the keyboard. */
  readonly letter: string;
  readonly amount?: string | undefined;
  readonly note?: string | undefined;
  readonly isOff?: boolean;
  /** This one was pressed, and the server decides. */
  readonly isSent?: boolean;
  readonly onPress: (pressed: Element) => void;
}

interface ActionSlotsProps {
  readonly slots: readonly Slot[];
  readonly isBusy: boolean;
}

export function ActionSlots({ slots, isBusy }: ActionSlotsProps) {
  return (
    <div className={css.buttons}>
      {slots.map(({ look, label, letter, amount, note, isOff, isSent, onPress }) => (
        <button
          key={`${look}${letter}`}
          type="button"
          className={cx(css.action, css[look], isSent && css.busy)}
          disabled={isOff === true || (isBusy && !isSent)}
          onClick={(event) => onPress(event.currentTarget)}
        >
          {label}
          {amount !== undefined && <b>{amount}</b>}
          {note !== undefined && <small>{note}</small>}
          <span className={css.key} aria-hidden="true">
            {letter}
          </span>
        </button>
      ))}
    </div>
  );
}
