/** The built site as files: where it is, which pages it has, and one page of each template. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the built site. */
export const SITE = process.env.SITE || fileURLToPath(new URL("../../../public", import.meta.url));
if (!existsSync(`${SITE}/index.html`)) throw new Error(`There is no built site in ${SITE}: run candour build, or set SITE.`);

/** Every file of the site, relative to its folder. */
export const files = readdirSync(SITE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(SITE.length + 1))
  .sort();

/** The text of a file of the site. */
export const read = (/** @type {string} */ file) => readFileSync(`${SITE}/${file}`, "utf8");

/** The address of every page, such as `/responses/`. */
export const pages = files
  .filter((file) => file.endsWith(".html"))
  .map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`);

/** The file behind the address of a page. */
export const fileOf = (/** @type {string} */ address) =>
  address.slice(1) + (address.endsWith("/") ? "index.html" : "");

/** The first page whose address fits, of those whose text does too. */
const find = (/** @type {RegExp} */ address, text = /./) =>
  pages.find((page) => address.test(page) && text.test(read(fileOf(page))));

/** A response with a table: the page with the most on it. */
export const response = find(/^\/responses\/\d[^/]+\/$/, /class="table-scroll"/) ?? "";
if (!response) throw new Error("The site has no response with a table, and the tests need one.");

/** One page of each template that the site uses. */
export const templates = Object.entries({
  home: "/",
  responses: "/responses/",
  response,
  "bare response": pages.find((page) => /^\/responses\/\d[^/]+\/$/.test(page) && page !== response),
  withdrawn: find(/^\/responses\/\d/, /has been withdrawn<\/h1>/),
  taxonomy: find(/^\/topics\/$/),
  topic: find(/^\/topics\/[^/]+\/$/),
  exemptions: "/exemptions/",
  exemption: find(/^\/exemptions\/[^/]+\/$/),
  outcome: find(/^\/outcomes\/[^/]+\/$/),
  year: find(/^\/years\/[^/]+\/$/),
  statistics: "/statistics/",
  changes: "/changes/",
  page: find(/^\/(about|accessibility)\/$/),
  data: "/data/",
  cookies: "/cookies/",
  "leaving safely": "/leaving-safely/",
  "not found": "/404.html",
}).flatMap(([name, address]) => (address ? [{ name, address }] : []));
