// Answers on the search page. The address holds all that is asked, so it can be shared and gone back to.
import { count, element, fill, form, input, language, open, place, say } from "./search-box.js";

const PER_PAGE = 10;
const FEW = 8;
const found = document.getElementById("resultats");
const catalogue = document.getElementById("parcourir");
const notice = document.getElementById("sans-script");
const heading = document.getElementById("nombre");
const sort = found.querySelector("select");
const chips = found.querySelector(".chips");
const notes = found.querySelector(".notes");
const facets = found.querySelector(".facets");
const list = found.querySelector(".hits");
const pager = found.querySelector(".pager");
const text = found.dataset;
const title = document.title;
const wide = matchMedia("(min-width: 60rem)");
const here = () => location.pathname + location.search;

let index, state, timer, blocks;
let turn = 0;
// The address of the last question that was sent, as against one that is being typed.
let sent = here();

function read() {
  const said = new URLSearchParams(location.search);
  const q = said.get("q") ?? "";
  const chosen = index.facets.map(({ name }) => [name, [...new Set(said.getAll(name))]]);
  return {
    q: q.trim() && q,
    sort: said.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(1, Number.parseInt(said.get("page"), 10) || 1),
    filters: Object.fromEntries(chosen.filter(([, values]) => values.length)),
  };
}

// The address of what is asked now, but for `changes`; those lead to the first page.
function address(changes) {
  const { q, sort, page, filters } = { ...state, page: 1, ...changes };
  const said = new URLSearchParams(q.trim() && { q });
  for (const [name, values] of Object.entries(filters)) for (const value of values) said.append(name, value);
  if (sort === "date") said.set("sort", sort);
  if (page > 1) said.set("page", page);
  return location.pathname + (`${said}` && `?${said}`);
}

const without = (name, value) => ({
  filters: { ...state.filters, [name]: (state.filters[name] ?? []).filter((other) => other !== value) },
});

// A link within the page's own answers; `after` says where the focus goes.
const link = (changes, after, id, ...children) => {
  const made = element("a", { href: address(changes), id }, ...children);
  made.dataset.go = after;
  return made;
};

function facet({ name, label }) {
  const [first, rest] = [element("div"), element("div")];
  const more = element("summary");
  const others = element("details", { className: "rest" }, more, rest);
  const chosen = element("span", { className: "count" });
  const fields = element("fieldset", {}, element("legend", { className: "unseen" }, label), first, others);
  const block = element("details", { open: wide.matches }, element("summary", {}, label, " ", chosen), fields);
  const known = new Map();
  let values = [];

  function line({ value, label, count }) {
    if (!known.has(value)) {
      const box = element("input", { type: "checkbox", name, value, id: `f-${name}-${value}` });
      const number = element("span", { className: "count" });
      known.set(value, { box, number, whole: element("label", {}, box, element("span", {}, label), " ", number) });
    }
    const { box, number, whole } = known.get(value);
    box.checked = state.filters[name]?.includes(value) ?? false;
    number.textContent = `(${count.toLocaleString(language)})`;
    return whole;
  }

  // Lines that stay keep their place, and with it the focus.
  function lay(where, lines) {
    const same = lines.length === where.children.length && lines.every((one, at) => one === where.children[at]);
    if (!same) where.replaceChildren(...lines);
  }
  const layRest = () => lay(rest, others.open ? values.slice(FEW).map(line) : []);

  others.addEventListener("toggle", layRest);
  facets.append(block);
  return {
    block,
    name,
    update(now) {
      values = now;
      const own = state.filters[name] ?? [];
      block.hidden = !values.length;
      chosen.textContent = own.length ? `(${own.length})` : "";
      lay(first, values.slice(0, FEW).map(line));
      others.hidden = values.length <= FEW;
      more.textContent = fill(text.more, { n: values.length - FEW });
      if (values.slice(FEW).some(({ value }) => own.includes(value))) others.open = true;
      layRest();
    },
  };
}

function showFacets(counts) {
  const removers = [];
  for (const { name, update } of blocks) {
    const values = counts[name] ?? [];
    const own = state.filters[name]?.map((said) => values.find(({ value, label }) => [value, label].includes(said)) ?? { value: said, label: said });
    if (own) state.filters[name] = own.map(({ value }) => value);
    update(values);
    for (const { value, label } of own ?? []) {
      const hint = element("span", { className: "unseen" }, `${text.remove} `);
      removers.push(link(without(name, value), "chip", `c-${name}-${value}`, hint, label));
    }
  }
  if (removers.length > 1) removers.push(link({ filters: {} }, "chip", "c-", text.clear));
  chips.replaceChildren(...removers.map((remover) => element("li", {}, remover)));
}

