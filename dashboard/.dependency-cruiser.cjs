/** The floors of the dashboard. Each rule is proved by a planted fault (scripts/depcruise-faults.mjs). */
const TESTS = "\\.test\\.tsx?$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Move the shared part one floor down.",
      from: {},
      to: { circular: true },
    },
    {
      name: "lib-is-a-leaf",
      severity: "error",
      comment: "lib/ holds helpers that know nothing of Buddy.",
      from: { path: "^src/lib/", pathNot: TESTS },
      to: { path: "^src/", pathNot: "^src/lib/" },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      comment: "domain/ takes values and returns values; hand the value in.",
      from: { path: "^src/domain/", pathNot: TESTS },
      to: { path: "^src/", pathNot: "^src/domain/" },
    },
    {
      name: "domain-imports-no-package",
      severity: "error",
      comment: "domain/ is plain TypeScript.",
      from: { path: "^src/domain/", pathNot: TESTS },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "core"] },
    },
    {
      name: "ui-knows-no-missions",
      severity: "error",
      comment: "ui/ is a design system; give it text and tones.",
      from: { path: "^src/ui/", pathNot: TESTS },
      to: { path: "^src/", pathNot: "^src/(ui|lib)/" },
    },
    {
      name: "api-and-stream-know-no-views",
      severity: "error",
      comment: "Data flows up: views read api and stream.",
      from: { path: "^src/(api|stream)/", pathNot: TESTS },
      to: { path: "^src/(app|features|ui)/" },
    },
    {
      name: "features-never-import-features",
      severity: "error",
      comment: "Compose features in app/.",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    {
      name: "nothing-imports-app",
      severity: "error",
      comment: "app/ composes; main.tsx starts it.",
      from: { path: "^src/", pathNot: "^src/(app/|main\\.tsx$)" },
      to: { path: "^src/app/" },
    },
    {
      name: "generated-types-enter-through-types",
      severity: "error",
      comment: "Name generated types in api/types.ts or domain/mission-status.ts.",
      from: { path: "^src/", pathNot: "^src/(api/types|domain/mission-status)\\.ts$" },
      to: { path: "\\.gen\\.ts$" },
    },
    {
      name: "testing-only-from-tests",
      severity: "error",
      comment: "testing/ is for tests.",
      from: { path: "^src/", pathNot: `${TESTS}|^src/testing/` },
      to: { path: "^src/testing/" },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "Nobody imports this file: delete it or use it.",
      from: { orphan: true, path: "^src/", pathNot: `${TESTS}|^src/testing/setup\\.ts$` },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types"] },
  },
};
