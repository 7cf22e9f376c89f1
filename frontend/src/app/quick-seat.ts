// quick-seat.ts - from one press to a seat: the liveliest table that has room.
import { quickSeats } from '../lobby/lobby-state';
import { type Account, decodeSnapshot, type TableSummary } from '../protocol/decode';
import { RequestError } from '../protocol/http';
import type { Services } from '../protocol/services';
import { tableActions } from '../table/table-actions';

const TRIES_MAX = 4;

/** The table where `account` sits now; undefined when there was no room anywhere. */
export async function takeQuickSeat(
  { http }: Services,
  tables: readonly TableSummary[],
  account: Account,
): Promise<number | undefined> {
  const candidates = quickSeats(tables, account.balance, account.tables);
  for (const { id, buyInMin, buyInMax } of candidates.slice(0, TRIES_MAX)) {
    const { table, state, events } = await http.get(`/api/tables/${id}`, decodeSnapshot);
    const taken = new Set(state.sitters.map(({ seat }) => seat));
    for (const waiter of state.waiting) if (waiter.seat !== null) taken.add(waiter.seat);
    for (const event of events) if (event.kind === 'sat') taken.add(event.seat);
    const seats = Array.from({ length: table.seats }, (_, seat) => seat);
    const buyIn = Math.max(buyInMin, Math.min(buyInMax, account.balance));
    for (const seat of seats.filter((free) => !taken.has(free))) {
      try {
        await tableActions(http, id).sit(seat, buyIn);
        return id;
      } catch (error) {
        const isTaken = error instanceof RequestError && /^seat_/.test(error.code);
        if (!isTaken) throw error;
      }
    }
  }
  return undefined;
}
