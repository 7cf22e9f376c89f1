// hands-page.tsx - one's own past hands, newest first.
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { decodeHands, type HandLine } from '../protocol/decode';
import { useServices } from '../protocol/services';
import { gameBrief } from '../texts/games';
import { problemText } from '../texts/problem';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { cx } from '../ui/cx';
import { formatDateTime, formatNet, formatNumber } from '../ui/format';
import { useTitle } from '../ui/use-title';
import css from './hands.module.css';

interface Listed {
  readonly hands: readonly HandLine[];
  readonly more: boolean;
}

/** The list so far; `load` brings the next page. */
function useHands() {
  const { http } = useServices();
  const { t } = useTexts();
  const [listed, setListed] = useState<Listed>();
  const [problem, setProblem] = useState<string>();
  const load = useCallback(
    async (before: readonly HandLine[], signal?: AbortSignal) => {
      const last = before.at(-1)?.id;
      const query = last === undefined ? '?limit=20' : `?limit=20&before=${last}`;
      try {
        const { hands, more } = await http.get(`/api/hands${query}`, decodeHands, signal);
        setListed({ hands: [...before, ...hands], more });
      } catch (error) {
        if (!signal?.aborted) setProblem(problemText(error, t));
      }
    },
    [http, t],
  );
  useEffect(() => {
    const leaving = new AbortController();
    void load([], leaving.signal);
    return () => leaving.abort();
  }, [load]);
  return { listed, problem, load };
}

export function HandsPage() {
  const { t } = useTexts();
  useTitle(t('hands.title'));
  const { listed, problem, load } = useHands();
  return (
    <main className={css.main}>
      <h1>{t('hands.title')}</h1>
      {problem && <p role="alert">{problem}</p>}
      {!listed && !problem && <p className={css.hint}>{t('hands.loading')}</p>}
      {listed?.hands.length === 0 && <p className={css.hint}>{t('hands.none')}</p>}
      <ul className={css.list}>
        {listed?.hands.map((hand) => (
          <li key={hand.id}>
            <HandRow hand={hand} />
          </li>
        ))}
      </ul>
      {listed?.more && (
        <div className={css.more}>
          <Button onClick={() => load(listed.hands)}>{t('hands.more')}</Button>
        </div>
      )}
    </main>
  );
}

function HandRow({ hand }: { readonly hand: HandLine }) {
  const { t, language } = useTexts();
  return (
    <Link href={`/hands/${hand.id}`} className={css.hand}>
      <span className={cx(css.cards, hand.hole.length > 2 && css.many)}>
        {hand.hole.map((card, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is known by its place
          <Card key={place} card={card} small className={css.card} />
        ))}
      </span>
      <span className={css.cards}>
        {hand.board.map((card) => (
          <Card key={card} card={card} small className={css.card} />
        ))}
      </span>
      <span className={css.what}>
        <b>{t('hands.line', { table: hand.tableName, hand: hand.hand })}</b>
        <span>
          {gameBrief(hand.game, hand.limit, t)} · {formatDateTime(hand.endedAt, language)} ·{' '}
          {t('hands.pot', { amount: formatNumber(hand.pot, language) })}
        </span>
      </span>
      <span className={cx(css.net, hand.net > 0 && css.up, hand.net < 0 && css.down)}>
        {formatNet(hand.net, language)}
      </span>
    </Link>
  );
}
