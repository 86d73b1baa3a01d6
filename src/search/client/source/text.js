// Characters, words and groups (FORMAT.md, sections 1, 2 and 4.3). Knows nothing of languages or files.

const LEFT_OUT = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const INVISIBLE = new RegExp(`[\\u0300-\\u036f${LEFT_OUT}]`, 'g');
const SPELLED_OUT = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ł: 'l' };
const ASCII = /^[\x00-\x7f]*$/;

const WORD = `[\\p{L}\\p{N}\\p{M}${LEFT_OUT}]`;
const APOSTROPHES = "'’‘′＇`´";
const INCLUSIVE = '·•∙‧・⋅';
const JOINER = `[${APOSTROPHES}${INCLUSIVE}\\-‐‑–−._@&/]`;
const GROUP = new RegExp(`${WORD}+(?:${JOINER}${WORD}+|\\(${WORD}{1,6}\\)${WORD}*)*[+#]{0,3}`, 'gu');
const PART = new RegExp(`${WORD}+`, 'gu');
const ENDS_IN_WORD = new RegExp(`${WORD}$`, 'u');

const LONGEST_PART = 64;

export function fold(text) {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(/[œæßøđł]/g, (letter) => SPELLED_OUT[letter]);
}

export function slug(title) {
  return fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

// A text whose items are its characters: itself, but where one takes two units.
export function characters(text) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

export const backwards = (text) => Array.from(text).reverse().join('');

// Below 0 if `a` comes before `b` in the order of bytes of UTF-8.
export function compare(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const one = a.charCodeAt(i);
    const other = b.charCodeAt(i);
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

// Units of pairs stand for characters above all others.
const rank = (unit) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);

// How many of the items of `list`, in order of their `text`, are not above `text`.
export function upTo(list, text) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle].text, text) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The letters of a word as bits; some share one.
export function lettersOf(text) {
  let bits = 0;
  for (const letter of text) bits |= 1 << (letter.codePointAt(0) & 31);
  return bits;
}

// How many bits are set.
export function ones(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

// Three rows of the table of distances, kept: they are needed for thousands of words in a row.
let before = [];
let above = [];
let row = [];

// The optimal string alignment distance of two words as characters, or a number above `limit`. If `begun`, that of
// `a` and the beginning of `b` that is nearest to it.
export function distance(a, b, limit, begun) {
  const width = begun ? Math.min(b.length, a.length + limit) : b.length;
  if (Math.abs(a.length - width) > limit) return limit + 1;
  let leastAbove = 0;
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let least = (row[0] = i);
    for (let j = 1; j <= width; j++) {
      let here = Math.min(above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), above[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) here = Math.min(here, before[j - 2] + 1);
      row[j] = here;
      if (here < least) least = here;
    }
    // A transposition reaches over one row: two rows without hope are needed to give up.
    if (least > limit && leastAbove > limit) return limit + 1;
    leastAbove = least;
    [before, above, row] = [above, row, before];
  }
  return begun ? Math.min(...above.slice(0, width + 1)) : above[width];
}

// The letter that looks like an apostrophe is one; it stays as long as it was.
const plain = (text) => text.replace(/ʼ/g, '’');

export const endsInWord = (text) => ENDS_IN_WORD.test(plain(text));

// The groups of a text: { parts: [{ text, joiner, start, end }], whole, joint, start, end }.
export function groups(text) {
  const found = [];
  for (const match of plain(text).matchAll(GROUP)) {
    const parts = partsOf(match[0], match.index);
    if (parts.length) found.push(grouped(parts, match.index, match.index + match[0].length));
  }
  return found;
}

function partsOf(written, offset) {
  const parts = [];
  for (const { 0: part, index } of written.matchAll(PART)) {
    let text = fold(part);
    if (text.length > LONGEST_PART) text = Array.from(text).slice(0, LONGEST_PART).join('');
    const start = offset + index;
    if (text) parts.push({ text, joiner: written[index - 1], start, end: start + part.length });
  }
  const signs = /[+#]*$/.exec(written)[0];
  if (signs && parts.length) {
    const last = parts[parts.length - 1];
    last.text += signs;
    last.end = offset + written.length;
  }
  return parts;
}

function grouped(parts, start, end) {
  const whole = parts.map((part) => part.text).join('');
  const [first, ...others] = parts;
  const joint = others.length ? others[0].joiner : '';
  const acronym =
    others.every((part) => part.joiner === '.') && parts.every((part) => characters(part.text).length === 1);
  if (acronym) parts = [{ text: whole, joiner: first.joiner, start: first.start, end }];
  return {
    parts,
    whole,
    apostrophe: !acronym && joint !== '' && APOSTROPHES.includes(joint),
    inclusive: !acronym && joint !== '' && (INCLUSIVE + '(').includes(joint),
    start,
    end,
  };
}

// A group without the leading parts that are elided words before an apostrophe.
export function withoutElided(group, elided) {
  while (group.apostrophe && elided.has(group.parts[0].text))
    group = grouped(group.parts.slice(1), group.start, group.end);
  return group;
}
