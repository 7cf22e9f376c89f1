// Writes name.gz and name.br beside every text asset of dist, for nginx's static modules.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../dist/', import.meta.url));
const wanted = /\.(js|css|html|svg|json)$/;

for (const name of readdirSync(root, { recursive: true })) {
  if (!wanted.test(name)) continue;
  const text = readFileSync(join(root, name));
  writeFileSync(join(root, `${name}.gz`), gzipSync(text, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(join(root, `${name}.br`), brotliCompressSync(text, { params }));
}
