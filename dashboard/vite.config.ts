import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

import { dataProxy } from "./dev-proxy.ts";

/** Serve the page at `/api/whiteboard` too, as Buddy itself does. */
function whiteboardAddress(): Plugin {
  return {
    name: "whiteboard-address",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        // Every component in every state; no build has it.
        if (/^\/design(\?|$)/.test(request.url ?? "")) request.url = "/design.html";
        if (/^\/api\/whiteboard(\?|$)/.test(request.url ?? "")) {
          request.url = (request.url ?? "").replace("/api/whiteboard", "/");
        }
        next();
      });
    },
  };
}

// eslint-disable-next-line no-restricted-syntax -- Vite reads its configuration from a default export
export default defineConfig({
  base: "/",
  plugins: [react(), whiteboardAddress()],
  server: {
    host: "127.0.0.1",
    port: 3000,
    strictPort: true,
    proxy: dataProxy(process.env.BUDDY_URL ?? "http://127.0.0.1:8000"),
  },
  build: {
    outDir: "../src/buddy/web/static",
    emptyOutDir: true,
    manifest: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "shell", tags: ["$initial"], priority: 1 },
            // What screens share, in few pieces: each is a round trip of its own.
            {
              name: "shared",
              test: /src\//,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 8_000,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    testTimeout: 20_000,
    restoreMocks: true,
    env: { TZ: "UTC" },
  },
});
