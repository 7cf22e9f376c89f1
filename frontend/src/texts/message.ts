// message.ts - fills a message: {name} and {count, plural, one {# hand} other {# hands}}.

export type Values = Readonly<Record<string, string | number>>;

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function memo<T>(map: Map<string, T>, key: string, create: () => T): T {
  const known = map.get(key);
  if (known) return known;
  const made = create();
  map.set(key, made);
  return made;
}

/** The position after the brace that closes the one at `open`. */
function closing(message: string, open: number): number {
  let depth = 0;
  for (let i = open; i < message.length; i++) {
    if (message[i] === '{') depth++;
    if (message[i] === '}') depth--;
    if (depth === 0) return i + 1;
  }
  throw new Error(`unbalanced braces: ${message}`);
}

function plural(forms: string, count: number, values: Values, locale: string): string {
  const category = memo(rules, locale, () => new Intl.PluralRules(locale)).select(count);
  const number = memo(numbers, locale, () => new Intl.NumberFormat(locale)).format(count);
  const found = new Map<string, string>();
  for (let i = 0; i < forms.length; ) {
    const open = forms.indexOf('{', i);
    if (open < 0) break;
    const end = closing(forms, open);
    found.set(forms.slice(i, open).trim(), forms.slice(open + 1, end - 1));
    i = end;
  }
  const form = found.get(`=${count}`) ?? found.get(category) ?? found.get('other') ?? '';
  return fill(form.replaceAll('#', number), values, locale);
}

function argument(inside: string, values: Values, locale: string): string {
  const [name = '', kind, ...rest] = inside.split(',');
  const value = values[name.trim()];
  if (kind?.trim() === 'plural') return plural(rest.join(','), Number(value), values, locale);
  return value === undefined ? `{${inside}}` : String(value);
}

export function fill(message: string, values: Values, locale: string): string {
  let text = '';
  for (let i = 0; i < message.length; ) {
    const open = message.indexOf('{', i);
    if (open < 0) return text + message.slice(i);
    const end = closing(message, open);
    text += message.slice(i, open) + argument(message.slice(open + 1, end - 1), values, locale);
    i = end;
  }
  return text;
}
