// hole.ts - the cards of one seat: dealt, given away, named, laid open. Pure.
import type { Card, TableEvent } from '../protocol/decode';
import type { HoleCard } from './hand-model';

type Hole = readonly HoleCard[];

/** New cards come at their places: those that everybody sees are named. */
export function withDealt(hole: Hole, event: TableEvent & { kind: 'hole_dealt' }): Hole {
  const dealt = event.places.map((place): HoleCard => {
    const card = event.cards[place] ?? null;
    return { place, card, isOpen: card !== null };
  });
  const kept = hole.filter(({ place }) => !event.places.includes(place));
  return [...kept, ...dealt].sort((a, b) => a.place - b.place);
}

/** What a player gives away is gone until new cards come. */
export function withoutPlaces(hole: Hole, places: readonly number[]): Hole {
  return hole.filter(({ place }) => !places.includes(place));
}

/** Cards by place; null tells nothing. The owner may be told of a card before it is dealt. */
export function withNames(hole: Hole, cards: readonly (Card | null)[]): Hole {
  const added = cards.flatMap((card, place): HoleCard[] =>
    card !== null && !hole.some((other) => other.place === place)
      ? [{ place, card, isOpen: false }]
      : [],
  );
  const named = hole.map((known) => ({ ...known, card: cards[known.place] ?? known.card }));
  return [...named, ...added].sort((a, b) => a.place - b.place);
}
