import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccountStore } from '../account/account-store';
import type { TableSummary } from '../protocol/decode';
import { useServices } from '../protocol/services';
import { useTexts } from '../texts/text';
import { takeQuickSeat } from './quick-seat';

/** "Play now": asks for a name first when nobody is logged in, then sits down by itself. */
export function useQuickSeat(
  accounts: AccountStore,
  onNeedLogin: () => void,
  onProblem: (error: unknown) => void,
  onNotice: (text: string) => void,
) {
  const services = useServices();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const wish = useRef<readonly TableSummary[]>(undefined);

  async function go(tables: readonly TableSummary[]) {
    const { account } = accounts.getState();
    if (!account) return;
    setBusy(true);
    try {
      const id = await takeQuickSeat(services, tables, account);
      if (id === undefined) {
        onNotice(t('quick.none'));
        return;
      }
      await accounts.refresh();
      navigate(`/table/${id}`);
    } catch (error) {
      onProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return {
    isBusy,
    /** The best open seat among `tables`. */
    play(tables: readonly TableSummary[]) {
      if (accounts.getState().account) {
        void go(tables);
      } else {
        wish.current = tables;
        onNeedLogin();
      }
    },
    entered() {
      if (wish.current) void go(wish.current);
      wish.current = undefined;
    },
    cancel() {
      wish.current = undefined;
    },
  };
}

export type QuickSeatControl = ReturnType<typeof useQuickSeat>;
