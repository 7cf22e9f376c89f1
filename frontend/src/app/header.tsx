import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Account } from '../protocol/decode';
import { useTexts } from '../texts/text';
import { Avatar } from '../ui/avatar';
import { Button, IconButton } from '../ui/button';
import { ConnectionBars, ConnectionLine, type Reach } from '../ui/connection';
import { Dialog } from '../ui/dialog';
import { formatNumber } from '../ui/format';
import { Icon } from '../ui/icon';
import css from './app.module.css';
import { TableTabs } from './table-tabs';
import type { OpenTable } from './tables';

interface HeaderProps {
  readonly account: Account | undefined;
  readonly isKnown: boolean;
  readonly tables: readonly OpenTable[];
  readonly current: number | undefined;
  readonly state: Reach;
  readonly roundTrip: number | undefined;
  readonly onEnter: () => void;
  readonly onKeep: () => void;
  readonly onLogout: () => void;
  readonly onSettings: () => void;
}

export function Header(props: HeaderProps) {
  const { account, isKnown, tables, current, state, roundTrip, onEnter, onSettings } = props;
  const { t, language } = useTexts();
  const [location] = useLocation();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const at = (path: string) => (location === path ? 'page' : undefined);
  return (
    <header className={css.bar}>
      <Link href="/" className={css.brand} aria-label="Brelan">
        <Icon name="spade" isFilled />
        <span>Brelan</span>
      </Link>
      <nav className={css.nav} aria-label={t('nav.main')}>
        <Link href="/" aria-current={at('/')}>
          {t('nav.lobby')}
        </Link>
        <Link href="/hands" aria-current={at('/hands')}>
          {t('nav.hands')}
        </Link>
      </nav>
      <TableTabs tables={tables} current={current} />
      <span className={css.space} />
      <span className={css.connection}>
        <ConnectionBars state={state} roundTrip={roundTrip} />
      </span>
      {account && (
        <span className={css.balance}>
          <small>{t('balance')}</small>
          {formatNumber(account.balance, language)}
        </span>
      )}
      <IconButton icon="settings" label={t('settings.title')} onClick={onSettings} />
      {account && (
        <button
          type="button"
          className={css.me}
          aria-label={t('account.label', { name: account.name })}
          onClick={() => setMenuOpen(true)}
        >
          <Avatar id={account.id} />
        </button>
      )}
      {!account && isKnown && <Button onClick={onEnter}>{t('account.enter')}</Button>}
      <ConnectionLine state={state} />
      {isMenuOpen && account && (
        <AccountMenu {...props} account={account} onClose={() => setMenuOpen(false)} />
      )}
    </header>
  );
}

function AccountMenu(
  props: HeaderProps & { readonly account: Account; readonly onClose: () => void },
) {
  const { account, onClose, onKeep, onLogout } = props;
  const { t } = useTexts();
  const [isWarning, setWarning] = useState(false);
  const isGuest = account.kind === 'guest';
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  if (isWarning)
    return (
      <Dialog title={t('account.logout_guest')} onClose={onClose}>
        <p>{t('account.logout_guest.text')}</p>
        <div className="dialog-buttons">
          <Button onClick={then(onKeep)}>{t('enter.keep.button')}</Button>
          <Button look="danger" onClick={then(onLogout)}>
            {t('account.logout')}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={account.name} onClose={onClose}>
      <div className={css.menu}>
        {isGuest && (
          <button type="button" onClick={then(onKeep)}>
            <Icon name="check" /> {t('enter.keep.button')}
          </button>
        )}
        <Link href="/hands" onClick={onClose}>
          <Icon name="history" /> {t('nav.hands')}
        </Link>
        <button type="button" onClick={isGuest ? () => setWarning(true) : then(onLogout)}>
          <Icon name="leave" /> {t('account.logout')}
        </button>
      </div>
    </Dialog>
  );
}
