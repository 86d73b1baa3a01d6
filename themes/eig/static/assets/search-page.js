// Answers what the address of the search page asks.
import { PAUSE, count, element, fill, form, input, labelOf, number, open, parts } from "./site.js";
import { say, told, visible, words } from "./site.js";

const PER_PAGE = 10;
const FEW = 8;
const found = document.getElementById("resultats");
const [heading, order, chips, notes, facets, list, pager] = found.children;
const sort = order.querySelector("select");
const catalogue = found.nextElementSibling;
const [notice] = catalogue.children;
const text = found.dataset;
const { title } = document;
const here = () => location.pathname + location.search;
// Notes where the reader is.
const remember = () => history.replaceState({ focus: document.activeElement.id, y: scrollY }, "");

let index, state, timer, blocks, turn;
// The last question sent, not just typed.
let sent = here();

const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// The filters of an address.
function filtersOf(said) {
  return index.facets.flatMap(({ name, values }) => {
    const ids = said.getAll(name).flatMap((given) => {
      const same = (text) => plain(text) === plain(given);
      const meant = values.filter(({ value, label }) => same(value) || same(label));
      return meant[0] ? meant.map(({ value }) => value) : given || [];
    });
    return [...new Set(ids)].map((id) => [name, id]);
  });
}

function read() {
  const said = new URLSearchParams(location.search);
  const q = said.get("q") ?? "";
  return {
    q: q.trim() && q,
    sort: said.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(1, parseInt(said.get("page")) || 1),
    filters: filtersOf(said),
  };
}

// The address but for `changes`.
function address(changes) {
  const { q, sort, page, filters } = { ...state, page: 1, ...changes };
  const all = [["q", q.trim() && q], ...filters, ["sort", sort === "date" && sort], ["page", page > 1 && page]];
  const said = new URLSearchParams(all.filter(([, value]) => value));
  return location.pathname + (`${said}` && `?${said}`);
}

const link = (changes, id, ...children) => element("a", { href: address(changes), id }, ...children);

function facet(own) {
  const { name } = own;
  const label = facets.getAttribute(`data-${name}`) ?? own.label;
  const [first, rest, more] = ["div", "div", "summary"].map((tag) => element(tag));
  const others = element("details", { className: "rest" }, more, rest);
  const legend = element("legend", { className: "unseen" }, label);
  const block = element(
    "details",
    { open: matchMedia("(min-width: 60rem)").matches },
    element("summary", {}, label),
    element("fieldset", {}, legend, first, others),
  );
  const lines = {};
  facets.append(block);

  // A line that stays keeps the focus.
  const put = (place, all) => {
    if (all.some((line, at) => line !== place.children[at]) || place.children[all.length]) place.replaceChildren(...all);
  };

  return (values, chosen) => {
    const line = ({ value, count }) => {
      const id = `f-${name}-${value}`;
      lines[id] ??= element(
        "label",
        {},
        element("input", { type: "checkbox", name, value, id }),
        element("span", {}, labelOf(own, value)),
        element("span", { className: "count" }),
      );
      const [box, , told] = lines[id].children;
      box.checked = chosen.includes(value);
      told.textContent = count === null ? "" : `(${number(count)})`;
      return lines[id];
    };
    const left = values.slice(FEW);
    put(first, values.slice(0, FEW).map(line));
    if (left.some(({ value }) => chosen.includes(value))) others.open = true;
    // Most readers never ask for the others.
    (others.ontoggle = () => (others.open || rest.firstChild) && put(rest, left.map(line)))();
    more.textContent = fill(text.more, { n: left.length });
    others.hidden = !left[0];
    block.hidden = !values[0];
    return values[0]?.count;
  };
}

function showFacets(answer, { filters }) {
  return index.facets.map(({ name }, at) => blocks[at](answer.facets[name], filters[name] ?? [])).includes(null);
}

function showChips() {
  const { filters } = state;
  const removers = filters.map((own) => {
    const [name, said] = own;
    const label = labelOf(index.facets.find((facet) => facet.name === name), said);
    const hint = element("span", { className: "unseen" }, `${text.remove} `);
    return link({ filters: filters.filter((other) => other !== own) }, `c-${name}-${said}`, hint, label);
  });
  if (filters[1]) removers.push(link({ filters: [] }, "c-", text.clear));
  chips.replaceChildren(...removers.map((remover) => element("li", {}, remover)));
}

