import { describe, expect, it } from 'vitest';
import { placeOf, seatPoint } from './geometry';
import { betPoint, buttonPoint } from './spots';

const shapes = ['landscape', 'portrait'] as const;
const counts = [2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Half a seat in % of the stage. */
const half = { landscape: { x: 7, y: 5 }, portrait: { x: 9.8, y: 4.2 } };

describe.each(shapes)('seats of a %s table', (shape) => {
  it.each(counts)('of %i do not overlap', (seats) => {
    const points = Array.from({ length: seats }, (_, place) => seatPoint(shape, seats, place));
    points.forEach((a, i) => {
      for (const b of points.slice(i + 1)) {
        const isApart =
          Math.abs(a.x - b.x) >= 2 * half[shape].x || Math.abs(a.y - b.y) >= 2 * half[shape].y;
        expect(isApart, `${a.x},${a.y} and ${b.x},${b.y}`).toBe(true);
      }
    });
  });

  it.each(counts)('of %i have bets and buttons on the table', (seats) => {
    for (let place = 0; place < seats; place++) {
      for (const of of [betPoint, buttonPoint]) {
        const narrow = of(shape, seats, place, false);
        const wide = of(shape, seats, place, true);
        for (const point of [narrow, wide]) {
          expect(point.x).toBeGreaterThan(5);
          expect(point.x).toBeLessThan(95);
          expect(point.y).toBeGreaterThan(5);
          expect(point.y).toBeLessThan(95);
        }
      }
    }
  });
});

/** Half a bet with its number. */
const halfBet = { landscape: { x: 5, y: 2.4 }, portrait: { x: 10, y: 2.4 } };

describe.each(shapes)('bets on a %s table', (shape) => {
  const cases = counts.flatMap((seats) => [
    { seats, wide: false },
    { seats, wide: true },
  ]);
  it.each(cases)('of $seats do not cover one another, wide: $wide', ({ seats, wide }) => {
    const bets = Array.from({ length: seats }, (_, place) => betPoint(shape, seats, place, wide));
    bets.forEach((a, i) => {
      for (const b of bets.slice(i + 1)) {
        const isApart =
          Math.abs(a.x - b.x) >= 2 * halfBet[shape].x ||
          Math.abs(a.y - b.y) >= 2 * halfBet[shape].y;
        expect(isApart, `${a.x},${a.y} and ${b.x},${b.y}`).toBe(true);
      }
    });
  });
});

describe('the places around a player', () => {
  it('begin with their own seat', () => {
    expect(placeOf(4, 4, 6)).toBe(0);
    expect(placeOf(5, 4, 6)).toBe(1);
    expect(placeOf(0, 4, 6)).toBe(2);
  });
});
