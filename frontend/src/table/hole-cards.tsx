// hole-cards.tsx - the cards in front of a seat: a fan, a row of stud, or cards to choose from.
import { useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { cx } from '../ui/cx';
import type { CardChoice } from './card-chooser';
import type { HoleCard } from './hand-model';
import css from './hole.module.css';
import type { SeatView } from './seat-view';

interface HoleCardsProps {
  readonly view: SeatView;
  /** Open and closed cards lie in a row. */
  readonly isStud: boolean;
  /** At the upper edge of the stage there is no room above the seat. */
  readonly isHigh: boolean;
  readonly isRight: boolean;
  /** Beside the player, on a phone. */
  readonly isLow: boolean;
  /** The player's own, while some of them can be chosen. */
  readonly choice: CardChoice | undefined;
}

export function HoleCards({ view, isStud, isHigh, isLow, isRight, choice }: HoleCardsProps) {
  const { hole, isOwn, isShown, isFolded, sitter, draws } = view;
  if (hole.length === 0) return null;
  const isReadable = isStud || isShown;
  return (
    <span
      className={cx(
        css.hole,
        isOwn && css.own,
        isShown && css.open,
        isStud && css.stud,
        choice && css.choosing,
        isFolded && css.folded,
        isRight && css.right,
        isLow && !isOwn && css.lifted,
        isHigh && isReadable && !isOwn && css.below,
      )}
      style={{ '--n': hole.length }}
      data-hole={sitter.seat}
      data-count={hole.length}
    >
      {draws.length > 0 && !isOwn && <Draws draws={draws} />}
      {hole.map((held, index) => (
        <Held key={held.place} {...{ held, index, choice }} isLarge={isOwn} />
      ))}
    </span>
  );
}

interface HeldProps {
  readonly held: HoleCard;
  readonly index: number;
  readonly isLarge: boolean;
  readonly choice: CardChoice | undefined;
}

/** One card. The pointer's way to choose it; the keyboard's is in the action bar. */
function Held({ held, index, isLarge, choice }: HeldProps) {
  const { place, card, isOpen } = held;
  const isChosen = choice?.chosen.includes(place) ?? false;
  const drawn = <Card card={card} small={!isLarge} look={isChosen ? 'dim' : undefined} />;
  const shared = { style: { '--i': index }, 'data-place': place };
  const className = cx(css.card, isOpen && css.up, isChosen && css.chosen);
  if (!choice) {
    return (
      <span className={className} {...shared}>
        {drawn}
      </span>
    );
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      className={className}
      onClick={() => choice.onToggle(place)}
      {...shared}
    >
      {drawn}
    </button>
  );
}

/** How many cards this seat has exchanged, draw by draw. */
function Draws({ draws }: { readonly draws: readonly number[] }) {
  const { t } = useTexts();
  const counts = draws.join(' · ');
  return (
    <span className={css.draws}>
      <span className="sr-only">{t('seat.draws', { counts: draws.join(', ') })}</span>
      <span aria-hidden="true">{counts}</span>
    </span>
  );
}
