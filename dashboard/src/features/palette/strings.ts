export const STRINGS = {
  title: "Find or do",
  field: "Find a screen, a mission or a conversation, or do something",
  placeholder: "Where to, or what to do?",
  results: "Found",
  missions: "Missions",
  sessions: "Conversations",
  nothing: "Nothing has these words.",
  failed: "The missions cannot be searched",
  refused: "Not done",
  untitled: "Conversation",
  counted: (count: number) => (count === 1 ? "1 result" : `${count} results`),
} as const;
