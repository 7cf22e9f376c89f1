// games.ts - which games look alike: their cards lie on the table in the same way.
import type { Game, Rotation, Street } from './decode';

export type Family = 'flop' | 'stud' | 'draw';

const families: Readonly<Partial<Record<Game, Family>>> = {
  stud: 'stud',
  stud8: 'stud',
  razz: 'stud',
  draw5: 'draw',
  draw27: 'draw',
  triple27: 'draw',
  triplea5: 'draw',
  badugi: 'draw',
};

export function familyOf(game: Game): Family {
  return families[game] ?? 'flop';
}

const first = { flop: 'preflop', stud: 'third', draw: 'predraw' } as const satisfies Record<
  Family,
  Street
>;

/** The street on which a hand begins. */
export function firstStreet(game: Game): Street {
  return first[familyOf(game)];
}

/** What a player looks for in the lobby. */
export const KINDS = ['holdem', 'omaha', 'stud', 'draw', 'mixed'] as const;
export type GameKind = (typeof KINDS)[number];

export function kindOf({
  game,
  rotation,
}: {
  readonly game: Game;
  readonly rotation: Rotation;
}): GameKind {
  if (rotation !== 'none') return 'mixed';
  const family = familyOf(game);
  if (family !== 'flop') return family;
  return game === 'holdem' || game === 'shortdeck' || game === 'royal' ? 'holdem' : 'omaha';
}

/** The lowest hand wins, and is called by its cards: "8-7-5-4-2". */
export function isDeuceSeven(game: Game): boolean {
  return game === 'draw27' || game === 'triple27';
}
