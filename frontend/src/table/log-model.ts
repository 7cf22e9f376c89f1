// log-model.ts - one line of a hand's log. Names are kept, because players leave.
import type { BoardStrength, Card, Post, Share, Street, Strength } from '../protocol/decode';
import type { Verb } from './hand-model';

interface OfSeat {
  readonly name: string;
  readonly seat: number;
}

export type LogLine =
  | {
      readonly kind: 'street';
      readonly street: Street;
      /** Which board, or undefined where there is only one. */
      readonly board: number | undefined;
      readonly cards: readonly Card[];
      readonly pot: number;
    }
  | (OfSeat & { readonly kind: 'posted'; readonly post: Post; readonly amount: number })
  | (OfSeat & { readonly kind: 'dealt'; readonly cards: readonly Card[] })
  | (OfSeat & {
      readonly kind: 'acted';
      readonly verb: Verb;
      readonly amount: number;
      readonly allIn: boolean;
    })
  | (OfSeat & { readonly kind: 'drew'; readonly count: number })
  | (OfSeat & { readonly kind: 'returned'; readonly amount: number })
  | { readonly kind: 'reshuffled' }
  | (OfSeat & { readonly kind: 'run'; readonly times: number })
  | { readonly kind: 'run_decided'; readonly times: number }
  | (OfSeat & {
      readonly kind: 'shown';
      readonly cards: readonly Card[];
      readonly boards: readonly BoardStrength[];
    })
  | (OfSeat & { readonly kind: 'mucked' })
  | (OfSeat & {
      readonly kind: 'won';
      readonly amount: number;
      readonly share: Share;
      readonly board: number | undefined;
      /** What won it, if it was shown. */
      readonly strength: Strength | null;
    });
