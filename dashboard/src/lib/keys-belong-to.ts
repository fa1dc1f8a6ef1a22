/** Tell whether keys belong to a field that is being filled, or to an open dialog. */
export function keysBelongTo(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest("input, textarea, select");
  return field !== null && field.getAttribute("type") !== "checkbox";
}
