// What readers narrow by, and how many hits they would have (FORMAT.md, section 4.6).

import { fold } from './text.js';

// What a caller gives, as a text; what is none is empty.
export const textOf = (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

// For each facet whether each of its values is chosen, or null if any will do.
export function chosen(facets, filters) {
  const given = new Map(Object.entries(Object(filters)));
  return facets.map((facet) => {
    const asked = [].concat(given.has(facet.name) ? given.get(facet.name) : []).map((value) => fold(textOf(value)));
    if (!asked.length) return null;
    return facet.values.map(({ value, label }) => asked.includes(fold(value)) || asked.includes(fold(label)));
  });
}

// What of the filters keeps each page from being a hit: 0 nothing, 1 + i only facet i, BARRED more than one.
export const BARRED = 65535;

export function barriers(choice, lists, pages) {
  const barrier = new Uint16Array(pages);
  choice.forEach((values, i) => {
    if (!values) return;
    const mine = new Uint8Array(pages);
    (lists[i] || []).forEach((docs, n) => values[n] && docs.forEach((page) => (mine[page] = 1)));
    for (let page = 0; page < pages; page++) if (!mine[page]) barrier[page] = barrier[page] ? BARRED : i + 1;
  });
  return barrier;
}

// The facets of an answer: from its name to its values with their counts, null where there are no lists. `fitting` are
// the pages that would be hits without filters, `barrier` says what keeps them from being one; `blank`: nothing is asked.
export function counts(facets, choice, lists, fitting, barrier, blank) {
  const answer = Object.create(null);
  // A 1 for each page that nothing keeps, or only the facet `own`.
  const hitsBut = (own) => {
    const hits = new Uint8Array(barrier.length);
    for (let i = 0; i < fitting.length; i++) {
      const bar = barrier[fitting[i]];
      if (!bar || bar === own) hits[fitting[i]] = 1;
    }
    return hits;
  };
  const hits = hitsBut(0);
  facets.forEach(({ name, values }, i) => {
    // All pages fit: the directory has counted them.
    const counted = blank && choice.every((other, n) => n === i || !other);
    const mine = !counted && choice[i] ? hitsBut(i + 1) : hits;
    const countOf = (docs) => {
      let count = 0;
      for (let n = 0; n < docs.length; n++) count += mine[docs[n]];
      return count;
    };
    answer[name] = values
      .map(({ value, label, count }, n) => ({
        value,
        label,
        count: counted ? count : lists[i] ? countOf(lists[i][n]) : null,
      }))
      .filter(({ count }, n) => count !== 0 || (choice[i] && choice[i][n]));
  });
  return answer;
}
