import { cards } from './fr/cards';
import { site } from './fr/site';
import { table } from './fr/table';

export const fr = { ...cards, ...site, ...table };
