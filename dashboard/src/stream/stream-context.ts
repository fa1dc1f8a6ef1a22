import { createContext } from "react";

import type { StreamStore } from "./stream-store";

export const StreamContext = createContext<StreamStore | null>(null);
