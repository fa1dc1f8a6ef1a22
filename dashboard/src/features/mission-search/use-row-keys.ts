import { useEffect, useRef, type RefObject } from "react";

import { keysBelongTo } from "../../lib/keys-belong-to";

/** Let J and K go from row to row: the focus is the mark, and Enter opens what has it. */
export function useRowKeys(on: boolean): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!on) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const by = { j: 1, k: -1 }[event.key];
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (keysBelongTo(event.target)) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
      const at = links.findIndex((link) => link === document.activeElement);
      const next = links[at === -1 ? (by === 1 ? 0 : -1) : at + by];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [on]);
  return list;
}
