// leader.ts - which tab of this browser polls: the holder of a lock; the others listen to it.
import type { TabChannel } from './tab-message';

const LOCK = 'brelan-poll';
const PING_MS = 5000;
const PONG_MS = 600;

interface LeaderOptions {
  readonly channel: TabChannel;
  readonly onLead: () => void;
  readonly onFollow: () => void;
}

/**
 * Calls onLead when this tab has to poll and onFollow when it must no longer. A visible tab that
 * hears nothing from the leader, because that is hidden or frozen, takes its place. Without Web
 * Locks (plain http from another machine, old browsers) every tab polls for itself.
 */
export function seekLeadership({ channel, onLead, onFollow }: LeaderOptions): void {
  if (!('locks' in navigator)) {
    onLead();
    return;
  }
  const locks = navigator.locks;
  let isLeader = false;
  let release: () => void = () => undefined;
  let queue = new AbortController();
  let pongTimer: ReturnType<typeof setTimeout> | undefined;

  function hold(): Promise<void> {
    return new Promise((resolve) => {
      release = resolve;
      isLeader = true;
      onLead();
    });
  }

  async function lead(options: LockOptions) {
    try {
      await locks.request(LOCK, options, hold);
    } catch {
      // Another tab took the lock, or this one left the queue to take it.
      if (options.signal?.aborted) return;
    }
    isLeader = false;
    onFollow();
    wait();
  }

  function wait() {
    queue = new AbortController();
    void lead({ signal: queue.signal });
  }

  function take() {
    queue.abort();
    void lead({ steal: true });
  }

  function ping() {
    if (isLeader || document.hidden) return;
    channel.post({ type: 'ping' });
    clearTimeout(pongTimer);
    pongTimer = setTimeout(take, PONG_MS);
  }

  channel.listen((message) => {
    if (message.type === 'ping' && isLeader && !document.hidden) channel.post({ type: 'pong' });
    if (message.type === 'pong') clearTimeout(pongTimer);
  });
  setInterval(ping, PING_MS);
  document.addEventListener('visibilitychange', ping);
  window.addEventListener('pagehide', () => release());
  wait();
}
