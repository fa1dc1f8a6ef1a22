import { useEffect, useRef } from "react";

/** Call `onEnd` once `ms` milliseconds have passed in which it was not held. */
export function useCountdown(ms: number, held: boolean, onEnd: () => void): void {
  const left = useRef(ms);
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    if (held) return;
    const began = Date.now();
    const timer = setTimeout(() => latest.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(0, left.current - (Date.now() - began));
    };
  }, [held]);
}
