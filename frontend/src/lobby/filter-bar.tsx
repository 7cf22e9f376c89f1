// filter-bar.tsx - which tables the list shows.
import type { TableSummary } from '../protocol/decode';
import { useTexts } from '../texts/text';
import { Icon } from '../ui/icon';
import css from './lobby.module.css';
import { type Filter, fits } from './lobby-state';
import { KindSelect, LimitSelect, StakesSelect } from './selects';

interface FilterBarProps {
  readonly tables: readonly TableSummary[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function FilterBar({ tables, filter, onFilter }: FilterBarProps) {
  const { t } = useTexts();
  const { kind, limit, stakes } = filter;
  const ofKind = tables.filter((table) => fits(table, { ...filter, stakes: undefined }));
  return (
    <div className={css.filters} role="search">
      <h2>
        {t('lobby.tables')}{' '}
        <small>
          {t('lobby.sums', {
            tables: tables.length,
            players: tables.reduce((sum, { players }) => sum + players, 0),
          })}
        </small>
      </h2>
      <KindSelect
        tables={tables}
        value={kind}
        onChange={(next) => onFilter({ ...filter, kind: next, stakes: undefined })}
      />
      <LimitSelect
        tables={tables}
        value={limit}
        onChange={(next) => onFilter({ ...filter, limit: next, stakes: undefined })}
      />
      <StakesSelect
        tables={ofKind}
        value={stakes}
        onChange={(next) => onFilter({ ...filter, stakes: next })}
      />
      <button
        type="button"
        className={css.toggle}
        aria-pressed={filter.hidesFull}
        onClick={() => onFilter({ ...filter, hidesFull: !filter.hidesFull })}
      >
        {t('lobby.hide_full')}
      </button>
      <label className={css.search}>
        <Icon name="search" />
        <input
          type="search"
          value={filter.text}
          placeholder={t('lobby.search')}
          aria-label={t('lobby.search')}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
      </label>
    </div>
  );
}
