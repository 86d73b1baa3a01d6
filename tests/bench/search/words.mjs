// Words and how far apart they are. Made for judging engines, so it shares nothing with any of them.

// Lower case, without accents, ligatures spelled out.
export function fold(text) {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
}

// Only the accents taken off; case and all else kept.
export function unaccented(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC')
}

// Every word of a text, folded: pieces between anything but letters and digits.
export function wordsOf(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

// Damerau's distance (insertion, deletion, substitution, neighbours swapped), or `most` + 1 if it is more than `most`.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
      least = Math.min(least, row[j])
    }
    if (least > most && i > 1) return most + 1
    before = last
    last = row
  }
  return Math.min(last[b.length], most + 1)
}
