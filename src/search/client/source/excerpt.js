// The part of a text that says most of what is asked, with its words marked (FORMAT.md, section 4.8).
// Returns HTML; what the texts hold can add none.

import { groups, ones } from './text.js';

const WHITE = /\p{White_Space}/u;
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const BEFORE = 6;
const LONGEST = 32;
const SHORTEST = 12;

const escape = (text) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

// A function from a group to the slots that it matches: a bit for each.
export function marker(slots) {
  const words = new Map();
  let begun = null;
  let begunBit = 0;
  slots.forEach(({ word, begun: beginning, matches }, i) => {
    const bit = 1 << i;
    if (beginning) [begun, begunBit] = [word, bit];
    const name = (text) => words.set(text, words.get(text) | bit);
    for (const { term } of matches) {
      term.words.forEach(name);
      term.outside.forEach(name);
    }
  });
  const bitsOf = (text) => words.get(text) | (begun !== null && text.startsWith(begun) ? begunBit : 0);
  return ({ whole, parts }) => parts.reduce((bits, part) => bits | bitsOf(part.text), bitsOf(whole));
}

// A short text, escaped, its matching groups marked.
export function marked(text, mark) {
  const all = groups(text);
  return html(text, all, all.map(mark), 0, text.length);
}

function html(text, all, bits, start, end) {
  let out = '';
  let at = start;
  all.forEach((group, i) => {
    if (!bits[i] || group.start < start || group.end > end) return;
    out += `${escape(text.slice(at, group.start))}<mark>${escape(text.slice(group.start, group.end))}</mark>`;
    at = group.end;
  });
  return out + escape(text.slice(at, end));
}

// The best excerpt of some sections: { excerpt, anchor, section }, or null if none has a match.
export function excerptOf(sections, mark) {
  let best = null;
  for (const section of sections) {
    // Kept: it does not depend on what is asked.
    if (!section.groups) section.groups = linesOf(section.text);
    const bits = section.groups.map(mark);
    bits.forEach((own, i) => {
      if (!own) return;
      const window = windowAt(section.groups, bits, i);
      if (best && (window.slots - best.slots || window.matches - best.matches) <= 0) return;
      best = { ...window, section, bits };
    });
  }
  return best && { excerpt: cut(best), anchor: best.section.anchor, section: best.section.heading };
}

// Where the first section stands whose heading has a match: { anchor, section }, or null.
export function headingOf(sections, mark) {
  const found = sections.find(({ heading }) => groups(heading).some(mark));
  return found ? { anchor: found.anchor, section: found.heading } : null;
}

// The groups of a text, each with the number of its line.
function linesOf(text) {
  let line = 0;
  let next = text.indexOf('\n');
  return groups(text).map((group) => {
    for (; next >= 0 && next < group.start; next = text.indexOf('\n', next + 1)) line++;
    return Object.assign(group, { line });
  });
}

// The window that the group at `match` opens: from the group `first` up to `last`, and what it holds.
function windowAt(all, bits, match) {
  const { line } = all[match];
  let first = match;
  while (first && match - first < BEFORE && all[first - 1].line === line) first--;
  let last = first;
  while (last < all.length && last - first < LONGEST && all[last].line === line) last++;
  if (last - first < SHORTEST) last = Math.min(all.length, first + LONGEST);
  const inside = bits.slice(first, last).filter(Boolean);
  return { first, last: last - 1, slots: ones(inside.reduce((a, b) => a | b)), matches: inside.length };
}

function cut({ section: { text, groups: all }, bits, first, last }) {
  const whole = !first || all[first - 1].line !== all[first].line;
  const ended = last === all.length - 1 || all[last + 1].line !== all[last].line;
  let start = whole ? text.lastIndexOf('\n', all[first].start) + 1 : all[first].start;
  let end = ended ? text.indexOf('\n', all[last].end) : all[last].end;
  if (end < 0) end = text.length;
  while (WHITE.test(text[start])) start++;
  while (WHITE.test(text[end - 1])) end--;
  const excerpt = html(text, all, bits, start, end).replace(/\n/g, ' ');
  return `${whole ? '' : '…'}${excerpt}${ended ? '' : '…'}`;
}
