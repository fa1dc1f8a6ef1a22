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

import { App } from "./app/App";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
