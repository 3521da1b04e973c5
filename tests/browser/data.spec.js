/** What is published for machines is what its own descriptions say. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { files, pages, fileOf, read, SITE } from "./support/site.js";
import { expect, test } from "./support/test.js";

const schemas = ["log-1", "response-1"].map((name) => JSON.parse(read(`data/schema/${name}.json`)));

/** A schema in which no object may have a field that it does not name, so that none is published without being described. */
const strict = (/** @type {any} */ schema) => {
  const copy = structuredClone(schema);
  const close = (/** @type {any} */ part) => {
    if (part.type === "object") part.unevaluatedProperties = false;
    Object.values(part.properties ?? {}).forEach(close);
    if (part.items) close(part.items);
  };
  // A record is part of a response, which has more fields: there the response is closed.
  Object.entries(copy.$defs).forEach(([name, part]) => name !== "record" && close(part));
  close(copy);
  return copy;
};

const ajv = new Ajv2020.default({ strict: false, allErrors: true });
addFormats.default(ajv);
schemas.map(strict).forEach((schema) => ajv.addSchema(schema));
const [isLog, isResponse] = schemas.map(({ $id }) => ajv.getSchema($id));

/** What is wrong with a value, one line each. */
const faults = (/** @type {any} */ validate, /** @type {unknown} */ value) => {
  validate(value);
  return (validate.errors ?? []).map((/** @type {any} */ { instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
};

const log = JSON.parse(read("data/responses.json"));
const responses = files.filter((file) => /^responses\/[^/]+\/index\.json$/.test(file)).map((file) => JSON.parse(read(file)));

test("the log and every response have the published form", () => {
  expect(faults(isLog, log)).toEqual([]);
  expect(responses.length).toBeGreaterThan(0);
  for (const response of responses) {
    expect(faults(isResponse, response), response.reference).toEqual([]);
    expect(response.$schema).toBe(schemas[1].$id);
  }
  // A record of the log has no field besides those described.
  const known = Object.keys(schemas[0].$defs.record.properties);
  for (const record of log.responses) expect(Object.keys(record)).toEqual(known);
});

test("what has another form is not taken for it", () => {
  const spoiled = [
    (/** @type {any} */ log) => (log.version = 2),
    (/** @type {any} */ log) => delete log.responses[0].reference,
    (/** @type {any} */ log) => (log.responses[0].published = "yesterday"),
    (/** @type {any} */ log) => (log.responses[0].outcome = "perhaps"),
    (/** @type {any} */ log) => (log.more = 6),
  ];
  for (const spoil of spoiled) {
    const copy = structuredClone(log);
    spoil(copy);
    expect(faults(isLog, copy), String(spoil)).not.toEqual([]);
  }
  const copy = structuredClone(responses[0]);
  copy.requester = "somebody";
  expect(faults(isResponse, copy)).not.toEqual([]);
});

test("each line of the NDJSON file is a record of the log", () => {
  const lines = read("data/responses.ndjson").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(log.responses);
});

test("checksums are those of the files, and the page leads to them", () => {
  const page = read("data/index.html");
  const sums = read("data/sha256sums.txt").trimEnd().split("\n").map((line) => line.split("  "));
  expect(sums.length).toBeGreaterThan(2);
  expect(page).toContain('href="/data/sha256sums.txt"');
  for (const [sum = "", name = ""] of sums) {
    expect(createHash("sha256").update(readFileSync(`${SITE}/data/${name}`)).digest("hex"), name).toBe(sum);
  }
});

test("every CSV file has the columns that its description names, and no marker among its numbers", () => {
  const described = files.filter((file) => file.endsWith(".csv-metadata.json"));
  expect(described.length).toBeGreaterThan(1);
  let markers = 0;
  for (const file of described) {
    const { url, tableSchema } = JSON.parse(read(file));
    const rows = read(file.replace(/[^/]+$/, url)).trimEnd().split("\n").map(cells);
    const [header = [], ...body] = rows;
    expect(header, file).toEqual(tableSchema.columns.map((/** @type {any} */ { titles }) => titles));
    expect(new Set(tableSchema.columns.map((/** @type {any} */ { name }) => name)).size, file).toBe(header.length);
    for (const [index, { name, datatype, null: none = [""] }] of tableSchema.columns.entries()) {
      expect(name, file).toMatch(/^[A-Za-z0-9][A-Za-z0-9_]*$/);
      const values = body.map((row) => row[index] ?? "").filter((value) => !none.includes(value));
      markers += body.length - values.length;
      if (datatype === "nonNegativeInteger") for (const value of values) expect(value, file).toMatch(/^[0-9]+$/);
    }
  }
  expect(markers).toBeGreaterThan(0);
});

test("structured data is JSON, and names the page that it is on", () => {
  let works = 0;
  for (const address of pages) {
    const html = read(fileOf(address));
    const parts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text = ""]) => JSON.parse(text));
    const [, canonical = ""] = html.match(/<link rel="canonical" href="([^"]*)"/) ?? [];
    for (const part of parts) {
      expect(part["@context"]).toBe("https://schema.org");
      if (part["@type"] === "CreativeWork") {
        works += 1;
        expect(part.url).toBe(canonical);
        expect(html).toContain(`<meta name="DCTERMS.identifier" content="${part.identifier.value}">`);
      }
      if (part["@type"] === "BreadcrumbList") expect(part.itemListElement.at(-1).item).toBe(canonical);
    }
    if (html.includes('content="noindex"')) expect(parts, address).toEqual([]);
  }
  expect(works).toBe(responses.length);
});

test("E21 structured data and Open Graph of a discreet response say its reference only", () => {
  const discreet = log.responses.filter((/** @type {any} */ { title, withdrawn }) => title === null && withdrawn === null);
  expect(discreet.length).toBeGreaterThan(0);
  for (const { reference, url } of discreet) {
    const address = new URL(url).pathname;
    const head = read(fileOf(address)).split("</head>")[0] ?? "";
    expect(head).toContain(`<meta property="og:title" content="Response ${reference}">`);
    for (const word of ["og:description", "DCTERMS.subject", '"about"', '"hasPart"', '"abstract"', '"associatedMedia"']) {
      expect(head, address).not.toContain(word);
    }
  }
});

test("E22 what is searched from a browser's own box stands in the fragment", () => {
  expect(read("opensearch.xml")).toMatch(/ template="https:\/\/[^"?]*\/search\/#q=\{searchTerms\}"/);
});

/** The cells of a line of CSV. */
function cells(/** @type {string} */ line) {
  const found = [...line.replace(/\r$/, "").matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  return found.map(([, quoted, plain]) => (quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"')));
}
