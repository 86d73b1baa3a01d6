// Makes the client that is served, one small file, of its source: `npm run client` in tests/.
//
// The modules of the source are put one after the other, those that are imported first; so no name is declared twice.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const folder = new URL('../../src/search/client/', import.meta.url);
export const served = new URL('search.js', folder);

const MODULES = ['inflate', 'text', 'bytes', 'files', 'filters', 'slots', 'matches', 'rank', 'excerpt', 'open'];

function bundle() {
  const modules = MODULES.map((name) => {
    const lines = readFileSync(new URL(`source/${name}.js`, folder), 'utf8').split('\n');
    const own = lines.filter((line) => !line.startsWith('import ')).join('\n');
    return name === 'open' ? own : own.replace(/^export /gm, '');
  });
  return modules.join('\n');
}

// The text of the client.
export async function make() {
  const { minify } = await import('terser');
  const { code } = await minify(bundle(), {
    ecma: 2020,
    module: true,
    compress: { passes: 3, unsafe_arrows: true },
    format: { preamble: '// The search of eigsite, made of src/search/client/source/.' },
  });
  return `${code}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(served, await make());
