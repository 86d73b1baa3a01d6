// What the arguments ask for.
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import path from 'node:path'

export const here = path.dirname(fileURLToPath(import.meta.url))
export const repository = path.resolve(here, '../../..')

export function read(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      queries: { type: 'string' },
      peers: { type: 'boolean' },
      engines: { type: 'string' },
      check: { type: 'boolean' },
      generate: { type: 'string' },
      pages: { type: 'string' },
      runs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      verbose: { type: 'boolean' },
      keep: { type: 'string' },
    },
  })
  const source = path.resolve(positionals[0] ?? path.join(repository, 'content'))
  const sample = source === path.join(repository, 'content')
  const usual = values.generate || values.check ? 'eigsite' : values.peers ? 'eigsite,pagefind,lunr,minisearch' : 'eigsite,pagefind'
  return {
    source,
    queries: values.queries ?? path.join(here, sample ? 'sample.tsv' : 'queries.tsv'),
    engines: (values.engines ?? usual).split(','),
    named: Boolean(values.engines),
    check: Boolean(values.check),
    generate: whole(values.generate, '--generate'),
    pages: new RegExp(values.pages ?? (sample ? '.' : '^/(blog|defis|communaute)/2\\d\\d\\d/')),
    runs: whole(values.runs, '--runs') || (Number(values.generate) >= 100000 ? 1 : 3),
    seed: values.seed,
    verbose: Boolean(values.verbose),
    keep: values.keep && path.resolve(values.keep),
    binary: process.env.EIGSITE ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(repository, 'target'), 'release/eigsite'),
  }
}

function whole(text, name) {
  if (text === undefined) return 0
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${name} wants a whole number, not ${text}`)
  return number
}
