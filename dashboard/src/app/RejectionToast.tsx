import { useEffect, useRef } from "react";

import { HELD_MS, rejections, useRejections } from "../api/rejections";
import { cn } from "../lib/cn";
import { keysBelongTo } from "../lib/keys-belong-to";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { REJECTION } from "./strings";

import "./rejection-toast.css";

/** Tells of a rejection that is held back, and takes it back. It stands where nothing is decided. */
export function RejectionToast({ singleKeys }: { readonly singleKeys: boolean }) {
  const { held, waits, failure } = useRejections();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was decided is carried out, also where the page goes before its time is over.
    window.addEventListener("pagehide", rejections.sendNow);
    return () => window.removeEventListener("pagehide", rejections.sendNow);
  }, []);
  const act = (what: () => void) => {
    if (box.current?.contains(document.activeElement)) document.getElementById("detail")?.focus();
    what();
  };
  const asked = held !== null;
  useEffect(() => {
    if (!asked) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (event.defaultPrevented || key.toLowerCase() !== "z" || altKey || shiftKey) return;
      if ((!singleKeys && !ctrlKey && !metaKey) || keysBelongTo(event.target)) return;
      event.preventDefault();
      rejections.undo();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [asked, singleKeys]);

  return (
    <div
      ref={box}
      className="toast-place"
      onPointerEnter={() => rejections.attend("pointer", true)}
      onPointerLeave={() => rejections.attend("pointer", false)}
      onFocus={() => rejections.attend("focus", true)}
      onBlur={() => rejections.attend("focus", false)}
    >
      <p className="hidden-text" role="status">
        {held && REJECTION.said(held.title, HELD_MS / 1_000)}
      </p>
      {held && (
        <div
          className={cn("toast", waits && "is-waiting")}
          role="group"
          aria-label={REJECTION.name}
        >
          <p>
            <b>{REJECTION.held}</b> <span className="muted">{held.title}</span>
          </p>
          <Button hotkey="Z" onClick={() => act(rejections.undo)}>
            {REJECTION.undo}
          </Button>
          <Button
            kind="quiet"
            className="button-square"
            aria-label={REJECTION.now}
            title={REJECTION.now}
            onClick={() => act(rejections.sendNow)}
          >
            <Icon name="check" size={16} />
          </Button>
          <span
            key={held.subjectIds.join()}
            className="toast-time"
            style={{ animationDuration: `${HELD_MS}ms` }}
            aria-hidden="true"
          />
        </div>
      )}
      {!held && failure && (
        <div className="toast is-failure" role="alert">
          <p>
            <b>{REJECTION.failed}</b> {failure.title}: {failure.message}
          </p>
          <Button
            kind="quiet"
            className="button-square"
            aria-label={REJECTION.close}
            onClick={() => act(rejections.dismiss)}
          >
            <Icon name="cross" size={16} />
          </Button>
        </div>
      )}
    </div>
  );
}
