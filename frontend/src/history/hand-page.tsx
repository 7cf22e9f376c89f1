// hand-page.tsx - one past hand: who sat, what was done, who won.
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { decodePastHand, type PastHand } from '../protocol/decode';
import { familyOf } from '../protocol/games';
import { useServices } from '../protocol/services';
import { gameName } from '../texts/games';
import { problemText } from '../texts/problem';
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { cx } from '../ui/cx';
import { formatDateTime, formatNet, formatNumber } from '../ui/format';
import { Icon } from '../ui/icon';
import { useTitle } from '../ui/use-title';
import { Actions, Results } from './hand-lines';
import css from './hands.module.css';

const hasCards = (board: readonly string[]) => board.length > 0;

function usePastHand(id: number) {
  const { http } = useServices();
  const { t } = useTexts();
  const [hand, setHand] = useState<PastHand>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const leaving = new AbortController();
    http
      .get(`/api/hands/${id}`, decodePastHand, leaving.signal)
      .then(setHand)
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) setProblem(problemText(error, t));
      });
    return () => leaving.abort();
  }, [http, id, t]);
  return { hand, problem };
}

export function HandPage({ id }: { readonly id: number }) {
  const { t, language } = useTexts();
  const { hand, problem } = usePastHand(id);
  useTitle(hand ? t('hands.line', { table: hand.tableName, hand: hand.hand }) : t('hands.title'));
  return (
    <main className={css.main}>
      <Link href="/hands" className={css.back}>
        <Icon name="back" /> {t('hands.title')}
      </Link>
      <h1>
        {hand ? t('hands.line', { table: hand.tableName, hand: hand.hand }) : t('hands.loading')}
      </h1>
      {problem && <p role="alert">{problem}</p>}
      {hand && (
        <>
          <div className={css.board}>
            {hand.boards.filter(hasCards).map((board, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a board is its number
              <span key={index} className={css.cards}>
                {board.map((card) => (
                  <Card key={card} card={card} className={css.boardCard} />
                ))}
              </span>
            ))}
            <span className={css.hint}>
              {gameName(hand.game, hand.limit, t)} · {formatDateTime(hand.endedAt, language)} ·{' '}
              {t('hands.pot', { amount: formatNumber(hand.pot, language) })}
            </span>
          </div>
          <Seats hand={hand} />
          <Actions hand={hand} />
          <Results hand={hand} />
        </>
      )}
    </main>
  );
}

function Seats({ hand }: { readonly hand: PastHand }) {
  const { t, language } = useTexts();
  const headings: readonly TextKey[] = ['hand.player', 'hand.cards', 'hand.stack', 'hand.net'];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={cx(css.section, css.scroll)} tabIndex={0} aria-label={t('hand.players')}>
      <table className={css.table}>
        <thead>
          <tr>
            {headings.map((key, index) => (
              <th key={key} scope="col" className={cx(index > 1 && css.number)}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hand.seats.map(({ seat, player, hole, up, stackBefore, net }) => (
            <tr key={seat}>
              <td>
                {player.name}
                {seat === hand.button && ' (D)'}
              </td>
              <td>
                <Hole hole={hole} up={up} isStud={familyOf(hand.game) === 'stud'} />
              </td>
              <td className={css.number}>{formatNumber(stackBefore, language)}</td>
              <td className={cx(css.number, net > 0 && css.up, net < 0 && css.down)}>
                {formatNet(net, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HoleProps {
  readonly hole: readonly (string | null)[] | null;
  readonly up: readonly number[];
  readonly isStud: boolean;
}

/** In stud the cards that everybody saw lie a little higher. */
function Hole({ hole, up, isStud }: HoleProps) {
  if (!hole) return '–';
  return (
    <span className={cx(css.cards, isStud && css.stud)}>
      {hole.map((card, place) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: a hidden card has no other name
          key={place}
          card={card}
          small
          className={cx(css.card, up.includes(place) && css.open)}
        />
      ))}
    </span>
  );
}
