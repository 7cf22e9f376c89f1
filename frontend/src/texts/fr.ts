import { cards } from './fr/cards';
import { games } from './fr/games';
import { rules } from './fr/rules';
import { site } from './fr/site';
import { table } from './fr/table';

export const fr = { ...cards, ...games, ...rules, ...site, ...table };
