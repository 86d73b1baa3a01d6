// Makes a combobox of the form that leads to the search page; what it shares with that page is exported.
import { element } from "./page.js";

const language = document.documentElement.lang;
export const form = document.querySelector("form[data-index]");
export const input = form?.elements.q;
export const words = form?.dataset;

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const number = (n) => n.toLocaleString(language);
export const count = (n) => fill([words.zero, words.one][n] ?? words.many, { n: number(n) });
export const told = ({ problems, relaxed, total }) =>
  [problems[0] && words.partial, relaxed && words.relaxed, count(total)].filter(Boolean).join(" ");

// How long the reader has stopped typing when a question is asked, in milliseconds.
export const PAUSE = 150;

let opened;
export const open = () =>
  (opened ??= import("./search.js")
    .then((client) => client.open(words.index, {}))
    .then((index) => {
      // The index speaks the language of the site, which may not be that of the page.
      const types = JSON.parse(words.types ?? "{}");
      for (const type of index.facets[0].values) type.label = types[type.value] ?? type.label;
      return index;
    })
    .catch((error) => {
      opened = null;
      throw error;
    }));

// Tells the live region once typing has paused.
let pause;
export function say(text, then) {
  const status = form.querySelector("[role=status]");
  clearTimeout(pause);
  pause = setTimeout(() => {
    if (status.textContent !== text) status.textContent = text;
    then?.();
  }, text && 400);
}

// The hits that there is something to show of; the file of the others is missing.
export const visible = ({ hits }) => hits.filter(({ url }) => url);

export const labelOf = ({ values }, id) => values.find(({ value }) => value === id)?.label ?? id;

// What a hit shows; `detail` adds the excerpt.
export function parts(hit, { facets }, link, tag) {
  const excerpt = element(tag, { className: "excerpt" });
  const label = labelOf(facets[0], hit.type);
  const meta = element(tag, { className: "meta" }, label);
  link.lang = excerpt.lang = hit.lang;
  const detail = () => {
    link.href = hit.url + (hit.anchor && `#${hit.anchor}`);
    if (hit.section) meta.textContent = `${label} · ${hit.section}`;
    excerpt.innerHTML = hit.excerpt;
  };
  detail();
  return { meta, excerpt, detail };
}

function combobox() {
  const list = form.querySelector("[role=listbox]");
  const set = (name, value) => input.setAttribute(`aria-${name}`, value);
  let active, timer, turn;

  function choose(option) {
    active?.removeAttribute("aria-selected");
    active = option;
    set("activedescendant", option?.id ?? "");
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
  }

  function show(options) {
    options.forEach((option, at) => (option.id = `choix-${at}`));
    list.replaceChildren(...options);
    list.hidden = !options.length;
    set("expanded", !list.hidden);
    choose();
  }

  function close() {
    clearTimeout(timer);
    turn = null;
    show([]);
    say("");
  }

  function option(q, ...children) {
    const made = element("a", { tabIndex: -1, href: `${form.action}?${new URLSearchParams({ q })}` }, ...children);
    made.setAttribute("role", "option");
    return made;
  }

  async function ask() {
    const mine = (turn = {});
    const q = input.value;
    if (!q.trim()) return close();
    try {
      const index = await open();
      const answer = await index.search(q, { limit: 8, excerpts: false });
      if (mine !== turn) return;
      const { total, suggestion } = answer;
      const details = new Map();
      const options = visible(answer).map((hit) => {
        const made = option(q, element("b", {}, hit.title));
        const { meta, excerpt, detail } = parts(hit, index, made, "span");
        made.append(" ", meta, " ", excerpt);
        details.set(hit, detail);
        return made;
      });
      if (suggestion) options.push(option(suggestion, fill(words.try, { title: suggestion })));
      if (total) options.push(option(q, fill(words.all, { n: number(total) })));
      show(options);
      // Excerpts cost a file each, so they wait.
      say(told(answer), () => details.forEach((detail, hit) => index.excerpt(hit).then(detail)));
    } catch {
      if (mine !== turn) return;
      show([]);
      say(words.off);
    }
  }

  function press(event) {
    const options = [...list.children];
    const at = options.indexOf(active);
    const last = options.length - 1;
    const next = {
      ArrowDown: at < last ? at + 1 : 0,
      ArrowUp: at > 0 ? at - 1 : last,
      // Else they move in the text.
      Home: active && 0,
      End: active && last,
    }[event.key];
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else if (event.key === "Enter" && active) active.click();
    else if (next === undefined) return;
    else if (list.hidden) ask();
    else choose(options[next]);
    event.preventDefault();
  }

  input.role = "combobox";
  set("autocomplete", "list");
  set("controls", list.id);
  show([]);
  list.previousElementSibling.className = "";
  input.onfocus = () => open().catch(() => {});
  input.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  input.onkeydown = press;
  input.onblur = close;
  list.parentElement.onmousedown = (event) => event.preventDefault();
  document.addEventListener("pointerdown", ({ target }) => form.contains(target) || close());
}

if (form && !document.getElementById("resultats")) combobox();
