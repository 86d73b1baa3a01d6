// Makes the scripts that are served, one small file each, of their sources: `npm run client` in tests/.
//
// The modules of a source are put one after the other, those that are imported first; so no name is declared twice.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const root = new URL('../../', import.meta.url);

// Properties that nothing outside of the search sees: they are served under shorter names.
const OWN = `apostrophe begins beginning begun candidates capped card cards choice directory docs each elided endings
factor four impacts inclusive inline isWord joiner letters lists longer matches matched
misspelt names outside parts passage passages places prefix quarters required reversed rising sections
shares slots soft sorted spelling stopWords take term terms texts times top types weight whole word words written`;

export const search = {
  served: new URL('src/search/client/search.js', root),
  folder: new URL('src/search/client/source/', root),
  modules: ['inflate', 'text', 'bytes', 'files', 'filters', 'slots', 'matches', 'rank', 'excerpt', 'open'],
  exported: ['open'],
  mangle: { properties: { regex: new RegExp(`^(?:${OWN.split(/\s+/).join('|')})$`) } },
  preamble: '// The search of eigsite, made of src/search/client/source/.',
};

export const site = {
  served: new URL('themes/eig/static/assets/site.js', root),
  folder: new URL('themes/eig/client/', root),
  modules: ['kept', 'page', 'scheme', 'search-box', 'keys', 'copy', 'frames', 'lists'],
  // What the script of the search page shares.
  exported: ['page', 'search-box'],
  mangle: true,
  preamble: '// The script of every page, made of themes/eig/client/.',
};

function bundle({ folder, modules, exported }) {
  const texts = modules.map((name) => {
    const lines = readFileSync(new URL(`${name}.js`, folder), 'utf8').split('\n');
    const own = lines.filter((line) => !line.startsWith('import ')).join('\n');
    return exported.includes(name) ? own : own.replace(/^export /gm, '');
  });
  return texts.join('\n');
}

// The text of one of the scripts.
export async function make(script) {
  const { minify } = await import('terser');
  const { code } = await minify(bundle(script), {
    ecma: 2020,
    module: true,
    compress: { passes: 3, unsafe_arrows: true },
    mangle: script.mangle,
    format: { preamble: script.preamble },
  });
  return `${code}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const script of [search, site]) writeFileSync(script.served, await make(script));
}
