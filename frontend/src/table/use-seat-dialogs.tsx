// use-seat-dialogs.tsx - taking a seat, more chips, getting up: one dialog at a time.

import { type ReactNode, useState } from 'react';
import type { Account } from '../protocol/decode';
import { problemText } from '../texts/problem';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ChipsDialog } from './chips-dialog';
import type { TableActions } from './table-actions';
import { seatOf, type TableState } from './table-model';

type Open =
  | { readonly kind: 'sit'; readonly seat: number }
  | { readonly kind: 'top_up' }
  | { readonly kind: 'leave' };

interface SeatDialogs {
  readonly dialog: ReactNode;
  readonly onSit: (seat: number) => void;
  readonly onTopUp: () => void;
  readonly onLeave: () => void;
}

interface Options {
  readonly state: TableState | undefined;
  readonly actions: TableActions;
  readonly account: Account | undefined;
  /** Somebody has to log in before they can sit. */
  readonly onNeedLogin: () => void;
  /** Chips have moved between account and table. */
  readonly onMoved: () => void;
}

export function useSeatDialogs(options: Options): SeatDialogs {
  const { state, actions, account, onNeedLogin, onMoved } = options;
  const { t } = useTexts();
  const [open, setOpen] = useState<Open>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const own = state && seatOf(state, state.viewer);
  const close = () => {
    setOpen(undefined);
    setProblem(undefined);
  };

  async function run(ask: () => Promise<unknown>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await ask();
      onMoved();
      close();
    } catch (error) {
      setProblem(problemText(error, t));
    } finally {
      setBusy(false);
    }
  }

  const shared = { isBusy, problem, onClose: close, balance: account?.balance ?? 0 };
  let dialog: ReactNode = null;
  if (state && open?.kind === 'sit') {
    const { buyInMin, buyInMax, bigBlind } = state.table;
    dialog = (
      <ChipsDialog
        {...shared}
        title={t('buy_in.title', { table: state.table.name })}
        button={t('buy_in.sit')}
        min={buyInMin}
        max={buyInMax}
        start={buyInMax}
        bigBlind={bigBlind}
        onAmount={(amount) => run(() => actions.sit(open.seat, amount))}
      />
    );
  } else if (state && own && open?.kind === 'top_up') {
    const room = state.table.buyInMax - own.stack - own.topUp;
    dialog = (
      <ChipsDialog
        {...shared}
        title={t('top_up.title')}
        button={t('top_up.add')}
        min={1}
        max={Math.max(0, room)}
        start={room}
        bigBlind={state.table.bigBlind}
        onAmount={(amount) => run(() => actions.topUp(amount))}
      />
    );
  } else if (open?.kind === 'leave') {
    dialog = (
      <Dialog title={t('leave.title')} onClose={close}>
        <p>{t('leave.text')}</p>
        {problem && <p role="alert">{problem}</p>}
        <div className="dialog-buttons">
          <Button onClick={close}>{t('leave.stay')}</Button>
          <Button look="danger" isBusy={isBusy} onClick={() => run(() => actions.leave())}>
            {t('leave.leave')}
          </Button>
        </div>
      </Dialog>
    );
  }

  const isInHand =
    own !== undefined && !state?.hand?.isOver && state?.hand?.live.includes(own.seat);
  return {
    dialog,
    onSit: (seat) => (account ? setOpen({ kind: 'sit', seat }) : onNeedLogin()),
    onTopUp: () => setOpen({ kind: 'top_up' }),
    onLeave: () => (isInHand ? setOpen({ kind: 'leave' }) : void run(() => actions.leave())),
  };
}
