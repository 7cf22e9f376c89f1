import { cards } from './en/cards';
import { site } from './en/site';
import { table } from './en/table';

export const en = { ...cards, ...site, ...table };
