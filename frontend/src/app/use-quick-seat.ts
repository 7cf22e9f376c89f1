import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccountStore } from '../account/account-store';
import type { TableSummary } from '../protocol/decode';
import { useServices } from '../protocol/services';
import { useTexts } from '../texts/text';
import { takeQuickSeat } from './quick-seat';

interface Wish {
  readonly tables: readonly TableSummary[];
  readonly bigBlind: number | undefined;
}

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
  const wish = useRef<Wish>(undefined);

  async function go({ tables, bigBlind }: Wish) {
    const { account } = accounts.getState();
    if (!account) return;
    setBusy(true);
    try {
      const id = await takeQuickSeat(services, tables, account, bigBlind);
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
    play(tables: readonly TableSummary[], bigBlind: number | undefined) {
      if (accounts.getState().account) {
        void go({ tables, bigBlind });
      } else {
        wish.current = { tables, bigBlind };
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