// Returns what waits for excerpts.
function showHits(answer) {
  const details = [];
  const lines = visible(answer).map((hit, at) => {
    const to = element("a", { id: `r-${at}` }, hit.title);
    const { meta, excerpt, detail } = parts(hit, index, to, "p");
    if (state.q) details.push(index.excerpt(hit).then(detail));
    return element("li", {}, element("h3", {}, to), meta, excerpt);
  });
  list.replaceChildren(...lines);
  catalogue.hidden = lines[0];
  return Promise.all(details);
}

function showNotes({ total, relaxed, suggestion, problems }) {
  const [before, after] = words.try.split("{title}");
  const said = [
    relaxed && [words.relaxed],
    suggestion && [before, link({ q: suggestion }, "essai", suggestion), after],
    // It may be in what is missing.
    problems[0] ? [words.partial] : !total && [state.filters[0] ? text.narrow : text.none],
  ];
  notes.replaceChildren(...said.filter(Boolean).map((parts) => element("p", {}, ...parts)));
}

function showPager(pages) {
  const { page } = state;
  const parts = [
    page > 1 ? link({ page: Math.min(page - 1, pages) }, "precedente", text.previous) : "",
    fill(text.page, { number: page, count: number(pages) }),
    page < pages ? link({ page: page + 1 }, "suivante", text.next) : "",
  ];
  pager.replaceChildren(...parts.map((part) => element("p", {}, part)));
  pager.hidden = pages < 2;
}

function fail() {
  found.hidden = true;
  catalogue.hidden = notice.hidden = false;
  notice.textContent = words.off;
  say(words.off);
}

// Answers; `after` says what is focused, or the heading is.
async function show(after) {
  const mine = (turn = {});
  state = read();
  const { q, page } = state;
  if (input.value !== q) input.value = q;
  sort.value = state.sort;
  document.title = q ? `${q} – ${title}` : title;
  for (const other of document.querySelectorAll(".languages a")) other.search = location.search;
  const offset = (page - 1) * PER_PAGE;
  const filters = {};
  for (const [name, value] of state.filters) (filters[name] ??= []).push(value);
  try {
    const asked = { limit: PER_PAGE, offset, filters, sort: state.sort, excerpts: false };
    const answer = await index.search(q, asked);
    if (mine !== turn) return;
    const { total } = answer;
    const pages = Math.ceil(total / PER_PAGE);
    heading.textContent = q ? fill(text.for, { n: count(total), title: q }) : count(total);
    const more = showFacets(answer, asked);
    showChips();
    showNotes(answer);
    const details = showHits(answer);
    list.start = offset + 1;
    showPager(pages);
    order.hidden = total < 2;
    notice.hidden = true;
    found.hidden = false;
    const { focus, y } = after ?? {};
    if (focus) (document.getElementById(focus) ?? heading).focus({ preventScroll: y });
    // Excerpts give the page its length.
    if (y >= 0) details.then(() => mine === turn && scrollTo({ top: y, behavior: "instant" }));
    // Focused, the heading says it.
    say(document.activeElement === heading ? "" : told(answer));
    // Counts may cost a file.
    const counted = more && (await index.search(q, { ...asked, facets: true }));
    if (more && mine === turn) showFacets(counted, asked);
  } catch {
    if (mine === turn) fail();
  }
}

function go(to, focus) {
  clearTimeout(timer);
  remember();
  history.pushState(null, "", to);
  sent = here();
  show({ focus });
}

try {
  index = await open();
  blocks = index.facets.map(facet);
  input.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(history.state, "", address({ q: input.value }));
      show();
    }, PAUSE);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const to = address({ q: input.value });
    clearTimeout(timer);
    // The question before is kept.
    history.replaceState(history.state, "", sent);
    if (to === sent) show({ focus: "nombre" });
    else go(to, "nombre");
  };
  sort.onchange = () => go(address({ q: input.value, sort: sort.value }));
  facets.onchange = () => {
    const chosen = [...facets.querySelectorAll(":checked")];
    go(address({ q: input.value, filters: chosen.map(({ name, value }) => [name, value]) }));
  };
  found.onclick = (event) => {
    const to = event.target.closest("a[id]");
    if (!to || list.contains(to)) return remember();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to.href, "nombre");
  };
  onpopstate = (event) => {
    clearTimeout(timer);
    sent = here();
    show(event.state);
  };
  // Some browsers keep a page for whoever comes back, but not where they were on it.
  onpageshow = ({ persisted }) => {
    if (persisted && document.activeElement === document.body)
      document.getElementById(history.state?.focus)?.focus({ preventScroll: true });
  };
  history.scrollRestoration = "manual";
  onscrollend = remember;
  await show(history.state);
} catch {
  fail();
}
