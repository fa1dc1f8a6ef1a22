import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

// The design system first, so that a feature's own rules come after it.
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/components.css";
import "./ui/forms.css";
import "./ui/list.css";
import "./app/shell.css";
import "./app/screens.css";

import { notifyManager } from "@tanstack/react-query";

import { createQueryClient } from "./api/query-client";
import { App } from "./app/App";
import { prepareScreen } from "./app/parts";
import { nextFrame } from "./lib/next-frame";

// What is read over HTTP is shown in the frame that shows what the stream told.
notifyManager.setScheduler(nextFrame);

/** The page's frame waits this long for the screen inside it: both at once is less to look at. */
const HOLD_MS = 100;

const root = document.getElementById("root");
if (root) {
  const held = new Promise((resolve) => setTimeout(resolve, HOLD_MS));
  const queries = createQueryClient();
  void Promise.race([prepareScreen(queries), held]).then(() =>
    createRoot(root).render(
      <StrictMode>
        <App begun={queries} />
      </StrictMode>,
    ),
  );
}
