// A site that is served while it is edited, and a browser that looks at it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, afterEach, before } from "node:test";
import { start } from "../browser/driver.mjs";
import { faultsOf } from "../browser/silence.mjs";

const program = process.env.EIGSITE_PROGRAM;
assert.ok(program, "set EIGSITE_PROGRAM to the program");

/** The tools that the server adds to a page. */
export const TOOLS = "document.querySelector('eigsite-serve').shadowRoot";
export const OVERLAY = `${TOOLS}.querySelector('.overlay')`;
/** Whether the page listens. */
export const LISTENS = "document.querySelector('eigsite-serve')?.dataset.number";

let chrome, page, folder, child;
before(async () => (chrome = await start()));
after(() => chrome?.stop());

/** What no page may do, whatever a test was about. */
afterEach(async () => {
  const faults = page ? await faultsOf(page) : [];
  await page?.close();
  child?.kill();
  if (folder) await rm(folder, { recursive: true, force: true });
  page = child = folder = undefined;
  assert.deepEqual(faults, [], "the console is silent, and no other host is asked");
});

/** Where a source is. */
export const file = (path) => join(folder, path);

/** Writes a source in one step, as editors do: between two, it would be empty, and on a busy machine the page would show that. */
export async function edit(path, text) {
  await mkdir(dirname(file(path)), { recursive: true });
  await writeFile(`${folder}.new`, text);
  await rename(`${folder}.new`, file(path));
}

/** Serves a site of these files besides its configuration, and opens `path` of it. */
export async function visit(path, files, args = []) {
  folder = await mkdtemp(join(tmpdir(), "eigsite-serve-"));
  await edit("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
  for (const [name, text] of Object.entries(files)) await edit(name, text);
  child = spawn(program, ["serve", folder, "--port", "0", ...args], { stdio: ["ignore", "pipe", "ignore"] });
  let url;
  for await (const line of createInterface({ input: child.stdout })) {
    url = /^Serving .* at (http:\S+)\/ /.exec(line)?.[1];
    if (url) break;
  }
  child.stdout.resume();
  page = await chrome.session();
  page.site = url;
  await page.open(url + path);
  await page.wait(LISTENS);
  // A page that was loaded anew has no mark.
  await page.run("window.mark = true");
  return page;
}
