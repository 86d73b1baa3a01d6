// A site and its page types: one type is what one template makes, so a new template is held to the bars by itself.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const THEME = new URL("../../themes/eig/", import.meta.url);
const MARK = /<!-- made by (.+?) -->/;

/** The theme, each template of which leaves its name in the pages that it makes. */
async function markedTheme(folder) {
  for (const part of ["templates", "static", "strings"])
    await cp(new URL(part, THEME), join(folder, part), { recursive: true });
  for (const name of await readdir(join(folder, "templates"))) {
    if (!name.endsWith(".html")) continue;
    const file = join(folder, "templates", name);
    const text = await readFile(file, "utf8");
    const marked = name === "base.html"
      ? text.replace("</body>", "<!-- made by {% block template %}{% endblock %} -->\n</body>")
      : `${text}{% block template %}${name.replace(".html", "")}{% endblock %}\n`;
    assert.notEqual(marked, text);
    await writeFile(file, marked);
  }
}

/**
 * Builds `source` with `program`: the folder of the site, its pages by type, and `remove`. The pictures of a `real` site
 * take minutes; the sample's show all that is to be seen of them.
 */
export async function build(program, source, real) {
  const folder = await mkdtemp(join(tmpdir(), "eigsite-bars-"));
  const site = join(folder, "site");
  await markedTheme(join(folder, "theme"));
  const args = ["build", source, "-o", site, "--theme", join(folder, "theme"), "--format", "short", ...(real ? ["--no-images"] : [])];
  await promisify(execFile)(program, args, { maxBuffer: 1 << 26, env: { ...process.env, SOURCE_DATE_EPOCH: "1700000000" } });
  return { site, types: await types(site), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The pages of a site by the template that made them, the longest first. */
async function types(site) {
  const found = new Map();
  for (const path of (await readdir(site, { recursive: true })).filter((path) => path.endsWith(".html")).sort()) {
    const html = await readFile(join(site, path), "utf8");
    const type = MARK.exec(html)?.[1];
    if (!type) continue;
    if (!found.has(type)) found.set(type, []);
    found.get(type).push({ path, length: html.length, url: `/${path.replace(/(^|\/)index\.html$/, "$1")}` });
  }
  for (const pages of found.values()) pages.sort((a, b) => b.length - a.length);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
