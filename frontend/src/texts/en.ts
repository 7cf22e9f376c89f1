import { cards } from './en/cards';
import { games } from './en/games';
import { rules } from './en/rules';
import { site } from './en/site';
import { table } from './en/table';

export const en = { ...cards, ...games, ...rules, ...site, ...table };
