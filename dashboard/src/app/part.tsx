import { createElement, lazy, useState, type ComponentType } from "react";

/** A component whose code comes when it is wanted, or before. */
export interface Part<Props extends object> {
  (props: Props): React.ReactNode;
  /** Fetch its code now; where that fails, it fails again, and is told, when it is shown. */
  readonly prepare: () => Promise<void>;
}

/** The code of a part did not come. */
export class PartError extends Error {
  override readonly name = "PartError";
  constructor(
    cause: unknown,
    /** Lets the part be asked for anew when it is next shown; what failed stays failed else. */
    readonly renew: () => void,
  ) {
    super("A part of the page did not come", { cause });
  }
}

/**
 * Cut a part off the script. Once its code is there it is shown at once: `lazy` alone would show
 * the fallback first, and React shows what comes after a fallback a third of a second late.
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  let come: ComponentType<Props> | null = null;
  const get = async () => {
    come = await load();
    return come;
  };
  const renew = () => {
    Later = makeLater();
  };
  const makeLater = () =>
    lazy(async () => {
      try {
        return { default: await get() };
      } catch (error) {
        throw new PartError(error, renew);
      }
    });
  let Later = makeLater();
  const Shown = (props: Props) => {
    // The same one as long as this one stands: another would begin from nothing.
    const [chosen] = useState<ComponentType<Props>>(() => come ?? Later);
    return createElement(chosen, props);
  };
  return Object.assign(Shown, {
    prepare: () =>
      get().then(
        () => undefined,
        () => undefined,
      ),
  });
}
