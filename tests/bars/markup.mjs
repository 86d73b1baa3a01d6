// The Nu HTML checker on the pages of a site, and on its style sheets.
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const JAR = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** Errors and warnings of the checker for files of `site`; `excused` are patterns of what is not the theme's. */
export async function markup(site, paths, excused = []) {
  const sheets = (await readdir(join(site, "assets"))).filter((name) => name.endsWith(".css"));
  const found = await Promise.all([
    check(["--skip-non-html"], paths.map((path) => join(site, path))),
    check(["--skip-non-css"], sheets.map((name) => join(site, "assets", name))),
  ]);
  return found
    .flat()
    .filter(({ message }) => !excused.some((pattern) => pattern.test(message)))
    .map(({ url, lastLine, message }) => `${relative(site, decodeURI(url.replace(/^file:/, "")))}:${lastLine}: ${message}`);
}

/** What the checker says; it answers with 1 where it found something. */
const check = (options, files) =>
  new Promise((done, failed) => {
    const args = ["-Xss1m", "-jar", JAR, "--format", "json", "--exit-zero-always", ...options, ...files];
    execFile("java", args, { maxBuffer: 1 << 26 }, (error, _, told) => {
      if (error) failed(error);
      else done(JSON.parse(told).messages);
    });
  });
