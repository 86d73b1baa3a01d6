// Serves a built site on this machine with the headers that its `_headers` asks for.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
};

/** The rules of a `_headers`: for a path, the headers of all that fit it. */
export function headersOf(text) {
  const rules = [];
  for (const line of text.split("\n").filter(Boolean)) {
    const header = /^ {2}([^:]+): (.*)$/.exec(line);
    if (header) rules.at(-1).headers.push([header[1].toLowerCase(), header[2]]);
    else rules.push({ path: line, headers: [] });
  }
  const fits = ({ path }, asked) => (path.endsWith("*") ? asked.startsWith(path.slice(0, -1)) : path === asked);
  return (asked) => Object.fromEntries(rules.filter((rule) => fits(rule, asked)).flatMap(({ headers }) => headers));
}

/** Serves `folder`; `change` may give other bytes for a path, give them late, or throw, which is answered with 404. */
export async function serve(folder, change = (path, bytes) => bytes) {
  const headers = headersOf(await readFile(join(folder, "_headers"), "utf8"));
  const server = createServer({ maxHeaderSize: 1 << 20 }, async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      const bytes = await change(path, await readFile(file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, ...headers(encodeURI(path)) });
      response.end(bytes);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
