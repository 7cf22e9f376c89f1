// pre-action.ts - what a player decides in advance; it is taken back when the price changes.
import type { Action } from '../protocol/decode';

export type PreAction =
  | { readonly kind: 'check_fold' }
  | { readonly kind: 'check' }
  | { readonly kind: 'call'; readonly price: number }
  | { readonly kind: 'call_any' };

/** The same decision, or undefined when the price it was made for is gone. */
export function stillWanted(pre: PreAction | undefined, price: number): PreAction | undefined {
  if (pre?.kind === 'check' && price > 0) return undefined;
  if (pre?.kind === 'call' && pre.price !== price) return undefined;
  return pre;
}

/** What to do now that it is the player's turn. */
export function resolvePreAction(pre: PreAction, toCall: number): Action | undefined {
  switch (pre.kind) {
    case 'check_fold':
      return toCall === 0 ? 'check' : 'fold';
    case 'check':
      return toCall === 0 ? 'check' : undefined;
    case 'call':
      return toCall === pre.price ? 'call' : undefined;
    case 'call_any':
      return toCall === 0 ? 'check' : 'call';
  }
}
