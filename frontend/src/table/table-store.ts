// table-store.ts - one table kept up to date: its snapshot, then every event, again after a gap.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { backoffMs } from '../protocol/backoff';
import { decodeSnapshot, type PollAnswer } from '../protocol/decode';
import type { Http } from '../protocol/http';
import { RequestError } from '../protocol/http';
import type { Live } from '../protocol/live';
import { motionOf, settingsStore } from '../ui/settings';
import { createStage } from './stage';
import type { TableState } from './table-model';
import { applyEvent, tableFromSnapshot } from './table-state';

export interface TableShown {
  readonly status: 'loading' | 'ready' | 'missing';
  readonly table: TableState | undefined;
}

export interface TableStore extends StoreApi<TableShown> {
  close(): void;
}

export interface TableSource {
  readonly http: Http;
  readonly live: Live;
}

const speeds = { full: 1, fast: 0.6, none: 0.6 } as const;
const pace = () => (document.hidden ? 0 : speeds[motionOf(settingsStore.getState())]);

export function openTable(source: TableSource, id: number, viewer: number | undefined): TableStore {
  const { http, live } = source;
  const store = createStore<TableShown>(() => ({ status: 'loading', table: undefined }));
  const stage = createStage((events) => {
    const { table } = store.getState();
    if (table) store.setState({ table: events.reduce(applyEvent, table) });
  }, pace);
  let unfollow: (() => void) | undefined;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function hear(answer: PollAnswer) {
    if (answer.gap) {
      void load();
      return;
    }
    const mine = answer.events.filter((event) => event.table === id);
    if (mine.length > 0) stage.push(mine);
  }

  async function load(failures = 1): Promise<void> {
    try {
      const snapshot = await http.get(`/api/tables/${id}`, decodeSnapshot);
      if (isClosed) return;
      live.clock.heard(snapshot.now);
      stage.flush();
      const own = store.getState().table?.own ?? [];
      store.setState({ status: 'ready', table: { ...tableFromSnapshot(snapshot, viewer), own } });
      const before = unfollow;
      unfollow = live.follow(String(id), snapshot.seq, hear);
      before?.();
    } catch (error) {
      if (isClosed) return;
      if (error instanceof RequestError && error.status === 404) {
        store.setState({ status: 'missing' });
      } else {
        retry = setTimeout(() => void load(failures + 1), backoffMs(failures));
      }
    }
  }

  void load();
  return {
    ...store,
    close() {
      isClosed = true;
      clearTimeout(retry);
      stage.stop();
      unfollow?.();
    },
  };
}
