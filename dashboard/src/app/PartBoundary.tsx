import { Component, type ReactNode } from "react";

import { PartError } from "./part";
import { PartFault } from "./PartFault";

interface Props {
  readonly children: ReactNode;
  /** What stands in the place of the part; without it, the words and a way to try again. */
  readonly instead?: (fault: ReactNode) => ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps what one part of the page lacks, or does wrong, from taking the page with it. */
export class PartBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error): void {
    if (error instanceof PartError) error.renew();
  }

  private readonly again = () => this.setState({ error: null });

  override render(): ReactNode {
    const { error } = this.state;
    const { children, instead } = this.props;
    if (error === null) return children;
    const fault = <PartFault missing={error instanceof PartError} onAgain={this.again} />;
    return instead ? instead(fault) : fault;
  }
}
