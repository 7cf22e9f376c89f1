// tables.ts - finding a table and sitting down at it, as a person does.
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { decodeLobby, type Game, type TableSummary } from '../src/protocol/decode';
import type { Person } from './people';

export async function lobbyOf(request: APIRequestContext): Promise<readonly TableSummary[]> {
  return decodeLobby(await (await request.get('/api/lobby')).json()).tables;
}

/** Most tests are about the table, not the game: they play no-limit hold'em. */
function isPlain({ game, limit, rotation }: TableSummary): boolean {
  return game === 'holdem' && limit === 'no' && rotation === 'none';
}

/** A table of this game where bots sit and somebody can join them. */
export async function gameTable({ context }: Person, game: Game): Promise<TableSummary> {
  const tables = await lobbyOf(context.request);
  const [table] = tables
    .filter((each) => each.game === game && each.rotation === 'none')
    .filter(({ bots, seats, players }) => bots > 1 && seats > players)
    .sort((a, b) => a.bigBlind - b.bigBlind);
  if (!table) throw new Error(`no table of ${game} with bots and room`);
  return table;
}

/** A dealer's choice with nobody at it. */
export async function choiceTable({ context }: Person): Promise<TableSummary> {
  const table = (await lobbyOf(context.request)).find(
    ({ rotation, players }) => rotation === 'dealers_choice' && players === 0,
  );
  if (!table) throw new Error("no empty table of a dealer's choice");
  return table;
}

/** A table with nobody at it that two guests can afford. */
export async function emptyTable({ context }: Person): Promise<TableSummary> {
  const tables = await lobbyOf(context.request);
  const table = tables.find(
    (table) => isPlain(table) && table.players === 0 && table.buyInMin <= 5000 && table.seats > 2,
  );
  if (!table) throw new Error('no empty table');
  return table;
}

/** The table with the most bots that still has `room` seats. */
export async function botTable({ context }: Person, room: number): Promise<TableSummary> {
  const tables = await lobbyOf(context.request);
  const [table] = tables
    .filter(isPlain)
    .filter(({ bots, seats, players }) => bots > 1 && seats - players >= room)
    .sort((a, b) => b.bots - a.bots);
  if (!table) throw new Error('no table with bots and room');
  return table;
}

/** Sits down in the first free seat, with the buy-in that the dialog proposes. */
export async function sit({ page, name }: Person, table: TableSummary): Promise<void> {
  await page.goto(`/table/${table.id}`);
  await page
    .getByRole('button', { name: /^Sit here/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sit down' }).click();
  await expect(dialog).toBeHidden();
  await expect(ownSeat(page, name)).toBeVisible();
}

export function ownSeat(page: Page, name: string) {
  return page.locator('[data-seat]').filter({ hasText: name });
}

/** The three slots, there when it is this person's turn. */
export function slots(page: Page) {
  const form = page.getByRole('form', { name: 'Your action' });
  return {
    form,
    fold: form.getByRole('button', { name: /^Fold/ }),
    call: form.getByRole('button', { name: /^(Check|Call)(?!.*(any|fold))/ }),
    raise: form.getByRole('button', { name: /^(Bet|Raise to|All in)/ }),
    amount: form.getByRole('textbox', { name: 'Amount' }),
  };
}

/** Whether it is this person's turn now. */
export async function isOnTurn(page: Page): Promise<boolean> {
  return (await slots(page).fold.count()) > 0;
}

/** Gets up; asks nothing when no hand is running. */
export async function leave({ context }: Person, table: TableSummary): Promise<void> {
  const commandId = Math.random().toString(36).slice(2).padEnd(10, 'x');
  await context.request.post(`/api/tables/${table.id}/leave`, { data: { commandId } });
}
