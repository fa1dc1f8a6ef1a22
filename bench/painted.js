// Runs in the page before its own script: when each event passed each place on its way to the eye,
// how long the main thread was held up, and how often React committed within one frame.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const shown = new Map(); // mission -> the percent that its card stands at
  const waiting = new Map(); // mission -> events that its card does not show yet
  const bench = { painted: [], longTasks: [], frames: 0, commits: 0, perFrame: {}, received: 0 };
  window.bench = bench;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      bench.longTasks.push({ at: performance.timeOrigin + startTime, duration });
    }
  }).observe({ type: "longtask", buffered: true });

  // A frame begins with the first callback that has its timestamp.
  let frame = 0;
  let frameBegan = 0;
  let commitsInFrame = 0;
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((stamp) => {
      if (stamp !== frame) {
        frame = stamp;
        frameBegan = now();
        bench.frames += 1;
        commitsInFrame = 0;
      }
      callback(stamp);
    });
  // Every frame is seen, whether the page asks for it or not.
  const everyFrame = () => window.requestAnimationFrame(everyFrame);
  everyFrame();

  // React's built page tells the developer tools of each commit; so it tells us.
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onScheduleFiberRoot() {},
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot() {
      bench.commits += 1;
      commitsInFrame += 1;
      bench.perFrame[commitsInFrame] = (bench.perFrame[commitsInFrame] ?? 0) + 1;
    },
  };

  class Watched extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const received = now();
        const message = JSON.parse(data);
        const events = message.events ?? (message.event ? [message.event] : []);
        bench.received += events.length;
        for (const event of events) take(event, received);
      });
    }
  }
  window.WebSocket = Watched;

  function take({ id, mission_id: missionId, timestamp, data }, received) {
    const percent = data.progress_percent;
    if (!missionId || percent === undefined || percent <= (shown.get(missionId) ?? -1)) return;
    shown.set(missionId, percent);
    const list = waiting.get(missionId) ?? [];
    list.push({ id, percent, recorded: Date.parse(timestamp), received });
    waiting.set(missionId, list);
  }

  // A card names its mission by its objective, which ends with the mission's number here.
  window.names = new Map();
  const look = () => {
    const seen = [];
    const rendered = now();
    for (const bar of document.querySelectorAll(".live-agents [role=progressbar]")) {
      const missionId = window.names.get(bar.getAttribute("aria-label"));
      const list = waiting.get(missionId);
      if (!list?.length) continue;
      const percent = Number(bar.getAttribute("aria-valuenow"));
      seen.push(...list.filter((event) => event.percent <= percent));
      waiting.set(missionId, list.filter((event) => event.percent > percent));
    }
    if (seen.length === 0) return;
    // The page changes in a frame's callbacks. A task that is posted there runs when the frame has
    // been laid out, painted and handed over; the next frame's first callback when it is on screen.
    const channel = new MessageChannel();
    const stamps = seen.map((event) => ({ ...event, frame: frameBegan, rendered }));
    channel.port1.onmessage = () => {
      const painted = now();
      for (const event of stamps) event.painted = painted;
    };
    channel.port2.postMessage(null);
    request(() => {
      const next = now();
      for (const event of stamps) bench.painted.push({ ...event, next });
    });
  };
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["aria-valuenow"],
    }),
  );
})();
