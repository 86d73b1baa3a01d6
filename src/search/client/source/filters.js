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
    return new Set(facet.values.filter(({ value, label }) => asked.includes(fold(value)) || asked.includes(fold(label))));
  });
}

// What of the filters keeps each page from being a hit: 0 nothing, 1 + i only facet i, `barred` more than one.
export function barriers(choice, pages, barred) {
  const barrier = new Uint16Array(pages);
  choice.forEach((values, i) => {
    if (!values) return;
    const mine = new Uint8Array(pages);
    for (const { docs } of values) docs.forEach((page) => (mine[page] = 1));
    for (let page = 0; page < pages; page++) if (!mine[page]) barrier[page] = barrier[page] ? barred : i + 1;
  });
  return barrier;
}

// The facets of an answer: from its name to its values with their counts. `state` tells of each page 1 if it is a
// hit, 2 + i if only facet i keeps it from being one.
export function counts(facets, choice, state) {
  const answer = Object.create(null);
  facets.forEach((facet, i) => {
    answer[facet.name] = [];
    for (const each of facet.values) {
      let count = 0;
      for (const page of each.docs) if (state[page] === 1 || state[page] === i + 2) count++;
      const { value, label } = each;
      if (count || (choice[i] && choice[i].has(each))) answer[facet.name].push({ value, label, count });
    }
  });
  return answer;
}
