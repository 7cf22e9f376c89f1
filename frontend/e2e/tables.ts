// tables.ts - finding a table and sitting down at it, as a person does.
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { decodeLobby, type Game, type TableSummary } from '../src/protocol/decode';
import type { Person } from './people';

export async function lobbyOf(request: APIRequestContext): Promise<readonly TableSummary[]> {
  return decodeLobby(await (await request.get('/api/lobby')).json()).tables;
}

/** Most tests are about the table, not the game: they play no-limit hold'em. */
function isPlain({ game, limit, rotation }: TableSummary): boolean {
  return game === 'holdem' && limit === 'no' && rotation === 'none';
}

/**
 * The first table that `choose` leaves, as soon as there is one: bots may still be on their way to it,
 * and those who have got up may still be in a hand.
 */
async function firstTable(
  { context }: Person,
  what: string,
  choose: (tables: readonly TableSummary[]) => readonly TableSummary[],
): Promise<TableSummary> {
  let table: TableSummary | undefined;
  async function isThere() {
    [table] = choose(await lobbyOf(context.request));
    return table !== undefined;
  }
  await expect.poll(isThere, { message: what, timeout: 60_000 }).toBe(true);
  if (!table) throw new Error(what);
  return table;
}

/** A dealer's choice with nobody at it. */
export function choiceTable(person: Person): Promise<TableSummary> {
  return firstTable(person, "an empty table of a dealer's choice", (tables) =>
    tables.filter(({ rotation, players }) => rotation === 'dealers_choice' && players === 0),
  );
}

/** Tests that run side by side share out the tables, two by two, so that none takes another's seat. */
function isMine({ id }: TableSummary): boolean {
  const { config, parallelIndex } = test.info();
  return Math.floor(id / 2) % config.workers === parallelIndex;
}

/** A table of this game where bots sit and somebody can join them. */
export function gameTable(person: Person, game: Game): Promise<TableSummary> {
  return firstTable(person, `a table of ${game} with bots and room`, (tables) =>
    tables
      .filter((each) => each.game === game && each.rotation === 'none')
      .filter(({ bots, seats, players }) => bots > 1 && seats > players)
      .sort((a, b) => a.bigBlind - b.bigBlind),
  );
}

/** A table with nobody at it that two guests can afford. */
export function emptyTable(person: Person): Promise<TableSummary> {
  return firstTable(person, 'an empty table', (tables) =>
    tables
      .filter(isPlain)
      .filter(isMine)
      .filter(({ players, buyInMax, seats }) => players === 0 && buyInMax <= 5000 && seats > 2),
  );
}

/** The table with the most bots that still has `room` seats. */
export function botTable(person: Person, room: number): Promise<TableSummary> {
  return firstTable(person, 'a table with bots and room', (tables) =>
    tables
      .filter(isPlain)
      .filter(isMine)
      .filter(({ bots, seats, players }) => bots > 1 && seats - players >= room)
      .sort((a, b) => b.bots - a.bots),
  );
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

/** The number of the hand that is seen; 0 when there is none. */
export async function handNumber(page: Page): Promise<number> {
  const text = await page
    .getByText(/^Hand \d+$/)
    .first()
    .textContent({ timeout: 2000 })
    .catch(() => '0');
  return Number(text?.replace(/\D/g, '') ?? 0);
}

/** Gets up; asks nothing when no hand is running. */
export async function leave({ context }: Person, table: TableSummary): Promise<void> {
  const commandId = Math.random().toString(36).slice(2).padEnd(10, 'x');
  await context.request.post(`/api/tables/${table.id}/leave`, { data: { commandId } });
}
