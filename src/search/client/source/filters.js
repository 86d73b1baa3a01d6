// What readers narrow by, and how many hits they would have (FORMAT.md, section 4.6).

import { fold } from './text.js';

// What a caller gives, as a text; what is none is empty.
export const textOf = (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

// For each facet the set of its values that are chosen, or null if any will do.
export function chosen(facets, filters) {
  const given = new Map(Object.entries(Object(filters)));
  return facets.map((facet) => {
    const asked = [].concat(given.has(facet.name) ? given.get(facet.name) : []).map((value) => fold(textOf(value)));
    if (!asked.length) return null;
    return new Set(
      facet.values.filter(({ value, label }) => asked.includes(fold(value)) || asked.includes(fold(label))),
    );
  });
}

// What of the filters keeps each page from being a hit: 0 nothing, 1 + i only facet i, BARRED more than one.
export const BARRED = 65535;

export function barriers(choice, pages) {
  const barrier = new Uint16Array(pages);
  choice.forEach((values, i) => {
    if (!values) return;
    const mine = new Uint8Array(pages);
    for (const { docs } of values) for (let n = 0; n < docs.length; n++) mine[docs[n]] = 1;
    for (let page = 0; page < pages; page++) if (!mine[page]) barrier[page] = barrier[page] ? BARRED : i + 1;
  });
  return barrier;
}

// The facets of an answer: from its name to its values with their counts. `fitting` are the pages that would be hits
// without filters, `barrier` says what keeps them from being one.
export function counts(facets, choice, fitting, barrier) {
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
  facets.forEach((facet, i) => {
    const mine = choice[i] ? hitsBut(i + 1) : hits;
    answer[facet.name] = [];
    for (const each of facet.values) {
      const { value, label, docs } = each;
      let count = 0;
      for (let n = 0; n < docs.length; n++) count += mine[docs[n]];
      if (count || (choice[i] && choice[i].has(each))) answer[facet.name].push({ value, label, count });
    }
  });
  return answer;
}
