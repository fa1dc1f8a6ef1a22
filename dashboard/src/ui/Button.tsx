import type { ComponentPropsWithRef } from "react";

import { cn } from "../lib/cn";

interface Props extends ComponentPropsWithRef<"button"> {
  readonly kind?: "primary" | "secondary" | "quiet" | "danger";
  readonly pending?: boolean;
  /** The key that does the same; shown, and told to assistive technology. */
  readonly hotkey?: string | undefined;
}

/** A command. While it is pending it says so and takes no second press. */
export function Button({ kind = "secondary", pending = false, hotkey, ...rest }: Props) {
  const { children, className, disabled, ...others } = rest;
  return (
    <button
      type="button"
      {...others}
      className={cn("button", `button-${kind}`, pending && "is-pending", className)}
      disabled={disabled === true || pending}
      aria-busy={pending || undefined}
      aria-keyshortcuts={hotkey}
    >
      {pending && <span className="spinner" aria-hidden="true" />}
      {children}
      {hotkey !== undefined && <kbd aria-hidden="true" data-key={hotkey} />}
    </button>
  );
}
