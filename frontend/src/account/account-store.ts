// account-store.ts - who is logged in here, with what balance.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { backoffMs } from '../protocol/backoff';
import { repeatCommand } from '../protocol/command';
import { type Account, decodeClaim, decodeMe, decodeVisitor } from '../protocol/decode';
import type { Services } from '../protocol/services';

export interface AccountState {
  readonly status: 'loading' | 'known';
  readonly account: Account | undefined;
}

export interface AccountStore extends StoreApi<AccountState> {
  refresh(): Promise<void>;
  guest(name: string): Promise<Account>;
  register(name: string, password: string): Promise<Account>;
  login(name: string, password: string): Promise<Account>;
  logout(): Promise<void>;
  claim(): Promise<number>;
}

export function createAccountStore({ http, live }: Services): AccountStore {
  const store = createStore<AccountState>(() => ({ status: 'loading', account: undefined }));
  let balanceSeq = 0;

  const know = (account: Account | undefined) => store.setState({ status: 'known', account });

  async function refresh(failures = 1): Promise<void> {
    try {
      const { player } = await http.get('/api/me', decodeVisitor);
      know(player ?? undefined);
    } catch {
      setTimeout(() => void refresh(failures + 1), backoffMs(failures));
    }
  }

  async function enter(path: string, body: object): Promise<Account> {
    const { player } = await http.post(path, body, decodeMe);
    know(player);
    live.relogin();
    return player;
  }

  live.listen((answer) => {
    const { account } = store.getState();
    const event = answer.events.findLast(({ kind }) => kind === 'balance');
    if (event?.kind !== 'balance' || !account || event.seq < balanceSeq) return;
    balanceSeq = event.seq;
    const { balance, atTables = account.atTables } = event;
    know({ ...account, balance, atTables });
  });
  live.onLogin(() => void refresh());

  void refresh();
  return {
    ...store,
    refresh: () => refresh(),
    guest: (name) => enter('/api/guest', { name }),
    register: (name, password) => enter('/api/register', { name, password }),
    login: (name, password) => enter('/api/login', { name, password }),
    async logout() {
      await http.post('/api/logout', {}, () => undefined);
      know(undefined);
      live.relogin();
    },
    async claim() {
      const { amount, balance } = await repeatCommand(http, '/api/chips/claim', {}, decodeClaim);
      const { account } = store.getState();
      if (account) know({ ...account, balance });
      void refresh();
      return amount;
    },
  };
}

/** Offered when the account has run low and the day has passed; the server decides. */
export const CLAIM_BELOW = 2000;

export function canClaim(account: Account | undefined, now: number): boolean {
  if (!account || account.balance + account.atTables >= CLAIM_BELOW) return false;
  return account.claimAt === null || account.claimAt <= now;
}
