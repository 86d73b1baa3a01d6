// Filters the list of tools in place; without it links do.
const all = (selector) => [...document.querySelectorAll(selector)];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const tools = all("#categories li").map((item) => ({
  item,
  text: fold(`${item.textContent} ${item.dataset.names ?? ""}`),
  at: new Set(item.dataset.at.split(" ")),
  free: "free" in item.dataset,
}));
const [alphabet] = all("#alphabet");
const [form] = all("#filtre");
const output = form.querySelector("output");
const { q, libre } = form.elements;

const choices = all("[data-kind]").map(({ dataset, children }) => {
  const select = form.elements[dataset.kind];
  const options = [...children].map((item) => {
    const label = item.firstElementChild.textContent;
    const option = new Option(label, item.dataset.id);
    select.append(option);
    return { option, label, at: item.dataset.at };
  });
  return { select, options };
});

function show() {
  const words = fold(q.value).split(/\s+/);
  const wanted = choices.map(({ options }) => options.find(({ option }) => option.selected)?.at);
  const fits = (tool, wanted) =>
    words.every((word) => tool.text.includes(word)) &&
    wanted.every((at) => !at || tool.at.has(at)) &&
    (tool.free || !libre.checked);
  const fit = (wanted) => tools.filter((tool) => fits(tool, wanted));
  const shown = new Set(fit(wanted));
  for (const tool of tools) tool.item.hidden = !shown.has(tool);
  for (const section of all("#categories section")) section.hidden = !section.querySelector("li:not([hidden])");
  alphabet.hidden = shown.size < tools.length;
  // Options say how many tools they would leave.
  choices.forEach(({ options }, own) => {
    const left = fit(wanted.map((at, other) => other !== own && at));
    for (const { option, label, at } of options) {
      const count = left.filter((tool) => tool.at.has(at)).length;
      option.textContent = `${label} (${count})`;
      option.disabled = !count && !option.selected;
    }
  });
  const { zero, one, many } = output.dataset;
  output.textContent = [zero, one][shown.size] ?? many.replace("{n}", shown.size);
}

function remember() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", `${query}` ? `?${query}` : location.pathname);
  show();
}

const said = new URLSearchParams(location.search);
q.value = said.get("q") ?? "";
libre.checked = said.has("libre");
for (const { select, options } of choices) {
  for (const { option } of options) option.selected = option.value === said.get(select.name);
}
form.addEventListener("input", remember);
form.addEventListener("reset", () => setTimeout(remember));
form.addEventListener("submit", (event) => event.preventDefault());
show();
