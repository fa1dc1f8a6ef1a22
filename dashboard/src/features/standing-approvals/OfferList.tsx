import { useMutation, useQueryClient } from "@tanstack/react-query";

import { inboxKeys, standingKeys } from "../../api/query-keys";
import { acceptOffer, declineOffer } from "../../api/standing-approvals";
import type { Offer } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { MomentTime } from "../../ui/Time";
import { sitesOf, STRINGS } from "./strings";

import "./standing-approvals.css";

/** Standing approvals that Buddy offers; nothing holds until a person takes one. */
export function OfferList({ offers }: { readonly offers: readonly Offer[] }) {
  if (offers.length === 0) return null;
  return (
    <Section title={STRINGS.offers}>
      <ul className="offers">
        {offers.map((offer) => (
          <OfferRow key={offer.offer_id} offer={offer} />
        ))}
      </ul>
    </Section>
  );
}

function OfferRow({ offer }: { readonly offer: Offer }) {
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (yes: boolean): Promise<unknown> =>
      yes ? acceptOffer(offer.offer_id) : declineOffer(offer.offer_id),
    onSettled: () =>
      Promise.all(
        [inboxKeys.all, standingKeys.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const { bounds } = offer;
  const asked = answer.isPending ? answer.variables : null;
  return (
    <li>
      <p>{offer.message}.</p>
      <p className="muted small">
        <span className="mono">{bounds.tool}</span> ·{" "}
        {sitesOf(bounds.allowed_domains, bounds.blocked_domains)} ·{" "}
        {STRINGS.pagesOfRun(bounds.max_pages)} and {formatUsd(bounds.cap_per_run)} a run ·{" "}
        {formatUsd(offer.cap_total)} in all · {STRINGS.offerBounds(offer.count)}{" "}
        <MomentTime at={offer.until} />
      </p>
      {answer.error && (
        <Notice tone="danger" title={STRINGS.offerRefused} detail={answer.error.message} alert />
      )}
      <div className="offer-buttons">
        <Button
          kind="primary"
          pending={asked === true}
          disabled={asked !== null}
          onClick={() => answer.mutate(true)}
        >
          {STRINGS.accept}
        </Button>
        <Button
          pending={asked === false}
          disabled={asked !== null}
          onClick={() => answer.mutate(false)}
        >
          {STRINGS.decline}
        </Button>
      </div>
    </li>
  );
}
