import { useEffect } from "react";

/** What the tab says: where one is, and before it how many decisions wait. */
const HOME = "Buddy · Whiteboard";
let where = HOME;
let waiting = 0;

/** Name the tab while a screen is open; null while its name is not known. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    where = title;
    show();
    return () => {
      where = HOME;
      show();
    };
  }, [title]);
}

/** Put a count before the tab's name; 0 takes it away. */
export function countInTitle(count: number): void {
  waiting = count;
  show();
}

function show(): void {
  document.title = waiting > 0 ? `(${waiting}) ${where}` : where;
}
