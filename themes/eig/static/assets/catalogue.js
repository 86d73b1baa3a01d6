// Filters the list of tools in place. Without it the links of the page lead to the same choices.
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const tools = all("#categories li").map((item) => ({
  item,
  text: fold(`${item.textContent} ${item.dataset.names ?? ""}`),
  at: new Set(item.dataset.at.split(" ")),
  free: "free" in item.dataset,
}));
const sections = all("#categories section");
const alphabet = document.getElementById("alphabet");
const template = document.getElementById("filtre");
const form = template.content.firstElementChild;
const output = form.querySelector("output");
const { q, libre } = form.elements;

// A choice for each list of links.
const model = form.querySelector(".choice");
const choices = all("[data-kind]").map(({ dataset, children }) => {
  const field = model.cloneNode(true);
  const select = field.querySelector("select");
  select.name = dataset.kind;
  select.before(dataset.label);
  const options = [...children].map((item) => {
    const label = item.firstElementChild.textContent;
    const option = new Option(label, item.dataset.id);
    select.append(option);
    return { option, label, at: item.dataset.at };
  });
  model.before(field);
  return { select, options };
});
model.remove();

function show() {
  const words = fold(q.value).split(/\s+/);
  const wanted = choices.map(({ options }) => options.find(({ option }) => option.selected)?.at);
  const fit = (wanted) =>
    tools.filter(
      (tool) =>
        words.every((word) => tool.text.includes(word)) &&
        wanted.every((at) => !at || tool.at.has(at)) &&
        (tool.free || !libre.checked),
    );
  const shown = new Set(fit(wanted));
  for (const tool of tools) tool.item.hidden = !shown.has(tool);
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  alphabet.hidden = shown.size < tools.length;
  // Each option says how many tools it would leave.
  choices.forEach(({ options }, own) => {
    const left = fit(wanted.with(own, null));
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
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  show();
}

const said = new URLSearchParams(location.search);
q.value = said.get("q") ?? "";
libre.checked = said.has("libre");
for (const { select } of choices) {
  const option = all("option", select).find(({ value }) => value === said.get(select.name));
  if (option) option.selected = true;
}
form.addEventListener("input", remember);
form.addEventListener("reset", () => setTimeout(remember));
form.addEventListener("submit", (event) => event.preventDefault());
template.replaceWith(form);
show();
