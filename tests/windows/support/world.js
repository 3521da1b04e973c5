/**
 * The world of these tests, on this machine alone: the built site, whose pages tell what of them can be seen, and the
 * website that people leave for. It drives no browser.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/**
 * @typedef {object} Report what a page says of itself, whenever it changes
 * @property {number} at when the page said so, in milliseconds since 1970
 * @property {"site" | "weather" | "second"} where
 * @property {string} path
 * @property {boolean} seen whether any of its text can be seen
 * @property {boolean} persisted whether the browser had kept the page whole
 * @property {boolean} banner whether the cookie banner can be seen
 * @property {string} focus the `data-consent` of what has the focus
 * @property {number} top where the header begins, in pixels
 * @property {string} title
 */

/** Runs in every page before anything else, and reports by beacon, which keeps no page out of the cache. */
const PROBE = `{
  const state = { persisted: false };
  let last = "";
  const tell = () => {
    const body = document.body;
    const shown = body && document.visibilityState === "visible" && getComputedStyle(document.documentElement).visibility === "visible";
    const banner = document.querySelector("[data-consent-banner]");
    const report = {
      at: 0,
      path: location.pathname,
      seen: Boolean(shown && body.innerText.trim()),
      persisted: state.persisted,
      banner: Boolean(banner && shown && banner.checkVisibility()),
      focus: document.activeElement?.getAttribute("data-consent") ?? "",
      top: document.querySelector("footer") ? Math.round(document.querySelector("header")?.getBoundingClientRect().top ?? 0) : 0,
      title: document.title,
    };
    const text = JSON.stringify(report);
    if (text !== last) navigator.sendBeacon("/__report", JSON.stringify({ ...report, at: Date.now() }));
    last = text;
  };
  const frame = () => { tell(); requestAnimationFrame(frame); };
  addEventListener("pageshow", ({ persisted }) => { state.persisted = persisted; last = ""; tell(); });
  setInterval(tell, 50);
  frame();
}`;

/** Starts the world. @param {string} root folder of the built site */
export async function begin(root) {
  /** @type {Report[]} */
  const reports = [];
  /** What the weather page does: how long it takes, and whether it answers at all. */
  const weather = { delay: 0, dead: false };
  /** @type {string[]} Who asked for the weather: the address that the browser said it came from. */
  const referers = [];

  const hear = (/** @type {Report["where"]} */ where) => (/** @type {import("node:http").IncomingMessage} */ request, /** @type {import("node:http").ServerResponse} */ response) => {
    let text = "";
    request.on("data", (part) => (text += part));
    request.on("end", () => {
      reports.push({ ...JSON.parse(text), where });
      response.writeHead(204).end();
    });
  };
  const elsewhere = (/** @type {"weather" | "second"} */ where) => createServer((request, response) => {
    if (request.url === "/__report") return hear(where)(request, response);
    if (request.url !== "/") return response.writeHead(404).end();
    referers.push(request.headers.referer ?? "");
    if (where === "weather" && weather.dead) return undefined;
    setTimeout(() => {
      response.writeHead(200, { "Content-Type": TYPES[".html"], "Cache-Control": "no-store" });
      response.end(`<!doctype html><title>${where}</title><script>${PROBE}</script><h1>${where}</h1>`);
    }, where === "weather" ? weather.delay : 0);
    return undefined;
  });

  const listen = (/** @type {import("node:http").Server} */ server) => new Promise((resolve) => server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(typeof address === "object" && address ? address.port : 0);
  }));
  const first = elsewhere("weather");
  const second = elsewhere("second");
  const to = `http://localhost:${await listen(first)}/`;
  const then = `http://localhost:${await listen(second)}/`;
  // Nothing listens at the address of a closed server: a browser that goes there is refused.
  const closed = createServer();
  const refused = `http://localhost:${await listen(closed)}/`;
  closed.close();

  const exits = { to };
  const [, realTo = "", realThen = ""] = readFileSync(join(root, "index.html"), "utf8").match(/data-to="([^"]*)" data-then="([^"]*)"/) ?? [];
  if (!realTo || !realThen) throw new Error("The site has no way out.");
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/__report") return hear("site")(request, response);
    if (pathname === "/__probe.js") return response.writeHead(200, { "Content-Type": "text/javascript" }).end(PROBE);
    const path = normalize(decodeURIComponent(pathname));
    const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    if (extname(file) !== ".html") return response.writeHead(200, { "Content-Type": type }).end(readFileSync(file));
    const html = readFileSync(file, "utf8").replaceAll(realTo, exits.to).replaceAll(realThen, then);
    response.writeHead(200, { "Content-Type": type });
    return response.end(html.replace('<meta name="viewport"', '<script src="/__probe.js"></script><meta name="viewport"'));
  });
  const origin = `http://127.0.0.1:${await listen(site)}`;

  return {
    origin,
    reports,
    referers,
    weather,
    /** Sends those who leave to an address that refuses, or to the weather again. */
    refuse: (/** @type {boolean} */ yes) => void (exits.to = yes ? refused : to),
    end: () => [site, first, second].forEach((server) => {
      server.closeAllConnections();
      server.close();
    }),
  };
}
