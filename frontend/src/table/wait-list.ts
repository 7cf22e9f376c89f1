// wait-list.ts - who waits for a seat, and who has been offered one. Pure.
import type { TableEvent, Waiter } from '../protocol/decode';

type WaitEvent = TableEvent & { kind: 'wait_joined' | 'wait_left' | 'seat_offered' };

export function changeWaiting(waiting: readonly Waiter[], event: WaitEvent): readonly Waiter[] {
  switch (event.kind) {
    case 'wait_joined':
      return [...waiting, { player: event.player, seat: null, until: null }];
    case 'wait_left':
      return waiting.filter((waiter) => waiter.player.id !== event.player);
    case 'seat_offered': {
      const { player, seat, until } = event;
      return waiting.map((waiter) =>
        waiter.player.id === player ? { ...waiter, seat, until } : waiter,
      );
    }
  }
}
