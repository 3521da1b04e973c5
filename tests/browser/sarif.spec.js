/** Findings as SARIF are what the standard says, whatever was found. */
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { bad, check } from "./support/program.js";
import { expect, test } from "./support/test.js";

const schema = JSON.parse(readFileSync(new URL("../data/sarif-2.1.0.schema.json", import.meta.url), "utf8"));

const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);

/** What is wrong with a log, one line each. */
const faults = (/** @type {unknown} */ log) => {
  isSarif(log);
  return (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

// One after the other: what the program says is asked for once.
test.describe.configure({ mode: "default" });

/** @type {any[]} */
let logs = [];
/** @type {any[]} */
let results = [];

test.beforeAll(() => {
  // All bad records in one site, and each bad site by itself.
  const sites = [bad.filter(({ isSite }) => !isSite), ...bad.filter(({ isSite }) => isSite).map((site) => [site])];
  logs = sites.map((cases) => JSON.parse(check(cases, "sarif")));
  results = logs.flatMap((log) => log.runs[0].results);
});

test("every log is valid SARIF 2.1.0", () => {
  for (const log of logs) expect(faults(log)).toEqual([]);
});

test("findings of every kind are among them", () => {
  const found = new Set(results.map(({ ruleId }) => ruleId));
  const missing = new Set(bad.map(({ code }) => code).filter((code) => !found.has(code)));
  expect([...missing]).toEqual([]);
  expect(found.size).toBeGreaterThan(40);

  const places = results.map(({ locations }) => locations[0].physicalLocation);
  expect(places.some(({ region }) => region)).toBe(true);
  expect(places.some(({ region }) => !region)).toBe(true);
  for (const part of ["fixes", "relatedLocations", "properties"]) {
    expect(results.some((result) => part in result), part).toBe(true);
    expect(results.some((result) => !(part in result)), part).toBe(true);
  }
  expect(new Set(results.map(({ level }) => level))).toEqual(new Set(["error", "warning"]));
});

test("each result names its rule, and a place within the site", () => {
  const wrong = logs.flatMap(({ runs: [{ tool, results, originalUriBaseIds }] }) =>
    results.filter((/** @type {any} */ { ruleId, ruleIndex, locations, relatedLocations = [] }) => {
      const isPlace = (/** @type {any} */ { physicalLocation: { artifactLocation, region } }) => {
        const { uri, uriBaseId } = artifactLocation;
        const isWithin = uriBaseId in originalUriBaseIds && !/^\/|^[a-z]+:|\s|(^|\/)\.\.(\/|$)/i.test(uri);
        const { startLine, startColumn, endLine, endColumn } = region ?? {};
        const isInOrder = startLine < endLine || (startLine === endLine && startColumn <= endColumn);
        return isWithin && (!region || isInOrder);
      };
      return tool.driver.rules[ruleIndex].id !== ruleId || ![...locations, ...relatedLocations].every(isPlace);
    }),
  );
  expect(wrong).toEqual([]);
});

test("a log that is wrong is not taken for a good one", () => {
  const spoiled = [
    (/** @type {any} */ log) => (log.version = "2.0.0"),
    (/** @type {any} */ log) => (log.runs[0].results[0].level = "fatal"),
    (/** @type {any} */ log) => delete log.runs[0].results[0].message,
    (/** @type {any} */ log) => (log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "a b"),
    (/** @type {any} */ log) => (log.runs[0].tool.driver.colour = "red"),
  ];
  for (const spoil of spoiled) {
    const log = structuredClone(logs[0]);
    spoil(log);
    expect(faults(log), String(spoil)).not.toEqual([]);
  }
});
