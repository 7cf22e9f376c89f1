// live.ts - everything that arrives by itself: one long poll for all tabs, fanned out by topic.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Clock, createClock } from './clock';
import type { PollAnswer } from './decode';
import type { Http } from './http';
import { seekLeadership } from './leader';
import { createPoller, type Poller, type PollState } from './poll';
import { openTabChannel, type TabChannel } from './tab-message';

const ANNOUNCE_MS = 20_000;
const FORGET_TAB_MS = 150_000; /* hidden tabs announce themselves once a minute */
const TRIP_MS = 30_000;

export interface LiveStatus {
  readonly state: PollState;
  /** Median round trip in ms. */
  readonly roundTrip: number | undefined;
}

export type Listener = (answer: PollAnswer) => void;

export interface Live {
  readonly clock: Clock;
  readonly status: StoreApi<LiveStatus>;
  /** Hears every answer; `topic` is polled from `seq` on until the returned function is called. */
  follow(topic: string, seq: number, listener: Listener): () => void;
  /** Hears every answer without adding a topic: private events. */
  listen(listener: Listener): () => void;
  /** Another player has logged in, or nobody is: asks again as they are now. */
  relogin(): void;
  /** Called when that happened in another tab. */
  onLogin(listener: () => void): void;
}

interface OtherTab {
  readonly topics: readonly string[];
  readonly heardAt: number;
}

export function startLive(http: Http, channel: TabChannel = openTabChannel('brelan-live')): Live {
  const clock = createClock();
  const status = createStore<LiveStatus>(() => ({ state: 'live', roundTrip: undefined }));
  const tab = Math.random().toString(36).slice(2);
  const topics = new Map<string, number>();
  const listeners = new Set<Listener>();
  const loginListeners = new Set<() => void>();
  const others = new Map<string, OtherTab>();
  let poller: Poller | undefined;
  let heardSeq: number | undefined; /* a new leader goes on from here */

  function wanted(): string[] {
    const all = new Set(topics.keys());
    for (const [name, other] of others) {
      if (Date.now() - other.heardAt > FORGET_TAB_MS) others.delete(name);
      else for (const topic of other.topics) all.add(topic);
    }
    return [...all].sort();
  }

  function announce(seq?: number) {
    const mine = [...topics.keys()];
    if (poller) poller.follow(wanted(), seq);
    else channel.post({ type: 'topics', tab, topics: mine, ...(seq === undefined ? {} : { seq }) });
  }

  function hear(answer: PollAnswer) {
    clock.heard(answer.now);
    heardSeq = answer.cursor;
    for (const listener of [...listeners]) listener(answer);
  }

  function setState(state: PollState) {
    status.setState({ state, roundTrip: clock.roundTrip() });
  }

  function lead() {
    poller = createPoller({
      http,
      onAnswer(answer) {
        channel.post({ type: 'answer', answer });
        hear(answer);
      },
      onState(state) {
        setState(state);
        channel.post({ type: 'state', ...status.getState() });
      },
      onSignedOut() {
        channel.post({ type: 'login' });
        for (const listener of loginListeners) listener();
      },
    });
    channel.post({ type: 'who' });
    poller.follow(wanted(), heardSeq);
  }

  channel.listen((message) => {
    switch (message.type) {
      case 'who':
        announce();
        break;
      case 'topics':
        others.set(message.tab, { topics: message.topics, heardAt: Date.now() });
        poller?.follow(wanted(), message.seq);
        break;
      case 'bye':
        others.delete(message.tab);
        poller?.follow(wanted());
        break;
      case 'answer':
        hear(message.answer);
        break;
      case 'state':
        status.setState({ state: message.state, roundTrip: message.roundTrip });
        break;
      case 'login':
        poller?.wake();
        for (const listener of loginListeners) listener();
        break;
    }
  });

  seekLeadership({
    channel,
    onLead: lead,
    onFollow() {
      poller?.stop();
      poller = undefined;
      announce();
    },
  });

  async function measure() {
    if (document.hidden || !poller || status.getState().state !== 'live') return;
    const startedAt = performance.now();
    try {
      await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' });
    } catch {
      return; // the poll tells about a lost network
    }
    clock.took(performance.now() - startedAt);
    setState(status.getState().state);
    channel.post({ type: 'state', ...status.getState() });
  }

  const wake = () => {
    if (!document.hidden) poller?.wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('offline', () => poller?.wake());
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('pagehide', () => channel.post({ type: 'bye', tab }));
  window.addEventListener('pageshow', () => announce());
  setInterval(announce, ANNOUNCE_MS);
  setInterval(measure, TRIP_MS);
  setTimeout(measure, 1500);

  return {
    clock,
    status,
    follow(topic, seq, listener) {
      topics.set(topic, (topics.get(topic) ?? 0) + 1);
      listeners.add(listener);
      heardSeq = Math.min(heardSeq ?? seq, seq);
      announce(seq);
      return () => {
        const count = (topics.get(topic) ?? 1) - 1;
        if (count > 0) topics.set(topic, count);
        else topics.delete(topic);
        listeners.delete(listener);
        announce();
      };
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    relogin() {
      poller?.wake();
      channel.post({ type: 'login' });
    },
    onLogin: (listener) => loginListeners.add(listener),
  };
}
