import type { ReactNode } from "react";

const SHAPES = {
  question: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M6.3 6.3a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.3M8 11.3v.1" />
    </>
  ),
  proposal: <path d="M4 2.5h5.5L12 5v8.5H4zM6.3 7h3.4M6.3 9.5h3.4" />,
  check: <path d="M3 8.5l3.2 3.2L13 4.8" />,
  play: <path d="M5 3.2v9.6L12.6 8z" fill="currentColor" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  stop: <rect x="4" y="4" width="8" height="8" rx="1.2" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.6V8l2.3 1.5" />
    </>
  ),
  back: <path d="M9.8 3.5L5.3 8l4.5 4.5" />,
  external: <path d="M6.5 3.5h-3v9h9v-3M9 3.5h3.5V7M12.2 3.8L7.5 8.5" />,
  warning: <path d="M8 2.4l6 10.8H2zM8 6.5v3.2M8 11.4v.1" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1" />
    </>
  ),
  moon: <path d="M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z" />,
  system: <path d="M2.5 3.5h11v7.2h-11zM6 13.2h4M8 10.7v2.5" />,
  signal: <path d="M3 10.5v2M6.3 8v4.5M9.7 5.5v7M13 3v9.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="M10.2 10.2l3.3 3.3" />
    </>
  ),
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  send: <path d="M2.8 8h8.6M7.8 4l4 4-4 4" />,
  list: <path d="M3 4.5h10M3 8h10M3 11.5h10" />,
  pencil: <path d="M3.2 12.8l.6-2.8 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2" />,
  archive: <path d="M2.5 3.5h11v3h-11zM3.5 6.5v6h9v-6M6.5 9h3" />,
  trash: <path d="M3 4.5h10M6.5 4.5v-2h3v2M4.3 4.5l.6 9h6.2l.6-9M6.8 7v4M9.2 7v4" />,
  copy: <path d="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7" />,
  board: <path d="M2.5 3h11v10h-11zM6.2 3v10M6.2 7h7.3" />,
  chat: <path d="M2.5 3h11v7.5h-6L4.2 13v-2.5H2.5z" />,
  inbox: <path d="M2.5 9l2-6h7l2 6v4h-11zM2.5 9h3l1 1.7h3l1-1.7h3" />,
  dots: <path d="M3.5 8v.1M8 8v.1M12.5 8v.1" strokeWidth="2.4" />,
  menu: <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />,
  coins: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M10 5.8C9.4 5 6 4.8 6 6.5S10 8 10 9.6s-3.4 1.6-4 .6M8 4v8" />
    </>
  ),
  learning: <path d="M2.5 12.5l3.6-4 2.5 2.2 4.9-6M10.2 4.5h3.3v3.3" />,
  tools: <path d="M9.6 6.4L3.4 12.6M9.3 3.2a3.2 3.2 0 1 0 3.9 3.9l-2.2.4-1.6-1.6z" />,
  pulse: <path d="M1.8 8.5h3l2-5 2.7 9 1.8-4h2.9" />,
  settings: <path d="M2.5 5h5.2M11.3 5h2.2M2.5 11h2.2M8.3 11h5.2M9.5 3.2v3.6M6.5 9.2v3.6" />,
  goal: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <circle cx="8" cy="8" r="3" />
      <path d="M8 8v.1" strokeWidth="2.2" />
    </>
  ),
  star: <path d="M8 2.4l1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.2l-3.5 1.9.8-3.9-2.9-2.7 3.9-.5z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export const ICON_NAMES = Object.keys(SHAPES) as readonly IconName[];

/** A small drawing beside a word; it is never the only carrier of a meaning. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
