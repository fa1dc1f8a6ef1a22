import { createRoot } from "react-dom/client";

import "../../ui/tokens.css";
import "../../ui/base.css";
import "../../ui/components.css";
import "../../ui/forms.css";
import "../../ui/list.css";
import "../shell.css";
import "../screens.css";

import { Gallery } from "./Gallery";

const root = document.getElementById("root");
if (root) createRoot(root).render(<Gallery />);
