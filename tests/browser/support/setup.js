/** Runs once before all tests: puts the built site on a free port and tells the tests where, in `ORIGIN`. */
import { serve } from "./server.js";
import { SITE } from "./site.js";

export default async function setup() {
  const { origin, close } = await serve(SITE);
  process.env.ORIGIN = origin;
  return close;
}
