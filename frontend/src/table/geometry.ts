// geometry.ts - where seats, bets and the dealer button lie, in % of the stage.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Shape = 'landscape' | 'portrait';

const point = (x: number, y: number): Point => ({ x, y });

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

interface Box {
  readonly centre: Point;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

interface Layout {
  readonly board: Point;
  /** What a bet must not touch: board, pot label, collected chips. */
  readonly taken: readonly Box[];
  readonly ownBet: Point;
  readonly ownButton: Point;
  /** Half a bet's size. */
  readonly bet: Point;
}

const box = (x: number, y: number, halfWidth: number, halfHeight: number): Box => ({
  centre: point(x, y),
  halfWidth,
  halfHeight,
});

const layouts: Readonly<Record<Shape, Layout>> = {
  landscape: {
    board: point(50, 45.5),
    taken: [box(50, 45.5, 18.5, 7.8), box(50, 29, 8, 3), box(50, 59.6, 8, 2.5)],
    ownBet: point(64, 67),
    ownButton: point(40.7, 74.5),
    bet: point(5, 2.6),
  },
  portrait: {
    board: point(50, 38.2),
    taken: [box(50, 38.2, 33.5, 6.5), box(50, 23.5, 15, 3), box(50, 50.3, 14, 2.5)],
    ownBet: point(73, 66),
    ownButton: point(31, 83),
    bet: point(10, 2.2),
  },
};

function between(from: Point, to: Point, part: number): Point {
  return point(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
}

function touches(at: Point, half: Point, other: Box): boolean {
  return (
    Math.abs(at.x - other.centre.x) < half.x + other.halfWidth &&
    Math.abs(at.y - other.centre.y) < half.y + other.halfHeight
  );
}

/** The point of place `place` (0 is the player's) among `seats`. */
export function seatPoint(shape: Shape, seats: number, place: number): Point {
  return seatPoints[shape][seats]?.[place] ?? point(50, 50);
}

/** A bet lies 40 % of the way to the board, or nearer to its seat if it would touch something. */
export function betPoint(shape: Shape, seats: number, place: number): Point {
  const { board, taken, ownBet, bet } = layouts[shape];
  if (place === 0) return ownBet;
  const seat = seatPoint(shape, seats, place);
  // On a phone the way from the upper seats is too short for a bet beside the pot.
  if (shape === 'portrait' && seat.y < 12) {
    return point(seat.x + (board.x - seat.x) * 0.62, seat.y + 10);
  }
  let part = 0.4;
  let at = between(seat, board, part);
  while (part > 0.2 && taken.some((other) => touches(at, bet, other))) {
    part -= 0.01;
    at = between(seat, board, part);
  }
  return at;
}

/** The dealer button lies beside the way of the bet, on its left as the player sees it. */
export function buttonPoint(shape: Shape, seats: number, place: number): Point {
  const { board, ownButton } = layouts[shape];
  if (place === 0) return ownButton;
  const seat = seatPoint(shape, seats, place);
  const at = between(seat, board, shape === 'landscape' ? 0.26 : 0.3);
  const [dx, dy] = [board.x - seat.x, board.y - seat.y];
  const length = Math.hypot(dx, dy);
  const aside = shape === 'landscape' ? 5.5 : 7;
  return point(at.x + (dy / length) * aside, at.y - (dx / length) * aside);
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
