import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/text';
import type { Money } from '../ui/format';
import { politeText, turnText } from './announce';
import { isAskedToRun } from './bottom-bar';
import type { HandState, Turn } from './hand-model';

interface LiveRegionsProps {
  readonly hand: HandState | undefined;
  /** The viewer's own turn. */
  readonly turn: Turn | undefined;
  readonly money: Money;
  readonly own: number | undefined;
  /** The viewer is asked for the next game. */
  readonly isChoosing: boolean;
}

/** Two live regions: what happens, politely; the player's turn, at once. */
export function LiveRegions({ hand, turn, money, own, isChoosing }: LiveRegionsProps) {
  const { t } = useTexts();
  const before = useRef(hand);
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what happens at the table speaks
  useEffect(() => {
    const text = politeText(before.current, hand, money, t);
    before.current = hand;
    if (text !== '') setSaid(text);
  }, [hand]);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <p className="sr-only" aria-live="assertive">
        {hand && turn ? turnText(hand, turn, money, t) : ''}
        {hand?.run && own !== undefined && isAskedToRun(hand, own)
          ? t('say.run_offer', { times: hand.run.times })
          : ''}
        {isChoosing ? t('choice.question') : ''}
      </p>
    </>
  );
}
