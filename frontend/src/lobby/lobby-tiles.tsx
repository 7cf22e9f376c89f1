// lobby-tiles.tsx - what to do first: play at once, free chips, one's own hands.
import { useState } from 'react';
import type { Account, TableSummary } from '../protocol/decode';
import type { GameKind } from '../protocol/games';
import { useTexts } from '../texts/text';
import { Button, LinkButton } from '../ui/button';
import { Card } from '../ui/card';
import { formatNumber } from '../ui/format';
import { Icon } from '../ui/icon';
import css from './lobby.module.css';
import { fits, stakesKey } from './lobby-state';
import { KindSelect, StakesSelect } from './selects';

interface QuickSeatProps {
  readonly tables: readonly TableSummary[];
  readonly isBusy: boolean;
  readonly onPlay: (tables: readonly TableSummary[]) => void;
}

export function QuickSeat({ tables, isBusy, onPlay }: QuickSeatProps) {
  const { t } = useTexts();
  const [kind, setKind] = useState<GameKind | undefined>('holdem');
  const [stakes, setStakes] = useState<string>();
  const playable = tables.filter((table) =>
    fits(table, { kind, limit: undefined, stakes: undefined }),
  );
  const wanted = playable.filter((table) => stakes === undefined || stakesKey(table) === stakes);
  return (
    <section className={`${css.tile} ${css.quick}`} aria-labelledby="quick-seat">
      <div className={css.deco} aria-hidden="true">
        <Card card="Js" small className={css.decoCard} />
        <Card card="Jd" small className={css.decoCard} />
      </div>
      <div>
        <h2 id="quick-seat">
          <Icon name="bolt" /> {t('quick.title')}
        </h2>
        <p>{t('quick.text')}</p>
      </div>
      <div className={css.quickForm}>
        <KindSelect
          className={css.select}
          tables={tables}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setStakes(undefined);
          }}
        />
        <StakesSelect
          className={css.select}
          tables={playable}
          value={stakes}
          onChange={setStakes}
        />
        <Button look="main" isBusy={isBusy} onClick={() => onPlay(wanted)}>
          {t('quick.play')}
        </Button>
      </div>
    </section>
  );
}

interface ChipsTileProps {
  readonly account: Account | undefined;
  readonly canClaim: boolean;
  readonly onClaim: () => void;
  readonly onLogin: () => void;
}

export function ChipsTile({ account, canClaim, onClaim, onLogin }: ChipsTileProps) {
  const { t, language } = useTexts();
  return (
    <section className={css.tile} aria-labelledby="chips-tile">
      <div>
        <h2 id="chips-tile">
          <Icon name="gift" /> {t('chips.title')}
        </h2>
        <p>{t(account ? 'chips.text' : 'chips.welcome')}</p>
      </div>
      <div className={css.row}>
        {account && (
          <div>
            <p>{t('balance')}</p>
            <span className={css.big}>{formatNumber(account.balance, language)}</span>
          </div>
        )}
        {!account && <Button onClick={onLogin}>{t('account.enter')}</Button>}
        {account && canClaim && <Button onClick={onClaim}>{t('chips.claim')}</Button>}
      </div>
    </section>
  );
}

export function HandsTile() {
  const { t } = useTexts();
  return (
    <section className={css.tile} aria-labelledby="hands-tile">
      <div>
        <h2 id="hands-tile">
          <Icon name="history" /> {t('hands.title')}
        </h2>
        <p>{t('hands.text')}</p>
      </div>
      <div className={css.row}>
        <LinkButton href="/hands">{t('hands.open')}</LinkButton>
      </div>
    </section>
  );
}
