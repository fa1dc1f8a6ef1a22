/** Join class names; false and undefined ones are left out. */
export function cn(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
