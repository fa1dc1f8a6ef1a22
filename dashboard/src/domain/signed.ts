/** Write what was added, with its sign: `+0.05`, `−0.17`; what is too small to see is `±0.00`. */
export function formatSigned(by: number): string {
  const size = Math.abs(by).toFixed(2);
  if (size === "0.00") return "±0.00";
  return by < 0 ? `−${size}` : `+${size}`;
}

/** Write a number that may be below nothing: `0.92`, `−1.00`. */
export function formatNumber(value: number): string {
  const size = Math.abs(value).toFixed(2);
  return value < 0 && size !== "0.00" ? `−${size}` : size;
}
