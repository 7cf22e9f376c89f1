// geometry.ts - where the seats are, in % of the stage.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Shape = 'landscape' | 'portrait';

export const point = (x: number, y: number): Point => ({ x, y });

/** Clockwise from the player, who is at the bottom. */
const seatPoints: Readonly<Record<Shape, Readonly<Record<number, readonly Point[]>>>> = {
  landscape: {
    2: [point(50, 87.3), point(50, 9.6)],
    3: [point(50, 87.3), point(13, 27), point(87, 27)],
    4: [point(50, 87.3), point(8.6, 48), point(50, 9.6), point(91.4, 48)],
    5: [point(50, 87.3), point(13, 72), point(22, 13.5), point(78, 13.5), point(87, 72)],
    6: [
      point(50, 87.3),
      point(13, 72),
      point(13, 27),
      point(50, 9.6),
      point(87, 27),
      point(87, 72),
    ],
    7: [
      point(50, 87.3),
      point(17.5, 80),
      point(8.4, 45),
      point(29, 10.5),
      point(71, 10.5),
      point(91.6, 45),
      point(82.5, 80),
    ],
    8: [
      point(50, 87.3),
      point(20, 82),
      point(8.2, 53),
      point(16, 19),
      point(50, 9.6),
      point(84, 19),
      point(91.8, 53),
      point(80, 82),
    ],
    9: [
      point(50, 87.3),
      point(22.5, 83),
      point(8.2, 56),
      point(10.4, 27),
      point(34, 9.6),
      point(66, 9.6),
      point(89.6, 27),
      point(91.8, 56),
      point(77.5, 83),
    ],
    10: [
      point(50, 87.3),
      point(22.5, 83),
      point(8.2, 56),
      point(10.4, 27),
      point(28, 10.5),
      point(50, 8.6),
      point(72, 10.5),
      point(89.6, 27),
      point(91.8, 56),
      point(77.5, 83),
    ],
  },
  portrait: {
    2: [point(50, 93), point(50, 7.6)],
    3: [point(50, 93), point(10.9, 24.5), point(89.1, 24.5)],
    4: [point(50, 93), point(10.9, 57), point(50, 7.6), point(89.1, 57)],
    5: [point(50, 93), point(10.9, 63), point(10.9, 22), point(89.1, 22), point(89.1, 63)],
    6: [
      point(50, 93),
      point(10.9, 66),
      point(10.9, 25),
      point(50, 7.6),
      point(89.1, 25),
      point(89.1, 66),
    ],
    7: [
      point(50, 93),
      point(10.9, 69),
      point(10.9, 24.5),
      point(27, 7.6),
      point(73, 7.6),
      point(89.1, 24.5),
      point(89.1, 69),
    ],
    8: [
      point(50, 93),
      point(10.9, 75.5),
      point(10.9, 56.5),
      point(10.9, 24.5),
      point(50, 7.6),
      point(89.1, 24.5),
      point(89.1, 56.5),
      point(89.1, 75.5),
    ],
    9: [
      point(50, 93),
      point(10.9, 75.5),
      point(10.9, 56.5),
      point(10.9, 24.5),
      point(24, 7.6),
      point(76, 7.6),
      point(89.1, 24.5),
      point(89.1, 56.5),
      point(89.1, 75.5),
    ],
    10: [
      point(50, 93),
      point(10.9, 75.5),
      point(10.9, 56.5),
      point(10.9, 24.5),
      point(20, 7.6),
      point(50, 7.6),
      point(80, 7.6),
      point(89.1, 24.5),
      point(89.1, 56.5),
      point(89.1, 75.5),
    ],
  },
};

/** The point of place `place` (0 is the player's) among `seats`. */
export function seatPoint(shape: Shape, seats: number, place: number): Point {
  return seatPoints[shape][seats]?.[place] ?? point(50, 50);
}

/** The place of `seat` when the player of `bottom` sits at the bottom. */
export function placeOf(seat: number, bottom: number, seats: number): number {
  return (seat - bottom + seats) % seats;
}

/** Both shapes of a point as CSS variables; the stage's container query chooses. */
export function pointStyle(of: (shape: Shape) => Point) {
  const [wide, tall] = [of('landscape'), of('portrait')];
  return { '--wx': wide.x, '--wy': wide.y, '--tx': tall.x, '--ty': tall.y };
}
