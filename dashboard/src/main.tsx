import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

// The design system first, so that a feature's own rules come after it.
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/components.css";
import "./ui/forms.css";
import "./app/shell.css";
import "./app/screens.css";

import { notifyManager } from "@tanstack/react-query";

import { App } from "./app/App";
import { nextFrame } from "./lib/next-frame";

// What is read over HTTP is shown in the frame that shows what the stream told.
notifyManager.setScheduler(nextFrame);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
