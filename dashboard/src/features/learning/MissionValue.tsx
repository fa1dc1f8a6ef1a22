import { useQuery } from "@tanstack/react-query";

import { missionValueQuery } from "../../api/learning";
import { formatUsd } from "../../domain/money";
import { STRINGS } from "./strings";

/** What a mission was worth, where the person has said what it saved. */
export function MissionValue({ missionId }: { readonly missionId: string }) {
  const { data } = useQuery(missionValueQuery(missionId));
  if (typeof data?.net_usd !== "string") return null;
  return (
    <p className="small">
      {STRINGS.netValue} <span className="num">{formatUsd(data.net_usd)}</span>
      <span className="muted"> · {data.basis}</span>
    </p>
  );
}
