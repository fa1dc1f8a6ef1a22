import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { inboxCountQuery } from "../api/inbox";
import { Inbox } from "../features/inbox/Inbox";
import { OfferList } from "../features/standing-approvals/OfferList";
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
  useEffect(() => {
    document.title = `${STRINGS.inbox} · ${STRINGS.product}`;
    return () => {
      document.title = `${STRINGS.product} · ${STRINGS.page}`;
    };
  }, []);
  return (
    <>
      <Inbox
        singleKeys={singleKeys}
        onOpen={openMission}
        detail={(item) => <InboxDetail missionId={item.mission_id} onAgain={onAgain} />}
      />
      <OfferList offers={offers} />
    </>
  );
}
