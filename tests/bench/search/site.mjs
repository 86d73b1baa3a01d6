// Builds a site with eigsite, and reads the finished pages as a reader of them would.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

// Runs a program and tells how long it took and how much memory it had at most (if GNU time is there).
export function timed(program, args, options = {}) {
  const meter = fs.existsSync('/usr/bin/time')
  const command = meter ? ['/usr/bin/time', '-f', 'PEAK_KB %M', program, ...args] : [program, ...args]
  const begin = performance.now()
  const run = spawnSync(command[0], command.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28, ...options })
  const seconds = (performance.now() - begin) / 1000
  if (run.error) throw new Error(`${program} cannot be run: ${run.error.message}`)
  const peak = Number(/PEAK_KB (\d+)/.exec(run.stderr)?.[1] ?? 0)
  return { status: run.status, seconds, peak, stdout: run.stdout, stderr: run.stderr }
}

// Builds `source` into `output` and tells seconds, memory and the milliseconds of each stage.
export function build(binary, source, output) {
  if (!fs.existsSync(binary)) throw new Error(`${binary} is not there: run \`cargo build --release\`, or name another with EIGSITE=`)
  const run = timed(binary, ['build', source, '--output', output, '--timings'])
  // A site with faults is written all the same, so only the missing output stops us.
  if (!fs.existsSync(path.join(output, 'index.html')) && !fs.existsSync(path.join(output, 'sitemap.xml'))) {
    throw new Error(`eigsite could not build ${source}:\n${run.stderr.slice(-2000)}`)
  }
  const stages = {}
  for (const [, stage, ms] of run.stdout.matchAll(/^ *(\w+) +([\d.]+) ms$/gm)) stages[stage] = Number(ms)
  return { seconds: run.seconds, peak: run.peak, stages }
}

// The pages of a built site: { url, title, lang, bytes, text }, the last only where `texts` are asked for.
export function pages(folder, texts = true) {
  const found = []
  for (const file of htmlFiles(folder)) {
    const url = '/' + path.relative(folder, file).split(path.sep).join('/')
    const html = fs.readFileSync(file, 'utf8')
    const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
    const title = plain(/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(main)?.[1] ?? '').trim()
    if (!title) continue
    const text = body(main)
    const lang = /<html[^>]*\blang="?([a-z]+)/.exec(html)?.[1] ?? 'fr'
    found.push({ url, title, lang, bytes: Buffer.byteLength(text), text: texts ? text : '' })
  }
  return found
}

function htmlFiles(folder) {
  const files = []
  const folders = [folder]
  while (folders.length) {
    const next = folders.pop()
    for (const entry of fs.readdirSync(next, { withFileTypes: true })) {
      const full = path.join(next, entry.name)
      if (entry.isDirectory()) folders.push(full)
      else if (entry.name.endsWith('.html')) files.push(full)
    }
  }
  return files.sort()
}

// What a page says itself, one line a block: without menus, scripts, marks, and the cards of other pages.
function body(main) {
  const kept = main
    .replace(/<(nav|script|style|template|form)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<ul class="cards[^>]*>[\s\S]*?<\/ul>/g, ' ')
    .replace(/\s+/g, ' ')
  return plain(kept.replace(/<br\b[^>]*>|<\/(p|h\d|li|dt|dd|div|td|th|tr|figcaption|section|header|pre|blockquote)>/g, '\n'))
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function plain(html) {
  return html.replace(/<[^>]*>/g, '').replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(parseInt(hex, 16))
    return ENTITIES[name.toLowerCase()] ?? all
  })
}

// The bytes of all files under a folder, and how many there are.
export function weigh(folder, wanted = () => true) {
  let bytes = 0
  let files = 0
  if (!fs.existsSync(folder)) return { bytes, files }
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !wanted(entry.name)) continue
    bytes += fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size
    files += 1
  }
  return { bytes, files }
}
