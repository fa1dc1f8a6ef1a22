import type { ProxyOptions } from "vite";

/** The paths that hold data; everything else is the page, served by Vite. */
const DATA_ROUTES = [
  "^/(missions|artifacts|tools|inbox|chat|conversation|goals|recipes|schedules|budgets)(/|\\?|$)",
  "^/(learning|settings|instance|audit|webhooks|library|standing-approvals|ws-tickets)(/|\\?|$)",
  "^/api/(analytics|whiteboard/metrics)",
  "^/(events|ws)/",
  "^/(healthz|readyz|metrics|openapi\\.json|docs)(\\?|$)",
];

/** A screen to a browser that goes there, data to the page. */
const SCREENS =
  /^\/(inbox|missions|goals|schedules|recipes|budgets|learning|tools|settings|chat(\/s_[^/?]*)?)(\?|$)/;

/**
 * Proxy the data routes to a running Buddy. Its Origin and Host checks see their own address, as
 * they would when the page came from it.
 */
export function dataProxy(target: string): Record<string, ProxyOptions> {
  const proxy: ProxyOptions = {
    bypass: ({ method, url = "", headers }) =>
      method === "GET" && SCREENS.test(url) && headers.accept?.includes("text/html") === true
        ? "/index.html"
        : undefined,
    target,
    changeOrigin: true,
    ws: true,
    configure(server) {
      server.on("proxyReq", (request) => {
        if (request.getHeader("origin")) request.setHeader("origin", target);
      });
      server.on("proxyReqWs", (request) => {
        request.setHeader("origin", target);
      });
    },
  };
  return Object.fromEntries(DATA_ROUTES.map((route) => [route, proxy]));
}
