// The table route must stay within its budget: sums the gzipped chunks that Vite's manifest names.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const limits = { script: 120 * 1024, style: 20 * 1024 };
const entries = ['index.html', 'src/table/table-page.tsx'];

const files = { script: new Set(), style: new Set() };
const seen = new Set();
function collect(name) {
  const chunk = manifest[name];
  if (!chunk || seen.has(name)) return;
  seen.add(name);
  files.script.add(chunk.file);
  for (const style of chunk.css ?? []) files.style.add(style);
  for (const imported of chunk.imports ?? []) collect(imported);
}
for (const entry of entries) collect(entry);

let status = 0;
for (const [kind, names] of Object.entries(files)) {
  const bytes = [...names]
    .map((name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length)
    .reduce((sum, length) => sum + length, 0);
  const verdict = bytes <= limits[kind] ? 'ok' : 'TOO BIG';
  console.log(
    `table route ${kind}: ${(bytes / 1024).toFixed(1)} KB of ${limits[kind] / 1024} KB ${verdict}`,
  );
  if (bytes > limits[kind]) status = 1;
}
process.exit(status);
