// The table, and the bars that the search has to clear.

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`
const mb = (kilobytes) => (kilobytes ? `${Math.round(kilobytes / 1000)} MB` : '—')
const ms = (value) => `${value.toFixed(2)} ms`
const whole = (value) => value.toFixed(0)
const percent = (value) => `${(100 * value).toFixed(1)} %`
const spreadOf = (format) => (s) => (s?.count ? `${format(s.median)} · ${format(s.p95)} · ${format(s.max)}` : '—')

// Each row: what it says, the figure of a result, how it is written, the bar and whether a figure clears it.
const ROWS = [
  ['Words behind elisions', (r) => r.quality?.elision, (v) => `${v.found} of ${v.of}`, 'all', (v) => v.found === v.of],
  ['Typing error in a title: hit@3', (r) => r.quality?.typo3, (v) => v.toFixed(3), '≥ 0.98', (v) => v >= 0.98],
  ['— hit@1', (r) => r.quality?.typo1, (v) => v.toFixed(3)],
  ['Title without accents: MRR', (r) => r.quality?.plain, (v) => v.toFixed(3), '≥ 0.99', (v) => v >= 0.99],
  ['Absent words: hits', (r) => r.quality?.absent, (v) => `${v.hits} for ${v.words} of ${v.of} words`, '0', (v) => v.hits === 0],
  ['Title in full: hit@1', (r) => r.quality?.titles, percent],
  ['Person’s name: hit@1', (r) => r.quality?.people, percent, '100 %', (v) => v === 1],
  ['Challenge’s name: hit@1', (r) => r.quality?.challenges, percent, '100 %', (v) => v === 1],
  ['Tool’s name: hit@1', (r) => r.quality?.tools, percent, '100 %', (v) => v === 1],
  ['Written questions: hit@3', (r) => r.quality?.written, percent, '100 %', (v) => v === 1],
  ['First query, cold', (r) => r.cold?.bytes, spreadOf(kb), (bars) => `≤ ${bars.first / 1000} KB`, (v, bars) => v.max <= bars.first],
  ['— requests', (r) => r.cold?.requests, spreadOf(whole), '≤ 5', (v) => v.max <= 5],
  ['Each excerpt', (r) => (r.cold?.excerpts.count ? r.cold.excerpts : undefined), spreadOf(kb), '≤ 3 KB', (v) => v.max <= 3000],
  ['Each further letter', (r) => r.typed?.bytes, spreadOf(kb), '≤ 10 KB', (v) => v.max <= 10000],
  ['— requests', (r) => r.typed?.requests, spreadOf(whole)],
  ['Vocabulary and postings', (r) => r.engine.sizes.vocabulary / r.raw, percent, '≤ 20 % of the text', (v) => v <= 0.2],
  ['— bytes', (r) => r.engine.sizes.vocabulary, kb],
  ['Directory', (r) => r.engine.sizes.directory, kb],
  ['Cards', (r) => r.engine.sizes.cards || undefined, kb],
  ['Texts', (r) => r.engine.sizes.texts, kb],
  ['All of the index', (r) => r.engine.sizes.all, kb],
  ['Files', (r) => r.engine.sizes.files, String],
  ['A letter’s answer, in memory', (r) => r.times, spreadOf(ms), (bars) => `(≤ ${bars.letter} ms)`],
  ['Making the index', (r) => r.engine.seconds, (v) => `${v.toFixed(2)} s`],
  ['— share of the build', (r) => r.engine.share, percent, (bars) => (bars.share ? '(≤ 35 %)' : '')],
  ['— memory', (r) => r.engine.peak || undefined, mb],
]

// The table in Markdown, and the bars that eigsite missed.
export function table(results, bars) {
  const lines = [`| | ${results.map((r) => r.engine.name).join(' | ')} | bar |`, `|---|${results.map(() => '---').join('|')}|---|`]
  const missed = []
  for (const [label, figure, write, bar, clears] of ROWS) {
    const values = results.map(figure)
    if (values.every((value) => value === undefined || Number.isNaN(value))) continue
    const wanted = typeof bar === 'function' ? bar(bars) : (bar ?? '')
    const cells = values.map((value, i) => {
      if (value === undefined || Number.isNaN(value)) return '—'
      const text = write(value)
      if (!clears || results[i].engine.name !== 'eigsite' || clears(value, bars)) return text
      missed.push(`${label}: ${text}, and the bar is ${wanted}`)
      return `**${text}**`
    })
    lines.push(`| ${label} | ${cells.join(' | ')} | ${wanted} |`)
  }
  return { text: lines.join('\n'), missed }
}

// The written questions by class.
export function kinds(results) {
  const rows = Object.keys(results[0].quality.kinds)
  const lines = [`| written questions in the first three | ${results.map((r) => r.engine.name).join(' | ')} |`, `|---|${results.map(() => '---').join('|')}|`]
  for (const kind of rows) lines.push(`| ${kind} | ${results.map((r) => `${r.quality.kinds[kind].found} of ${r.quality.kinds[kind].of}`).join(' | ')} |`)
  return lines.join('\n')
}

// Misses, one a line.
export function misses(name, found) {
  const lines = []
  for (const [kind, list] of Object.entries(found)) {
    for (const miss of list) {
      const place = miss.place ? `at place ${miss.place}` : 'not found'
      lines.push(`${name}, ${miss.kind ?? kind}: «${miss.query}» → ${miss.pages.join(' ') || 'nothing'}: ${place}, first is ${miss.first ?? 'nothing'}`)
    }
  }
  return lines.join('\n')
}
