// selects.tsx - what to look for: a kind of game, a limit, stakes. Only what there is, is offered.
import type { Limit, TableSummary } from '../protocol/decode';
import { type GameKind, KINDS, kindOf } from '../protocol/games';
import { stakesOf } from '../texts/games';
import { type TextKey, useTexts } from '../texts/text';
import { formatNumber } from '../ui/format';
import { stakesKey } from './lobby-state';

interface SelectProps<T extends string> {
  readonly label: TextKey;
  readonly all: TextKey;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T | undefined;
  readonly className?: string | undefined;
  readonly onChange: (value: T | undefined) => void;
}

function Select<T extends string>(props: SelectProps<T>) {
  const { label, all, options, value, className, onChange } = props;
  const { t } = useTexts();
  return (
    <select
      className={className}
      aria-label={t(label)}
      value={value ?? ''}
      onChange={({ target }) =>
        onChange(options.find((option) => option.value === target.value)?.value)
      }
    >
      <option value="">{t(all)}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

interface ChoiceProps<T> {
  readonly tables: readonly TableSummary[];
  readonly value: T | undefined;
  readonly className?: string | undefined;
  readonly onChange: (value: T | undefined) => void;
}

export function KindSelect({ tables, ...props }: ChoiceProps<GameKind>) {
  const { t } = useTexts();
  const kinds = KINDS.filter((kind) => tables.some((table) => kindOf(table) === kind));
  const options = kinds.map((value) => ({ value, text: t(`kind.${value}`) }));
  return <Select label="lobby.kind" all="lobby.all_kinds" {...{ ...props, options }} />;
}

const limits = ['no', 'pot', 'fixed'] as const;

export function LimitSelect({ tables, ...props }: ChoiceProps<Limit>) {
  const { t } = useTexts();
  const offered = limits.filter((limit) => tables.some((table) => table.limit === limit));
  const options = offered.map((value) => ({ value, text: t(`limit.name.${value}`) }));
  return <Select label="lobby.limit" all="lobby.all_limits" {...{ ...props, options }} />;
}

export function StakesSelect({ tables, ...props }: ChoiceProps<string>) {
  const { language } = useTexts();
  const seen = new Map(tables.map((table) => [stakesKey(table), stakesOf(table)]));
  const options = [...seen]
    .sort(([, a], [, b]) => a[1] - b[1] || a[0] - b[0])
    .map(([value, pair]) => ({
      value,
      text: pair.map((amount) => formatNumber(amount, language)).join(' / '),
    }));
  return <Select label="lobby.stakes" all="lobby.all_stakes" {...{ ...props, options }} />;
}
