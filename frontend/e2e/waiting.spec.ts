// waiting.spec.ts - a full table: the wait list, and the seat that is held when one gets up.
import { expect, test } from './people';
import { leave, lobbyOf, ownSeat, sit } from './tables';

test('the next on the wait list is offered the seat', async ({ people }) => {
  const ann = await people.guest('ann');
  const bob = await people.guest('bob');
  const cleo = await people.guest('cleo');
  const tables = await lobbyOf(ann.context.request);
  const duel = tables.find(({ seats, players, buyInMin }) => {
    return seats === 2 && players === 0 && buyInMin <= 5000;
  });
  if (!duel) throw new Error('this test needs a table for two that no bots play at');
  await sit(ann, duel);
  await sit(bob, duel);

  await cleo.page.goto(`/table/${duel.id}`);
  await cleo.page.getByRole('button', { name: 'Join the wait list' }).click();
  const place = cleo.page.getByText('You are number 1 on the wait list.');
  await expect(place).toBeVisible();
  await cleo.page.getByRole('button', { name: 'Leave the list' }).click();
  await expect(place).toBeHidden();
  await cleo.page.getByRole('button', { name: 'Join the wait list' }).click();
  await expect(place).toBeVisible();

  await leave(bob, duel);
  const seat = cleo.page.getByRole('button', { name: /^Yours for/ });
  await expect(seat).toBeVisible({ timeout: 60_000 });
  await seat.click();
  await cleo.page.getByRole('dialog').getByRole('button', { name: 'Sit down' }).click();
  await expect(ownSeat(cleo.page, cleo.name)).toBeVisible();
  await leave(cleo, duel);
  await leave(ann, duel);
});
