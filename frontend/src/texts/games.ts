// games.ts - the names of games, limits and streets.
import type { Game, Limit, Rotation, Street } from '../protocol/decode';
import type { Texts } from './text';

type T = Texts['t'];

/** "Pot-limit Omaha". */
export function gameName(game: Game, limit: Limit, t: T): string {
  return t(`limit.${limit}`, { game: t(`game.${game}`) });
}

interface Played {
  readonly game: Game;
  readonly limit: Limit;
  readonly rotation: Rotation;
}

/** "PL Omaha". */
export function gameBrief(game: Game, limit: Limit, t: T): string {
  return t(`limit.brief.${limit}`, { game: t(`game.${game}`) });
}

/** "PL Omaha", or "HORSE" where the games change. */
export function tableGame({ game, limit, rotation }: Played, t: T): string {
  return rotation === 'none' ? gameBrief(game, limit, t) : t(`rotation.${rotation}`);
}

/** The name of a street; a game with one draw does not count it. */
export function streetName(street: Street, game: Game, t: T): string {
  const isOnlyDraw = street === 'first_draw' && (game === 'draw5' || game === 'draw27');
  return t(isOnlyDraw ? 'street.draw' : `street.${street}`);
}

interface Stakes {
  readonly limit: Limit;
  readonly rotation: Rotation;
  readonly smallBlind: number;
  readonly bigBlind: number;
}

/**
 * The two numbers that a table is known by: its blinds, or the two bets of a fixed limit, as in
 * mixed games, whatever is played just now.
 */
export function stakesOf(table: Stakes): readonly [number, number] {
  const { limit, rotation, smallBlind, bigBlind } = table;
  const isFixed = limit === 'fixed' || rotation !== 'none';
  return isFixed ? [bigBlind, 2 * bigBlind] : [smallBlind, bigBlind];
}
