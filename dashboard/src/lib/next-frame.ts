/** A page that nobody sees gets no frames; what waits for one is done a few times a second there. */
const HIDDEN_FRAME_MS = 250;

let waiting: (() => void)[] = [];
let frame = 0;
let timer = 0;

/** Run a function in the next frame, with all others that wait for it: React commits them as one. */
export function nextFrame(run: () => void): void {
  waiting.push(run);
  if (waiting.length > 1) return;
  frame = requestAnimationFrame(flush);
  timer = window.setTimeout(flush, HIDDEN_FRAME_MS);
}

function flush(): void {
  cancelAnimationFrame(frame);
  clearTimeout(timer);
  const due = waiting;
  waiting = [];
  for (const run of due) {
    try {
      run();
    } catch (error) {
      reportError(error); // the others must not go without
    }
  }
}
