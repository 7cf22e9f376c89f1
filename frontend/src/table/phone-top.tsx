// phone-top.tsx - the top bar on a phone, with everything else as sheets.

import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../texts/text';
import { IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { Money } from '../ui/format';
import { Icon } from '../ui/icon';
import { type PanelName, PanelSheet, panelKeys } from './side-panel';
import type { TableActions } from './table-actions';
import { useStakes } from './table-heading';
import { SitOutSwitch } from './table-menu';
import type { Seated, TableState } from './table-model';
import css from './table-page.module.css';
import type { OnProblem } from './use-turn';

interface PhoneTopProps {
  readonly state: TableState;
  readonly money: Money;
  readonly own: Seated | undefined;
  readonly actions: TableActions;
  readonly unread: number;
  readonly onProblem: OnProblem;
  readonly onSay: ((text: string) => void) | undefined;
  readonly onRead: () => void;
  readonly onTopUp: () => void;
  readonly onLeave: () => void;
  readonly onSettings: () => void;
  readonly children: { readonly connection: ReactNode; readonly tabs: ReactNode };
}

export function PhoneTop(props: PhoneTopProps) {
  const { state, money, unread, onSay, onRead, children } = props;
  const { t } = useTexts();
  const stakes = useStakes(state, money, 'brief');
  const [open, setOpen] = useState<PanelName | 'menu'>();
  const close = () => setOpen(undefined);
  return (
    <header>
      <div className={css.top}>
        <Link href="/" className={css.hit} aria-label={t('nav.lobby')}>
          <Icon name="back" />
        </Link>
        <div className={css.title}>
          <h1>{state.table.name}</h1>
          <p>{stakes}</p>
        </div>
        {children.connection}
        <IconButton
          icon="chat"
          label={t('panel.chat')}
          count={unread}
          onClick={() => {
            onRead();
            setOpen('chat');
          }}
        />
        <IconButton icon="menu" label={t('nav.menu')} onClick={() => setOpen('menu')} />
      </div>
      {children.tabs}
      {open === 'menu' && <MenuSheet {...props} onOpen={setOpen} onClose={close} />}
      {open && open !== 'menu' && (
        <Dialog title={t(panelKeys[open])} look="sheet" onClose={close}>
          <PanelSheet name={open} {...{ state, money, onSay }} />
        </Dialog>
      )}
    </header>
  );
}

interface MenuSheetProps extends PhoneTopProps {
  readonly onOpen: (name: PanelName) => void;
  readonly onClose: () => void;
}

function MenuSheet(props: MenuSheetProps) {
  const { own, actions, onProblem, onOpen, onClose, onTopUp, onLeave, onSettings } = props;
  const { t } = useTexts();
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog title={t('nav.menu')} look="sheet" onClose={onClose}>
      <div className={css.menu}>
        {own && <SitOutSwitch {...{ own, actions, onProblem }} />}
        <button type="button" onClick={() => onOpen('hand')}>
          <Icon name="log" /> {t('panel.hand')}
        </button>
        <button type="button" onClick={() => onOpen('players')}>
          <Icon name="people" /> {t('panel.players')}
        </button>
        {own && (
          <button type="button" onClick={then(onTopUp)}>
            <Icon name="plus" /> {t('top_up.title')}
          </button>
        )}
        <button type="button" onClick={then(onSettings)}>
          <Icon name="settings" /> {t('settings.title')}
        </button>
        <Link href="/hands">
          <Icon name="history" /> {t('nav.hands')}
        </Link>
        {own && (
          <button type="button" onClick={then(onLeave)}>
            <Icon name="leave" /> {t('leave.leave')}
          </button>
        )}
      </div>
    </Dialog>
  );
}
