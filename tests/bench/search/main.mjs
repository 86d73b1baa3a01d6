// Measures the search; `run` says how to call it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { read } from './options.mjs'
import * as site from './site.mjs'
import * as questions from './questions.mjs'
import { judge, plainUrl } from './quality.mjs'
import { cold, times, typed } from './traffic.mjs'
import { Transport } from './transport.mjs'
import * as report from './report.mjs'
import { generate } from './generate.mjs'

const say = (text) => process.stderr.write(`${text}\n`)

async function main() {
  const options = read(process.argv.slice(2))
  const place = options.keep ?? os.tmpdir()
  fs.mkdirSync(place, { recursive: true })
  // A folder of its own for each run: what an earlier one left would be measured too.
  const work = fs.mkdtempSync(path.join(place, 'search-bench-'))
  try {
    return await measure(options, work)
  } finally {
    if (!options.keep) fs.rmSync(work, { recursive: true, force: true })
  }
}

async function measure(options, work) {
  const source = options.generate ? path.join(work, `source-${options.generate}`) : options.source
  if (options.generate) {
    say(`writing ${options.generate} posts`)
    generate(options.generate, source, options.seed)
  }
  say('building the site')
  const { folder, built } = buildSite(options, source, work)
  const all = site.pages(folder, !options.generate || options.named)
  const { engines, pages } = await prepare(options, folder, work, built, all)
  if (!engines.length) throw new Error('nothing to measure')
  const raw = pages.reduce((sum, page) => sum + page.bytes, 0)
  const counted = pages.filter((page) => options.pages.test(page.url))
  const classes = options.generate ? { written: sampled(counted, options.seed) } : draw(options, counted, all)

  const results = []
  for (const engine of engines) {
    say(`asking ${engine.name}`)
    results.push(await result(engine, classes, options, raw))
  }
  return tell(results, options, { pages: pages.length, counted: counted.length, raw, built })
}

// Builds as often as asked, each time into a folder of its own; the figures are those of the median.
function buildSite(options, source, work) {
  const builds = []
  for (let run = 0; run < (options.check ? 1 : options.runs); run++) {
    const folder = path.join(work, `site-${run}`)
    builds.push({ folder, built: site.build(options.binary, source, folder) })
  }
  builds.sort((a, b) => a.built.seconds - b.built.seconds)
  return builds[builds.length >> 1]
}

// The engines that are there (eigsite must be), and the pages that all of them index: those that eigsite lists, if it has an index.
async function prepare(options, folder, work, built, all) {
  const engines = []
  let pages = all.filter((page) => options.pages.test(page.url))
  for (const name of options.engines) {
    try {
      const { prepare } = await import(`./engines/${name}.mjs`)
      say(`indexing with ${name}`)
      const engine = await prepare({ site: folder, pages, work, built, runs: options.runs })
      if (name === 'eigsite') {
        engine.share = engine.seconds === undefined ? undefined : engine.seconds / built.seconds
        const session = await engine.open(new Transport(engine.root))
        const listed = new Set((await session.all('', {})).map(plainUrl))
        pages = all.filter((page) => listed.has(page.url))
      }
      engines.push(engine)
    } catch (error) {
      if (options.named || name === 'eigsite') throw error
      say(`without ${name}: ${error.message}`)
    }
  }
  return { engines, pages }
}

// The questions of all classes.
function draw(options, pages, all) {
  const written = forThisSite(questions.written(options.queries), options, all)
  if (options.check) return { elisions: [], typos: [], plain: [], absent: [], named: {}, written }
  const under = (part) => questions.titles(pages.filter((page) => page.url.startsWith(`/${part}/`)), all)
  const parts = { people: under('communaute'), challenges: under('defis'), tools: under('outils') }
  const named = { titles: questions.titles(pages, all) }
  for (const [name, list] of Object.entries(parts)) if (list.length) named[name] = list
  return {
    elisions: questions.elisions(pages, options.seed),
    typos: questions.typos(pages, all, options.seed),
    plain: questions.plainTitles(pages, all),
    absent: questions.absent(all, options.seed),
    named,
    written,
  }
}

// Questions of which no page is there say nothing of the search.
function forThisSite(written, options, all) {
  const there = new Set(all.map((page) => page.url))
  const gone = written.filter((question) => !question.pages.some((page) => there.has(page)))
  if (gone.length > written.length / 2) throw new Error(`the pages that ${options.queries} asks for are not there: name the questions for this site with --queries`)
  for (const { query, pages } of gone) say(`«${query}» is left out: there is no ${pages.join(', no ')}`)
  return written.filter((question) => !gone.includes(question))
}

// Questions to a generated site: words of its titles, one to three of them, some begun or misspelt.
function sampled(pages, seed) {
  const draw = new questions.Draw(`${seed}/sampled`)
  return Array.from({ length: 60 }, (_, i) => {
    const words = draw.of(pages).title.split(/\s+/).filter((word) => word.length >= 4)
    let query = draw.some(words, 1 + (i % 3)).join(' ') || 'projet'
    if (i % 5 === 3) query = query.slice(0, -2)
    if (i % 5 === 4) query = questions.misspell(query, draw) ?? query
    return { kind: 'drawn', query, pages: [] }
  })
}

async function result(engine, classes, options, raw) {
  const made = { engine, raw }
  if (!options.generate) {
    const judged = await judge(await engine.open(new Transport(engine.root)), classes)
    made.quality = judged.figures
    made.misses = judged.misses
  }
  if (options.check) return made
  // Where everything is loaded at once, one question tells what all of them load.
  const asked = engine.whole ? classes.written.slice(0, 1) : classes.written
  made.cold = await cold(engine, asked)
  // The others take their time: every fifth question tells enough of them.
  const fewer = (list) => (engine.name === 'eigsite' ? list : list.filter((_, i) => i % 5 === 0))
  made.typed = await typed(engine, fewer(asked))
  made.times = await times(engine, fewer(classes.written))
  return made
}

function tell(results, options, { pages, counted, raw, built }) {
  const bars = { first: first(options.generate || pages), letter: options.generate >= 10000 ? 20 : 5, share: options.generate >= 10000 }
  if (!options.check) {
    const { text, missed } = report.table(results, bars)
    console.log(`${pages} pages (${counted} asked for), ${(raw / 1e6).toFixed(2)} MB of text; built in ${built.seconds.toFixed(2)} s. Spreads are median · 95th percentile · maximum.\n`)
    console.log(text)
    if (!options.generate && results[0].quality.kinds) console.log(`\n${report.kinds(results)}`)
    for (const { engine, cold } of results) if (cold.worst) say(`${engine.name} loads most for «${cold.worst.query}»: ${cold.worst.files.map((f) => `${f.name} ${f.bytes}`).join(', ')}`)
    if (options.verbose) for (const r of results) if (r.misses) console.log(`\n${report.misses(r.engine.name, r.misses)}`)
    for (const line of missed) say(`missed: ${line}`)
    return missed.length ? 1 : 0
  }
  const [{ engine, misses, quality }] = results
  const text = report.misses(engine.name, misses)
  if (text) console.log(text)
  console.log(Object.entries(quality.kinds).map(([kind, v]) => `${kind}: ${v.found} of ${v.of}`).join('\n'))
  return text ? 1 : 0
}

// What the first query may load.
function first(pages) {
  if (pages >= 100000) return 200_000
  return pages >= 10000 ? 100_000 : 40_000
}

main().then(
  (code) => process.exit(code),
  (error) => {
    say(`search bench: ${error.message}`)
    process.exit(2)
  },
)
