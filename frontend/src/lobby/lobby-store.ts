// lobby-store.ts - the lobby kept up to date: its snapshot, then every event.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { backoffMs } from '../protocol/backoff';
import { decodeLobby, type PollAnswer } from '../protocol/decode';
import type { Services } from '../protocol/services';
import { applyLobbyEvent, type LobbyState, lobbyFromSnapshot } from './lobby-state';

export type LobbyStore = StoreApi<{ readonly lobby: LobbyState | undefined }>;

/** `close` ends it. */
export function openLobby({ http, live }: Services): { store: LobbyStore; close: () => void } {
  const store: LobbyStore = createStore(() => ({ lobby: undefined }));
  let unfollow: (() => void) | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  function hear(answer: PollAnswer) {
    const { lobby } = store.getState();
    if (answer.gap) void load();
    else if (lobby && answer.events.some(({ kind }) => kind === 'lobby_table')) {
      store.setState({ lobby: answer.events.reduce(applyLobbyEvent, lobby) });
    }
  }

  async function load(failures = 1): Promise<void> {
    try {
      const lobby = await http.get('/api/lobby', decodeLobby);
      if (isClosed) return;
      live.clock.heard(lobby.now);
      store.setState({ lobby: lobbyFromSnapshot(lobby) });
      const before = unfollow;
      unfollow = live.follow('lobby', lobby.seq, hear);
      before?.();
    } catch {
      if (!isClosed) retry = setTimeout(() => void load(failures + 1), backoffMs(failures));
    }
  }

  void load();
  return {
    store,
    close() {
      isClosed = true;
      clearTimeout(retry);
      unfollow?.();
    },
  };
}
