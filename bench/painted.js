// Runs in the page before its own script: from an event's timestamp to the frame that shows it.
(() => {
  const shown = new Map(); // mission -> the percent that its card stands at
  const waiting = new Map(); // mission -> events that its card does not show yet
  const painted = [];
  window.painted = painted;

  class Watched extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const message = JSON.parse(data);
        const events = message.events ?? (message.event ? [message.event] : []);
        for (const event of events) take(event);
      });
    }
  }
  window.WebSocket = Watched;

  function take({ mission_id: missionId, timestamp, data }) {
    const percent = data.progress_percent;
    if (!missionId || percent === undefined || percent <= (shown.get(missionId) ?? -1)) return;
    shown.set(missionId, percent);
    const list = waiting.get(missionId) ?? [];
    list.push({ percent, at: Date.parse(timestamp) });
    waiting.set(missionId, list);
  }

  // A card names its mission by its objective, which ends with the mission's number here.
  window.names = new Map();
  const look = () => {
    const seen = [];
    for (const bar of document.querySelectorAll(".live-agents [role=progressbar]")) {
      const missionId = window.names.get(bar.getAttribute("aria-label"));
      const list = waiting.get(missionId);
      if (!list?.length) continue;
      const now = Number(bar.getAttribute("aria-valuenow"));
      seen.push(...list.filter(({ percent }) => percent <= now));
      waiting.set(missionId, list.filter(({ percent }) => percent > now));
    }
    // What runs after a frame's callbacks and a task runs when that frame has been handed over.
    if (seen.length > 0) {
      requestAnimationFrame(() =>
        setTimeout(() => {
          const now = Date.now();
          for (const { at } of seen) painted.push(now - at);
        }),
      );
    }
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
