// hand-lines.tsx - what was done in a past hand, street by street, and who won what.
import type { PastHand } from '../protocol/decode';
import { streetName } from '../texts/games';
import { type TextKey, useTexts } from '../texts/text';
import { formatNumber } from '../ui/format';
import css from './hands.module.css';

interface HandProps {
  readonly hand: PastHand;
}

type Action = PastHand['actions'][number];

function nameOf({ seats }: PastHand, seat: number): string {
  return seats.find((other) => other.seat === seat)?.player.name ?? '';
}

/** The streets that were played, in their order. */
function streetsOf({ actions }: PastHand) {
  return [...new Set(actions.map(({ street }) => street))];
}

export function Actions({ hand }: HandProps) {
  const { t } = useTexts();
  return streetsOf(hand).map((street) => (
    <section className={css.section} key={street}>
      <h2>{streetName(street, hand.game, t)}</h2>
      <ul className={css.lines}>
        {hand.actions
          .filter((action) => action.street === street)
          .map((action, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a past hand does not change
            <ActionLine key={index} action={action} name={nameOf(hand, action.seat)} />
          ))}
      </ul>
    </section>
  ));
}

function ActionLine({ action, name }: { readonly action: Action; readonly name: string }) {
  const { t, language } = useTexts();
  const { kind, amount, to, allIn, cards } = action;
  return (
    <li>
      <span>
        <b>{name}</b> {t(`past.${kind}`, { count: cards })}
        {allIn && ` · ${t('seat.all_in')}`}
      </span>
      <span>{amount > 0 && formatNumber(Math.max(to, amount), language)}</span>
    </li>
  );
}

const wonKeys = {
  whole: 'log.won',
  high: 'log.won_high',
  low: 'log.won_low',
} as const satisfies Record<string, TextKey>;

export function Results({ hand }: HandProps) {
  const { t, language } = useTexts();
  return (
    <section className={css.section}>
      <h2>{t('hand.results')}</h2>
      <ul className={css.lines}>
        {hand.results.map(({ pot, seat, amount, board, share }) => (
          <li key={`${pot}-${seat}-${board}-${share}`}>
            <span>
              <b>{nameOf(hand, seat)}</b> {t(wonKeys[share])}
              {hand.boards.length > 1 && ` · ${t('log.on_board', { board: board + 1 })}`}
            </span>
            <span>{formatNumber(amount, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