function showHit(hit, types) {
  const type = types.get(hit.type) ?? hit.type;
  const to = element("a", { href: place(hit) }, hit.title);
  const meta = element("p", { className: "meta" }, type);
  const [name, excerpt] = [element("h3", {}, to), element("p", {}, hit.summary)];
  if (hit.lang !== language) name.lang = excerpt.lang = hit.lang;
  const detail = () => {
    if (hit.excerpt) excerpt.innerHTML = hit.excerpt;
    if (hit.section) meta.textContent = `${type} · ${hit.section}`;
    to.href = place(hit);
  };
  if (state.q) index.excerpt(hit).then(detail, () => {});
  return element("li", {}, name, meta, excerpt);
}

function showNotes({ total, relaxed, suggestion, problems }) {
  const said = [];
  if (relaxed) said.push([form.dataset.relaxed]);
  if (suggestion) {
    const [before, after] = form.dataset.try.split("{title}");
    said.push([before, link({ q: suggestion }, "heading", "essai", suggestion), after]);
  }
  if (!total) said.push([text.none]);
  if (problems.length) said.push([text.partial]);
  notes.replaceChildren(...said.map((parts) => element("p", {}, ...parts)));
}

function showPager(pages) {
  const { page } = state;
  const step = (to, id, label) => (to < 1 || to > pages ? "" : link({ page: to }, "heading", id, label));
  const parts = [
    step(page - 1, "precedente", text.previous),
    fill(text.page, { number: page, count: pages.toLocaleString(language) }),
    step(page + 1, "suivante", text.next),
  ];
  pager.replaceChildren(...parts.map((part) => element("p", {}, part)));
  pager.hidden = pages < 2;
}

function fail() {
  found.hidden = true;
  catalogue.hidden = notice.hidden = false;
  notice.textContent = form.dataset.off;
  say(form.dataset.off);
}

// Answers what the address asks; `after` says where the focus goes then, if it goes anywhere.
async function show(after) {
  const mine = ++turn;
  state = read();
  if (input.value !== state.q) input.value = state.q;
  sort.value = state.sort;
  document.title = state.q ? `${state.q} – ${title}` : title;
  const { q, filters, page } = state;
  try {
    const offset = (page - 1) * PER_PAGE;
    const answer = await index.search(q, { limit: PER_PAGE, offset, filters, sort: state.sort, excerpts: false });
    if (mine !== turn) return;
    const { total } = answer;
    const pages = Math.ceil(total / PER_PAGE);
    if (pages && page > pages) {
      history.replaceState(history.state, "", address({ page: pages }));
      return show(after);
    }
    heading.textContent = q ? fill(text.for, { n: count(total), title: q }) : count(total);
    showFacets(answer.facets);
    showNotes(answer);
    const types = new Map(answer.facets.type?.map(({ value, label }) => [value, label]));
    list.start = offset + 1;
    list.replaceChildren(...answer.hits.map((hit) => showHit(hit, types)));
    showPager(pages);
    notice.hidden = true;
    catalogue.hidden = total > 0;
    found.hidden = false;
    const target = after === "chip" ? chips.querySelector("a") : document.getElementById(after);
    if (after) (target ?? heading).focus();
    // Where the heading takes the focus it says the number itself.
    say(document.activeElement === heading ? "" : (answer.relaxed ? `${form.dataset.relaxed} ` : "") + count(total));
  } catch {
    if (mine === turn) fail();
  }
}

function go(to, after) {
  clearTimeout(timer);
  history.replaceState({ focus: document.activeElement.id }, "");
  history.pushState(null, "", to);
  sent = here();
  show(after);
}

function listen() {
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(history.state, "", address({ q: input.value }));
      show();
    }, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const to = address({ q: input.value });
    // What was typed had the place of what was sent before: that one gets it back.
    if (to !== sent) history.replaceState(history.state, "", sent);
    if (to !== sent) go(to, "heading");
    else show("heading");
  });
  sort.addEventListener("change", () => go(address({ q: input.value, sort: sort.value })));
  facets.addEventListener("change", ({ target: { name, value, checked } }) => {
    const { filters } = without(name, value);
    if (checked) filters[name].push(value);
    go(address({ q: input.value, filters }));
  });
  found.addEventListener("click", (event) => {
    const to = event.target.closest("a[data-go]");
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to.href, to.dataset.go);
  });
  addEventListener("popstate", ({ state }) => {
    clearTimeout(timer);
    sent = here();
    show(state?.focus);
  });
  wide.addEventListener("change", () => blocks.forEach(({ block }) => (block.open = wide.matches)));
}

try {
  index = await open();
  blocks = index.facets.map(facet);
  listen();
  await show();
} catch {
  fail();
}
