import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

import { rejections } from "../api/rejections";

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 5_000 });

afterEach(() => {
  cleanup();
  rejections.undo();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, "", "/");
  vi.unstubAllGlobals();
});

// jsdom has no layout, no media queries and no modal dialogs.
Element.prototype.scrollIntoView = () => undefined;
Object.assign(window, {
  matchMedia: () => Object.assign(new EventTarget(), { matches: false }),
});
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
  },
});
