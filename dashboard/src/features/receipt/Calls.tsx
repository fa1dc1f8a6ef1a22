import type { Receipt } from "../../api/types";
import { formatUsd } from "../../domain/money";
import { ClockTime } from "../../ui/Time";
import { STRINGS } from "./strings";

/** Each paid call: what it was counted at before it was made, and what it cost. */
export function Calls({ receipt }: { readonly receipt: Receipt }) {
  const { calls, credits, spent_usd: spent } = receipt;
  return (
    <div className="receipt-part">
      <h3>{STRINGS.calls}</h3>
      {calls.length === 0 ? (
        <p className="muted">{STRINGS.noCalls}</p>
      ) : (
        <table className="receipt-calls">
          <thead>
            <tr>
              <th scope="col">{STRINGS.call}</th>
              <th scope="col">{STRINGS.when}</th>
              <th scope="col" className="is-amount">
                {STRINGS.counted}
              </th>
              <th scope="col" className="is-amount">
                {STRINGS.cost}
              </th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call, at) => (
              <tr key={`${call.name} ${at}`}>
                <th scope="row" className="mono">
                  {call.name}
                </th>
                <td>
                  <ClockTime at={call.at} />
                </td>
                <td className="is-amount num">{formatUsd(call.counted_usd)}</td>
                <td className="is-amount num">{formatUsd(call.actual_usd)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {STRINGS.total}
              </th>
              <td className="is-amount num">{formatUsd(spent)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {credits.map(({ service, amount }) => (
        <p key={service} className="muted small">
          {STRINGS.credits(service, amount)}
        </p>
      ))}
    </div>
  );
}
