// Imports flow one way: ui, texts, protocol → features → app; a feature never imports another.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(new URL('../src', import.meta.url).pathname);
const shared = ['ui', 'texts', 'protocol'];
const features = ['table', 'lobby', 'account', 'history'];

function mayImport(from, to) {
  if (from === to || shared.includes(to)) return true;
  if (from === 'app' || from === 'main.tsx') return true;
  return false;
}

let status = 0;
for (const name of readdirSync(root, { recursive: true })) {
  if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
  const [from] = name.split(sep);
  const text = readFileSync(join(root, name), 'utf8');
  for (const [, path] of text.matchAll(/from '(\.{1,2}\/[^']+)'|import\('(\.[^']+)'\)/g)) {
    if (!path) continue;
    const [to] = relative(root, resolve(root, name, '..', path)).split(sep);
    const isKnown = [...shared, ...features, 'app'].includes(to);
    if (isKnown && !mayImport(from, to)) {
      console.error(`src/${name} imports ${path}: ${from} must not know ${to}`);
      status = 1;
    }
  }
  const isLong = text.split('\n').length > 201;
  if (isLong && name !== join('protocol', 'api.ts') && !name.startsWith('texts')) {
    console.error(`src/${name} has more than 200 lines`);
    status = 1;
  }
}
process.exit(status);
