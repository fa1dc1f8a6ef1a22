import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const NO_DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name, so that a thing has one name everywhere.",
};
const NO_BARREL = {
  selector: "ExportAllDeclaration, ExportNamedDeclaration[source]",
  message: "No barrels: import from the file that owns the name.",
};
const NO_RAW_HTML = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: "Show foreign HTML only in PreviewFrame, which is sandboxed.",
};
const NO_DOM_IMPORT = {
  group: ["../*/../*"],
  message: "Write the shortest relative path.",
};

export default tseslint.config(
  { ignores: ["dist", "node_modules", "**/*.gen.ts", "scripts/**", "*.config.js", "*.cjs"] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  reactHooks.configs.flat["recommended-latest"],
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "max-lines": ["error", { max: 250 }],
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, NO_BARREL, NO_RAW_HTML],
      "no-restricted-imports": ["error", { patterns: [NO_DOM_IMPORT] }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
);
