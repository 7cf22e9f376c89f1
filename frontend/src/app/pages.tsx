// pages.tsx - the routes; each page is its own chunk.
import { lazy, useEffect } from 'react';
import { Link, Route, Switch } from 'wouter';
import { canClaim } from '../account/account-store';
import type { Account } from '../protocol/decode';
import { useServices } from '../protocol/services';
import { TablePreview } from '../table/table-preview';
import { useTexts } from '../texts/text';
import { ConnectionBars, ConnectionLine, type Reach } from '../ui/connection';
import css from './app.module.css';
import { TableTabs } from './table-tabs';
import type { OpenTable } from './tables';
import type { QuickSeatControl } from './use-quick-seat';

const LobbyPage = lazy(async () => ({ default: (await import('../lobby/lobby-page')).LobbyPage }));
const TablePage = lazy(async () => ({ default: (await import('../table/table-page')).TablePage }));
const HandsPage = lazy(async () => ({
  default: (await import('../history/hands-page')).HandsPage,
}));
const HandPage = lazy(async () => ({ default: (await import('../history/hand-page')).HandPage }));

interface PagesProps {
  readonly account: Account | undefined;
  readonly open: readonly OpenTable[];
  readonly tabs: readonly OpenTable[];
  readonly quick: QuickSeatControl;
  readonly state: Reach;
  readonly roundTrip: number | undefined;
  readonly onPreview: (id: number) => void;
  readonly onEnter: () => void;
  readonly onMoved: () => void;
  readonly onClaim: () => void;
  readonly onSettings: () => void;
}

export function Pages(props: PagesProps) {
  const { account, open, tabs, quick, state, roundTrip } = props;
  const { onPreview, onEnter, onMoved, onClaim, onSettings } = props;
  const { live } = useServices();
  const { t } = useTexts();
  return (
    <Switch>
      <Route path="/">
        <LobbyPage
          account={account}
          canClaim={canClaim(account, live.clock.now())}
          isSeating={quick.isBusy}
          onQuickSeat={quick.play}
          onClaim={onClaim}
          onLogin={onEnter}
          preview={(id) => <Preview id={id} open={open} onPreview={onPreview} />}
        />
      </Route>
      <Route path="/table/:id">
        {({ id }) => {
          const table = open.find((other) => other.id === Number(id));
          if (!table) return null;
          return (
            <TablePage
              key={table.id}
              id={table.id}
              store={table.store}
              account={account}
              onNeedLogin={onEnter}
              onMoved={onMoved}
              onSettings={onSettings}
              connection={
                <>
                  <ConnectionBars state={state} roundTrip={roundTrip} />
                  <ConnectionLine state={state} />
                </>
              }
              tabs={<TableTabs tables={tabs} current={table.id} isStrip />}
            />
          );
        }}
      </Route>
      <Route path="/hands">{account ? <HandsPage /> : <NeedsLogin onEnter={onEnter} />}</Route>
      <Route path="/hands/:id">
        {({ id }) => (account ? <HandPage id={Number(id)} /> : <NeedsLogin onEnter={onEnter} />)}
      </Route>
      <Route>
        <main className={css.lost}>
          <h1>{t('lost.title')}</h1>
          <Link href="/">{t('nav.lobby')}</Link>
        </main>
      </Route>
    </Switch>
  );
}

interface PreviewProps {
  readonly id: number;
  readonly open: readonly OpenTable[];
  readonly onPreview: (id: number) => void;
}

function Preview({ id, open, onPreview }: PreviewProps) {
  useEffect(() => onPreview(id), [id, onPreview]);
  const table = open.find((other) => other.id === id);
  return table ? <TablePreview store={table.store} /> : <div className={css.previewSpace} />;
}

function NeedsLogin({ onEnter }: { readonly onEnter: () => void }) {
  const { t } = useTexts();
  return (
    <main className={css.lost}>
      <h1>{t('hands.title')}</h1>
      <p>{t('hands.needs_login')}</p>
      <button type="button" className={css.link} onClick={onEnter}>
        {t('account.enter')}
      </button>
    </main>
  );
}
