// Asks an engine all questions of all classes, and tells how good its answers are.

// Where the first right page stands among the hits: 1 for the first, 0 for none.
function rank(urls, pages) {
  return urls.findIndex((url) => pages.includes(plainUrl(url))) + 1
}

// An address as the file it is.
export function plainUrl(url) {
  const path = decodeURIComponent(url.split(/[?#]/)[0])
  return path.endsWith('/') ? `${path}index.html` : path
}

// Ranks of all questions: { ranks, misses }, a miss being one that is not among the first `within`.
async function ranks(session, questions, within, depth = 10) {
  const found = []
  const misses = []
  for (const question of questions) {
    const { urls } = await session.list(question.query, question.filters ?? {}, depth)
    const place = rank(urls, question.pages)
    found.push(place)
    if (!place || place > within) misses.push({ ...question, place, first: urls[0] ?? null })
  }
  return { ranks: found, misses }
}

const share = (ranks, within) => ranks.filter((place) => place && place <= within).length / (ranks.length || 1)
const reciprocal = (ranks) => ranks.reduce((sum, place) => sum + (place ? 1 / place : 0), 0) / (ranks.length || 1)

// All figures of an engine, by key, and the misses of each class.
export async function judge(session, classes) {
  const figures = {}
  const misses = {}
  const at = async (name, questions, within) => {
    const result = await ranks(session, questions, within)
    misses[name] = result.misses
    return result.ranks
  }

  let found = 0
  misses.elision = []
  for (const question of classes.elisions) {
    const urls = (await session.all(question.query, {})).map(plainUrl)
    if (question.pages.some((page) => urls.includes(page))) found += 1
    else misses.elision.push({ ...question, place: 0, first: urls[0] ?? null })
  }
  figures.elision = { found, of: classes.elisions.length }

  const typo = await at('typo', classes.typos, 3)
  figures.typo3 = share(typo, 3)
  figures.typo1 = share(typo, 1)
  figures.plain = reciprocal(await at('plain', classes.plain, 1))

  let hits = 0
  let words = 0
  misses.absent = []
  for (const question of classes.absent) {
    const { total, urls } = await session.list(question.query, {}, 1)
    hits += total
    if (total) {
      words += 1
      misses.absent.push({ ...question, place: 0, first: `${total} hits, ${urls[0]}` })
    }
  }
  figures.absent = { hits, words, of: classes.absent.length }

  for (const [name, questions] of Object.entries(classes.named)) figures[name] = share(await at(name, questions, 1), 1)

  const written = await at('written', classes.written, 3)
  figures.written = share(written, 3)
  figures.kinds = {}
  for (const kind of new Set(classes.written.map((question) => question.kind))) {
    const of = written.filter((_, i) => classes.written[i].kind === kind)
    figures.kinds[kind] = { found: of.filter((place) => place && place <= 3).length, of: of.length }
  }
  return { figures, misses }
}
