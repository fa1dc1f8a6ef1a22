import type { ReactNode } from "react";

import { cn } from "../lib/cn";
import { Icon, type IconName } from "./Icon";
import type { Tone } from "./tone";

interface Props {
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: string | undefined;
  /** The stable code of a refusal, for whoever looks it up. */
  readonly code?: string | undefined;
  readonly glyph?: IconName;
  readonly children?: ReactNode;
  /** Whether it is read out at once. */
  readonly alert?: boolean;
}

export function Notice(props: Props) {
  const { tone, title, detail, code, glyph = "warning", children, alert = false } = props;
  return (
    <div className={cn("notice", `tone-${tone}`)} role={alert ? "alert" : undefined}>
      <Icon name={glyph} size={16} />
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {detail !== undefined && detail !== "" && <p>{detail}</p>}
        {code !== undefined && <code className="notice-code">{code}</code>}
        {children}
      </div>
    </div>
  );
}
