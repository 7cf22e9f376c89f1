// change.ts - an amount in chips: at most two columns of six.

const COLOURS = ['white', 'red', 'green', 'black', 'violet', 'yellow', 'orange'] as const;
const VALUES = [1, 5, 25, 100, 500, 1000, 5000] as const;
const COLUMN_MAX = 6;

export type ChipColour = (typeof COLOURS)[number];

/** Above 5,000 the series begins again, a thousand times as much. */
function denominations(): { readonly value: number; readonly colour: ChipColour }[] {
  const series = [1, 1e3, 1e6, 1e9, 1e12].flatMap((factor, round) =>
    VALUES.flatMap((value, index) => {
      const colour = COLOURS[index];
      const isNew = round === 0 || value > 5; // 1,000 and 5,000 have their chips already
      return colour && isNew ? [{ value: value * factor, colour }] : [];
    }),
  );
  return series.sort((a, b) => b.value - a.value);
}

const DENOMINATIONS = denominations();

/** Columns from the most valuable chips on; greedy change, cut after two columns. */
export function chipColumns(amount: number): ChipColour[][] {
  const columns: ChipColour[][] = [];
  let rest = amount;
  for (const { value, colour } of DENOMINATIONS) {
    const count = Math.min(COLUMN_MAX, Math.floor(rest / value));
    if (count === 0) continue;
    rest %= value;
    columns.push(Array.from({ length: count }, () => colour));
    if (columns.length === 2) break;
  }
  return columns;
}
