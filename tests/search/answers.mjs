// Asks the served client of a site that was built: `node answers.mjs FOLDER`, where FOLDER is the output folder.
//
// On standard input one question a line, { query, options }; on standard output one answer a line, as it is.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const [site] = process.argv.slice(2);
const client = readFileSync(path.join(site, 'search/search.js'), 'utf8');
// Whatever Node takes a file of this name for, the client is a module.
const { open } = await import(`data:text/javascript;charset=utf-8,${encodeURIComponent(client)}`);

// A server without a network.
async function fetch(file) {
  try {
    const bytes = readFileSync(path.join(site, file));
    return { ok: true, status: 200, arrayBuffer: async () => bytes };
  } catch {
    return { ok: false, status: 404 };
  }
}

const index = await open('/search/', { fetch });
const answers = [];
for (const line of readFileSync(0, 'utf8').split('\n')) {
  if (!line) continue;
  const { query, options } = JSON.parse(line);
  answers.push(JSON.stringify(await index.search(query, options)));
}
process.stdout.write(`${answers.join('\n')}\n`);
