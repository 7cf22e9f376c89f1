// shell.tsx - header, page, footer and the dialogs that every page can open.
import { Suspense, useEffect, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { useStore } from 'zustand';
import type { AccountStore } from '../account/account-store';
import { EnterDialog, type Entrance } from '../account/enter-dialog';
import { SettingsDialog } from '../account/settings-dialog';
import type { Account } from '../protocol/decode';
import { useServices } from '../protocol/services';
import { problemText } from '../texts/problem';
import { useTexts } from '../texts/text';
import { formatNumber } from '../ui/format';
import { NARROW, useMedia } from '../ui/use-media';
import css from './app.module.css';
import { Footer } from './footer';
import { Header } from './header';
import { Pages } from './pages';
import type { Tables } from './tables';
import { useQuickSeat } from './use-quick-seat';

interface ShellProps {
  readonly accounts: AccountStore;
  readonly account: Account | undefined;
  readonly tables: Tables;
}

function useNotice() {
  const [notice, setNotice] = useState<string>();
  useEffect(() => {
    if (notice === undefined) return;
    const timer = setTimeout(() => setNotice(undefined), 4500);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, setNotice] as const;
}

export function Shell({ accounts, account, tables }: ShellProps) {
  const { t, language } = useTexts();
  const { live } = useServices();
  const { state, roundTrip } = useStore(live.status);
  const isNarrow = useMedia(NARROW);
  const [location] = useLocation();
  const [isTable, params] = useRoute('/table/:id');
  const current = isTable ? Number(params.id) : undefined;
  const [entrance, setEntrance] = useState<Entrance>();
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  const [notice, setNotice] = useNotice();
  const onProblem = (error: unknown) => setNotice(problemText(error, t));
  const quick = useQuickSeat(accounts, () => setEntrance('guest'), onProblem, setNotice);
  const [previewed, setPreviewed] = useState<number>();

  const wanted = [
    ...new Set([...(account?.tables ?? []), current, location === '/' ? previewed : undefined]),
  ]
    .filter((id) => id !== undefined)
    .join();
  useEffect(() => {
    tables.want(wanted === '' ? [] : wanted.split(',').map(Number), account?.id);
  }, [tables, wanted, account?.id]);
  const { open } = useStore(tables.list);
  const tabs = open.filter(({ id }) => id === current || account?.tables.includes(id));

  const claim = () =>
    accounts
      .claim()
      .then((amount) => setNotice(t('chips.claimed', { amount: formatNumber(amount, language) })))
      .catch(onProblem);

  return (
    <div className={css.app}>
      {!(isNarrow && isTable) && (
        <Header
          {...{ account, state, roundTrip, current }}
          isKnown
          tables={tabs}
          onEnter={() => setEntrance('guest')}
          onKeep={() => setEntrance('keep')}
          onLogout={() => void accounts.logout().catch(onProblem)}
          onSettings={() => setSettingsOpen(true)}
        />
      )}
      {isNarrow && isTable && <span />}
      <div className={css.page}>
        <Suspense fallback={null}>
          <Pages
            {...{ account, open, tabs, quick, state, roundTrip }}
            onPreview={setPreviewed}
            onEnter={() => setEntrance('guest')}
            onMoved={() => void accounts.refresh()}
            onClaim={claim}
            onSettings={() => setSettingsOpen(true)}
          />
        </Suspense>
      </div>
      {isTable ? <span /> : <Footer />}
      {entrance && (
        <EnterDialog
          store={accounts}
          start={entrance}
          name={account?.name ?? ''}
          onClose={() => {
            setEntrance(undefined);
            quick.cancel();
          }}
          onEntered={() => {
            setEntrance(undefined);
            quick.entered();
          }}
        />
      )}
      {isSettingsOpen && <SettingsDialog onClose={() => setSettingsOpen(false)} />}
      <p role="status" className={notice ? css.notice : undefined}>
        {notice}
      </p>
    </div>
  );
}
