import { useQuery } from "@tanstack/react-query";

import { inboxCountQuery } from "../api/inbox";
import { Inbox } from "../features/inbox/Inbox";
import { OfferList } from "../features/standing-approvals/OfferList";
import { useTitle } from "../lib/title";
import { GoalLink } from "./GoalLink";
import { InboxDetail } from "./InboxDetail";
import { openMission } from "./router";
import { STRINGS } from "./strings";

interface Props {
  readonly singleKeys: boolean;
  readonly onAgain: (objective: string) => void;
}

/** The decisions that wait, and the standing approvals that would spare some of them. */
export function InboxPage({ singleKeys, onAgain }: Props) {
  const offers = useQuery(inboxCountQuery()).data?.offers ?? [];
  useTitle(`${STRINGS.inbox} · ${STRINGS.product}`);
  return (
    <>
      <Inbox
        singleKeys={singleKeys}
        onOpen={openMission}
        goalLink={(id, label) => <GoalLink goalId={id} label={label} />}
        detail={(item) => <InboxDetail missionId={item.mission_id} onAgain={onAgain} />}
      />
      <OfferList offers={offers} />
    </>
  );
}
