// Makes the client that is served, one small file, of its source: `npm run client` in tests/.
//
// The modules of the source are put one after the other, those that are imported first; so no name is declared twice.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const folder = new URL('../../src/search/client/', import.meta.url);
export const served = new URL('search.js', folder);

const MODULES = ['inflate', 'text', 'bytes', 'files', 'filters', 'slots', 'matches', 'rank', 'excerpt', 'open'];

// Properties that nothing outside of the client sees: they are served under shorter names.
const OWN = `apostrophe begins beginning begun candidates capped card cards choice directory docs each elided endings
factor four impacts inclusive inline isWord joiner letters lists longer matches matched
misspelt names outside parts passage passages places prefix quarters required reversed rising sections
shares slots soft sorted spelling stopWords take term terms texts times top types weight whole word words written`;

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
    mangle: { properties: { regex: new RegExp(`^(?:${OWN.split(/\s+/).join('|')})$`) } },
    format: { preamble: '// The search of eigsite, made of src/search/client/source/.' },
  });
  return `${code}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(served, await make());
