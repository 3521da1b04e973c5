/**
 * Leaves the site at once, by Escape, by Shift three times or by the link, and keeps Back and Forward from showing a
 * page from before. It does not erase the browser's history: nothing can.
 *
 * It runs in <head> before there is content, and the browser shows nothing of a page that still waits for it: so there is
 * no moment at which a page can be seen and Escape does nothing. It is a file and not a part of each page, so that the
 * policy needs no exception and the browser keeps it from page to page.
 */
(() => {
  const EXIT_COOKIE = "candour_exit";
  const KEPT_COOKIES = [EXIT_COOKIE, "candour_consent"];
  /** How long the first destination may take before the second is tried, in milliseconds. */
  const PATIENCE = 10_000;
  /** How long a press of Shift counts, in milliseconds. */
  const SHIFT_MEMORY = 5_000;

  const root = document.documentElement;
  const { to = "", then = "", home = "/", loading: words = "", tabs } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** Whether other tabs that show this site leave too. */
  const withOthers = tabs !== undefined;
  let leaving = false;

  /** Writes a cookie that goes when the browser closes, or at once with an age of 0. */
  const setCookie = (/** @type {string} */ name, /** @type {string} */ value, age = "") => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${value}; Path=/; SameSite=Lax${age}${secure}`;
  };

  /** When somebody last left by the quick exit, in milliseconds since 1970; 0 for never. */
  const exitTime = () => {
    const pair = document.cookie.split("; ").find((pair) => pair.startsWith(`${EXIT_COOKIE}=`));
    return Number(pair?.slice(EXIT_COOKIE.length + 1) ?? 0);
  };

  const stamp = (/** @type {number} */ born) => history.replaceState({ ...history.state, candourBorn: born }, "");

  /** When this entry of the browser's history came to be. One reached by Back without a stamp counts as old. */
  const born = () => {
    const stamped = history.state?.candourBorn;
    if (typeof stamped === "number") return stamped;
    const [entry] = performance.getEntriesByType("navigation");
    return entry && "type" in entry && entry.type === "back_forward" ? 0 : Date.now();
  };

  // Visibility, not display: Firefox hands the keys of a page without boxes to the browser, which stops the departure.
  const hide = () => root.style.setProperty("visibility", "hidden", "important");

  /** Leaves nothing to see, and nothing to hear but "Loading". */
  const empty = () => {
    hide();
    document.title = "\u200b";
    if (!document.body) return;
    const loading = document.createElement("p");
    loading.className = "visually-hidden";
    loading.setAttribute("role", "alert");
    loading.style.visibility = "visible";
    loading.textContent = words;
    document.body.replaceChildren(loading);
  };

  /** Removes a cookie, whichever part of the host's name it was set for. */
  const removeCookie = (/** @type {string} */ name) => {
    const labels = location.hostname.split(".");
    const domains = labels.map((_, index) => `; Domain=${labels.slice(index).join(".")}`);
    for (const domain of ["", ...domains]) setCookie(name, "", `; Max-Age=0${domain}`);
  };

  /** Removes what the site kept on the device, but for the choice on cookies and the time of the exit. */
  const forget = () => {
    for (const pair of document.cookie.split("; ").filter(Boolean)) {
      const name = pair.split("=")[0] ?? "";
      if (!KEPT_COOKIES.includes(name)) removeCookie(name);
    }
    // Storage that the browser refuses us holds nothing of ours. What it removes in its own time, it goes on removing
    // when this page is gone.
    const ignore = () => undefined;
    for (const remove of [
      () => localStorage.clear(),
      () => sessionStorage.clear(),
      () => indexedDB.databases().then((all) => all.forEach(({ name }) => name && indexedDB.deleteDatabase(name)), ignore),
      () => caches.keys().then((all) => all.forEach((name) => caches.delete(name).catch(ignore)), ignore),
    ]) {
      try {
        remove();
      } catch {
        // The same.
      }
    }
  };

  const depart = (/** @type {string} */ destination) => {
    leaving = true;
    empty();
    // The parser may still bring the rest of the page, and its title.
    document.addEventListener("DOMContentLoaded", empty);
    location.replace(destination);
    if (destination !== then) setTimeout(() => location.replace(then), PATIENCE);
  };

  /** Leaves, and forgets the way here. */
  const go = () => {
    history.replaceState({ candourBorn: 0 }, "", home);
    depart(to);
  };

  const leave = () => {
    if (leaving) return;
    setCookie(EXIT_COOKIE, String(Date.now()));
    others?.postMessage("leave");
    forget();
    go();
  };

  /** @type {BroadcastChannel | undefined} How tabs tell each other to leave. It is closed while a page rests in the browser's cache. */
  let others;
  const listen = () => {
    if (!withOthers || others || !("BroadcastChannel" in window)) return;
    others = new BroadcastChannel(EXIT_COOKIE);
    others.onmessage = () => {
      if (!leaving) go();
    };
  };

  /** Shows a page that is newer than the last exit; leaves one that is older, for the second destination. */
  const admit = () => {
    const time = born();
    stamp(time);
    if (time <= exitTime()) depart(then);
    else root.style.removeProperty("visibility");
  };

  admit();
  listen();
  addEventListener("hashchange", () => stamp(history.state?.candourBorn ?? Date.now()));
  addEventListener("pagehide", () => {
    hide();
    others?.close();
    others = undefined;
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted || !leaving) admit();
    listen();
  });
  // A tab that slept when the others left. It shows nothing here: of a page that was kept whole, `pageshow` decides.
  document.addEventListener("visibilitychange", () => {
    if (withOthers && !document.hidden && !leaving && born() <= exitTime()) depart(then);
  });

  addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element) || !event.target.closest("[data-exit]")) return;
      event.preventDefault();
      leave();
    },
    true,
  );

  let presses = 0;
  let alone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Shows how often Shift was pressed, and says it in the words of the attribute `data-<phrase>`. */
  const count = (/** @type {number} */ total, /** @type {string} */ phrase) => {
    presses = total;
    clearTimeout(timer);
    if (total > 0) timer = setTimeout(() => count(0, "expired"), SHIFT_MEMORY);
    const dots = document.querySelector("[data-exit-dots]");
    dots?.toggleAttribute("hidden", total === 0);
    Array.from(dots?.children ?? []).forEach((dot, index) => dot.toggleAttribute("data-on", index < total));
    const status = document.querySelector("[data-exit-status]");
    if (status) status.textContent = status.getAttribute(`data-${phrase}`) ?? "";
  };

  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Shift") {
        alone = !event.repeat || alone;
        return;
      }
      alone = false;
      if (presses > 0) count(0, "");
      if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      // On every press, for a hand that trembles: what Escape does by itself is to stop the departure.
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
    },
    true,
  );
  addEventListener("pointerdown", () => (alone = false), true);
  addEventListener(
    "keyup",
    (event) => {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      if (presses === 2) leave();
      else count(presses + 1, presses === 0 ? "two" : "one");
    },
    true,
  );
})();
