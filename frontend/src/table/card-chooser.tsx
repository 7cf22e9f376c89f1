// card-chooser.tsx - one's own cards as switches: which to exchange, or which to show.
import { useTexts } from '../texts/text';
import { Card, cardName } from '../ui/card';
import css from './chooser.module.css';
import type { HoleCard } from './hand-model';

export interface CardChoice {
  /** Places of the chosen cards. */
  readonly chosen: readonly number[];
  readonly onToggle: (place: number) => void;
}

interface CardChooserProps extends CardChoice {
  readonly hole: readonly HoleCard[];
  readonly label: string;
}

export function CardChooser({ hole, label, chosen, onToggle }: CardChooserProps) {
  const { t } = useTexts();
  return (
    <div className={css.chooser} role="group" aria-label={label}>
      {hole.map(({ place, card }, index) => (
        <button
          key={place}
          type="button"
          aria-pressed={chosen.includes(place)}
          aria-label={cardName(card ?? '', t)}
          onClick={() => onToggle(place)}
        >
          <Card card={card} small className={css.card} />
          <span className={css.key} aria-hidden="true">
            {index + 1}
          </span>
        </button>
      ))}
    </div>
  );
}
