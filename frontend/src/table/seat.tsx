import { familyOf } from '../protocol/games';
import { useTexts } from '../texts/text';
import { Avatar } from '../ui/avatar';
import { cx } from '../ui/cx';
import { formatChips, formatDuration, type Money } from '../ui/format';
import { Icon } from '../ui/icon';
import type { CardChoice } from './card-chooser';
import { deedText } from './deed-text';
import { pointStyle, seatPoint } from './geometry';
import type { HandState } from './hand-model';
import { HoleCards } from './hole-cards';
import css from './seat.module.css';
import { type SeatView, spokenSeat } from './seat-view';
import { TimerRing } from './timer';

interface SeatProps {
  readonly view: SeatView;
  readonly hand: HandState | undefined;
  readonly place: number;
  readonly seats: number;
  readonly money: Money;
  readonly now: () => number;
  /** The player's own cards can be chosen. */
  readonly choice: CardChoice | undefined;
}

/** Above this the stage has no room for cards that are to be read. */
const HIGH = 16;
/** Below this a phone's seats are beside the player's own cards. */
const LOW = 70;

function seatClass(view: SeatView): string {
  return cx(
    css.seat,
    view.isOwn && css.own,
    view.isTurn && css.turn,
    view.isAllIn && css.allIn,
    view.isWinner && css.winner,
    view.isFolded && css.folded,
    view.isAway && css.away,
    (view.isAway || (view.isFolded && !view.isOwn)) && css.quiet,
  );
}

/** One sitter: picture, name, stack, cards, what it did last. */
export function Seat({ view, hand, place, seats, money, now, choice }: SeatProps) {
  const { t } = useTexts();
  const { sitter } = view;
  const deed = hand && deedText(hand, sitter.seat, money, t);
  const clock = view.isTurn && hand?.clock?.seat === sitter.seat ? hand.clock : undefined;
  const isStud = hand !== undefined && familyOf(hand.game) === 'stud';
  const tall = seatPoint('portrait', seats, place);
  const isHigh = seatPoint('landscape', seats, place).y < HIGH;
  const isFlipped = isHigh && (isStud || view.isShown) && view.hole.length > 0;
  return (
    <li
      className={cx(seatClass(view), isFlipped && css.flipped)}
      style={pointStyle((shape) => seatPoint(shape, seats, place))}
      data-seat={sitter.seat}
      data-winner={view.isWinner || undefined}
    >
      <span className="sr-only">{spokenSeat(view, money, t)}</span>
      <HoleCards {...{ view, isStud, isHigh, choice }} isRight={tall.x > 60} isLow={tall.y > LOW} />
      <div className={css.pod} aria-hidden="true">
        <span className={css.picture}>
          {view.position && <span className={css.position}>{view.position}</span>}
          {sitter.player.bot && <span className={css.bot}>{t('seat.bot')}</span>}
          <Avatar id={sitter.player.id} className={css.avatar} />
          {clock && <TimerRing clock={clock} now={now} />}
        </span>
        <div className={css.plate}>
          <p className={css.name}>
            <span>{sitter.player.name}</span>
          </p>
          <p className={cx(css.chips, view.isAllIn && css.bad)}>
            {view.isAway
              ? t('seat.away')
              : view.isAllIn
                ? t('seat.all_in')
                : formatChips(sitter.stack, money)}
          </p>
        </div>
        {deed && (
          <span className={cx(css.deed, deed.look && css[deed.look])} key={deed.text}>
            <span className={css.long}>{deed.text}</span>
            <span className={css.short}>{deed.short}</span>
          </span>
        )}
      </div>
    </li>
  );
}

interface EmptySeatProps {
  readonly seat: number;
  readonly place: number;
  readonly seats: number;
  readonly canSit: boolean;
  /** Held for the viewer until then, or for somebody else. */
  readonly held: 'no' | 'mine' | 'other';
  readonly heldMs: number;
  readonly onSit: (seat: number) => void;
}

export function EmptySeat({ seat, place, seats, canSit, held, heldMs, onSit }: EmptySeatProps) {
  const { t } = useTexts();
  const style = pointStyle((shape) => seatPoint(shape, seats, place));
  const label = held === 'mine' ? t('seat.take', { time: formatDuration(heldMs) }) : t('seat.sit');
  return (
    <li className={css.seat} style={style} data-seat={seat}>
      {canSit && held !== 'other' ? (
        <button
          type="button"
          className={cx(css.sit, held === 'mine' && css.held)}
          onClick={() => onSit(seat)}
        >
          <Icon name="plus" />
          <span>{label}</span>
          <span className="sr-only">{t('seat.number', { number: seat + 1 })}</span>
        </button>
      ) : (
        <>
          <span className="sr-only">{t(held === 'other' ? 'seat.held' : 'seat.empty')}</span>
          <span className={css.empty} aria-hidden="true" />
        </>
      )}
    </li>
  );
}
