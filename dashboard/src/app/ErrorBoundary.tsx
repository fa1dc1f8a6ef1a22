import { Component, type ReactNode } from "react";

import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { STRINGS } from "./strings";

interface State {
  readonly broken: boolean;
}

/** Keeps a fault of one part from leaving a blank page. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="broken">
        <Notice tone="danger" title={STRINGS.broken} detail={STRINGS.brokenDetail} alert>
          <Button onClick={() => location.reload()}>{STRINGS.reload}</Button>
        </Notice>
      </div>
    );
  }
}
