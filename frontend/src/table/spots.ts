// spots.ts - where bets and the dealer button lie, in % of the stage, so that nothing is covered.

import { type Point, point, type Shape, seatPoint } from './geometry';
import type { HandState } from './hand-model';

interface Spots {
  readonly bet: Point;
  readonly button: Point;
}

interface Box {
  readonly centre: Point;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

const box = (x: number, y: number, halfWidth: number, halfHeight: number): Box => ({
  centre: point(x, y),
  halfWidth,
  halfHeight,
});

/** The player's own, beside or above the hole cards. */
const own: Readonly<Record<Shape, Spots>> = {
  landscape: { bet: point(64, 67), button: point(40.7, 74.5) },
  portrait: { bet: point(50, 65.8), button: point(31, 83) },
};

/** Likewise beside more than two of them. */
const ownWide: Readonly<Record<Shape, Spots>> = {
  landscape: { bet: point(62, 63.6), button: point(33, 76) },
  portrait: { bet: point(50, 62), button: point(21, 88) },
};

/** Whether seats hold more than two cards, which take more room. */
export function isWide(hand: HandState): boolean {
  return Object.values(hand.holes).some((hole) => hole.length > 2);
}

const BOARD = point(50, 45.5);
const HALF_BET = point(5, 2.6);
/** What a bet must not touch: board, pot label, collected chips, the player's own bet. */
function takenBy({ bet }: Spots): readonly Box[] {
  return [
    box(50, 45.5, 18.5, 7.8),
    box(50, 29, 8, 3),
    box(50, 59.6, 8, 2.5),
    box(bet.x, bet.y, 5, 2.6),
  ];
}

const taken = { narrow: takenBy(own.landscape), wide: takenBy(ownWide.landscape) };

function between(from: Point, to: Point, part: number): Point {
  return point(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
}

function isTaken(at: Point, boxes: readonly Box[]): boolean {
  return boxes.some(
    (other) =>
      Math.abs(at.x - other.centre.x) < HALF_BET.x + other.halfWidth &&
      Math.abs(at.y - other.centre.y) < HALF_BET.y + other.halfHeight,
  );
}

/** A bet lies 40 % of the way to the board, or nearer; the button on its left. */
function landscapeSpots(seat: Point, wide: boolean): Spots {
  const boxes = wide ? taken.wide : taken.narrow;
  let part = 0.4;
  while (part > 0.2 && isTaken(between(seat, BOARD, part), boxes)) part -= 0.01;
  const at = between(seat, BOARD, 0.26);
  const [dx, dy] = [BOARD.x - seat.x, BOARD.y - seat.y];
  const aside = 5.5 / Math.hypot(dx, dy);
  return {
    bet: between(seat, BOARD, part),
    button: point(at.x + dy * aside, at.y - dx * aside),
  };
}

/** On a phone the ways are too short for that: each kind of seat has its free places. */
function portraitSpots(seat: Point, seats: number, wide: boolean): Spots {
  const mirror = (x: number) => (seat.x > 50 ? 100 - x : x);
  if (seat.y < 12) {
    const isAlone = seat.x === 50 && seats < 10;
    const inwards = seats < 10 ? 0.5 : 0.33;
    return {
      bet: isAlone ? point(71, 12) : point(seat.x + (50 - seat.x) * inwards, seat.y + 10),
      button: point(seat.x > 50 ? seat.x - 12.5 : seat.x + 12.5, seat.y + 3),
    };
  }
  if (wide) {
    return seat.y < 60
      ? { bet: point(mirror(29), seat.y + 3.4), button: point(mirror(23), seat.y + 7) }
      : { bet: point(mirror(36), 67.2), button: point(mirror(22.3), seat.y + 1.4) };
  }
  if (seat.y < 35) {
    return {
      bet: point(mirror(27.5), seat.y + 3.5),
      button: point(mirror(24.5), seat.y - 4),
    };
  }
  const y = seat.y < 60 ? seat.y - 1 : Math.min(seat.y - 0.5, 65.5);
  return { bet: point(mirror(30), y), button: point(mirror(22.5), seat.y + 4) };
}

function spotsOf(shape: Shape, seats: number, place: number, wide: boolean): Spots {
  if (place === 0) return (wide ? ownWide : own)[shape];
  const seat = seatPoint(shape, seats, place);
  return shape === 'landscape' ? landscapeSpots(seat, wide) : portraitSpots(seat, seats, wide);
}

export function betPoint(shape: Shape, seats: number, place: number, wide: boolean): Point {
  return spotsOf(shape, seats, place, wide).bet;
}

export function buttonPoint(shape: Shape, seats: number, place: number, wide: boolean): Point {
  return spotsOf(shape, seats, place, wide).button;
}
