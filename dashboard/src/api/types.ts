import type { components as eventComponents } from "./events.gen";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
type EventSchemas = eventComponents["schemas"];

/** What the server writes: OpenAPI calls a field with a default optional, but it is always there. */
type Written<T> = T extends readonly (infer Item)[]
  ? Written<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Written<Exclude<T[Key], undefined>> }
    : T;

export type BuddyEvent = EventSchemas["BuddyEvent"];
export type EventType = BuddyEvent["event_type"];
export type MissionStopped = EventSchemas["MissionStopped"];

export type MissionView = Written<Schemas["MissionView"]>;
export type InputOriginView = Schemas["InputOriginView"];
export type Proposal = Written<Schemas["Proposal"]>;
export type CostEstimate = Written<Schemas["CostEstimate"]>;
export type DurationEstimate = Written<Schemas["DurationEstimate"]>;
export type Question = Written<Schemas["Question"]>;
export type Deviation = Written<Schemas["Deviation"]>;
export type Difference = Deviation["differences"][number];
export type Evaluation = Written<Schemas["Evaluation"]>;
export type NextMission = Written<Schemas["NextMission"]>;
export type ExecutionRecord = Written<Schemas["ExecutionRecord"]>;
export type ArtifactType = Schemas["ArtifactType"];
export type Artifact = Written<Schemas["Artifact"]>;
export type ArtifactPreview = Written<Schemas["PreviewView"]>;
export type ArtifactChart = ArtifactPreview["charts"][number];
export type ArtifactTable = ArtifactPreview["tables"][number];
export type ArtifactRows = Written<Schemas["RowList"]>;
export type ExportFormat = Schemas["ExportFormat"];
export type RelatedArtifact = Written<Schemas["RelatedView"]>;
export type ArtifactComparison = Written<Schemas["ComparisonView"]>;
export type AgentView = Written<Schemas["AgentView"]>;
export type Analytics = Written<Schemas["AnalyticsView"]>;
export type CreatedMission = Written<Schemas["Created"]>;
export type UpdatedMission = Written<Schemas["Updated"]>;
export type Decided = Written<Schemas["Decided"]>;
export type Instance = Written<Schemas["InstanceView"]>;
export type RetryFrom = NonNullable<Schemas["RetryBody"]["from"]>;
export type Accepted = Written<Schemas["Accepted"]>;

export type ChatSession = Written<Schemas["SessionView"]>;
export type ChatMessage = Written<Schemas["MessageView"]>;
export type ChatAnswer = Written<Schemas["ChatAnswer"]>;
export type ChatEnvelope = ChatAnswer["envelope"];
export type ChatBlock = ChatEnvelope["artifacts"][number];
export type ChatBlockOf<Kind extends ChatBlock["kind"]> = Extract<ChatBlock, { kind: Kind }>;

export type InboxItem = Written<Schemas["InboxItemView"]>;
export type GoalInboxItem = Written<Schemas["GoalInboxView"]>;
export type InboxKind = InboxItem["kind"];
export type InboxPage = Written<Schemas["InboxView"]>;
export type InboxDecision = Schemas["DecisionBody"];
export type DecisionResult = Written<Schemas["DecisionView"]>;
export type DecisionResults = Written<Schemas["DecisionsView"]>;
export type EditPreview = Written<Schemas["UpdatePreview"]>;
export type BudgetLine = Written<Schemas["BudgetView"]>;
export type CreditLine = Written<Schemas["CreditView"]>;
export type Budgets = Written<Schemas["BudgetList"]>;
export type Forecast = Written<Schemas["ForecastView"]>;
export type Calibration = Written<Schemas["CalibrationView"]>;
export type Offer = Written<Schemas["Offer"]>;
export type StandingApproval = Written<Schemas["StandingView"]>;
export type StandingApprovals = Written<Schemas["StandingList"]>;
export type Schedule = Written<Schemas["ScheduleView"]>;
export type ScheduleShown = Written<Schemas["ScheduleShown"]>;
export type ScheduleState = Schedule["state"];
export type ScheduleSlot = Schedule["next_fires"][number];
export type ScheduleFiring = Written<Schemas["FiringView"]>;
export type Simulation = Written<Schemas["Simulation"]>;
/** What is asked of a simulation; what is left out, the server fills in. */
export type SimulateRequest = Partial<Schemas["SimulateBody"]>;
/** What is asked of a schedule; what is left out, the server fills in and returns. */
export type ScheduleRequest = Partial<Schemas["ScheduleBody"]>;
export type Tool = Written<Schemas["ToolView"]>;
export type ToolServer = Written<Schemas["ToolServer"]>;
export type Tools = Written<Schemas["ToolList"]>;
export type ToolSwitch = Schemas["ToolSwitch"];
export type Readiness = Written<Schemas["Ready"]>;
export type Verification = Written<Schemas["VerificationView"]>;
export type Setting = Written<Schemas["SettingView"]>;
export type Goal = Written<Schemas["GoalView"]>;
export type GoalShown = Written<Schemas["GoalShown"]>;
export type GoalState = Goal["state"];
export type GoalPart = GoalShown["parts"][number];
export type Recipe = Written<Schemas["RecipeView"]>;
export type RecipeParameter = Recipe["parameters"][number];
export type RecipeDraft = Written<Schemas["DraftView"]>;
export type RecipeEdited = Written<Schemas["Edited"]>;
export type RecipeImport = Written<Schemas["ImportView"]>;
export type RecipeReport = Written<Schemas["ReportView"]>;
export type PermissionChange = RecipeImport["changes"][number];
export type ToolCandidate = Written<Schemas["ToolCandidate"]>;
export type Why = Written<Schemas["Why"]>;
export type Survey = Written<Schemas["Survey"]>;
export type SurveyState = Written<Schemas["SurveyState"]>;
export type SurveyAnswer = Omit<Schemas["SurveyBody"], "notes">;
export type Verdict = Schemas["Verdict"];
export type FeedbackGiven = Written<Schemas["FeedbackGiven"]>;
export type ToolLearned = Written<Schemas["ToolLearnedView"]>;
export type Learning = Written<Schemas["LearningView"]>;
export type Metrics = Written<Schemas["MetricsReport"]>;
export type RangeFigures = Metrics["now"];
export type DayFigures = Metrics["series"][number];
export type ToolFigures = RangeFigures["tools"][number];
export type Latency = RangeFigures["run_time"];
export type MissionValue = Written<Schemas["MissionValue"]>;
export type ToolValue = Written<Schemas["ToolValue"]>;
export type NetValue = Written<Schemas["ValueReport"]>;
export type Receipt = Written<Schemas["Receipt"]>;
export type ReceiptApproval = Written<Schemas["ReceiptApproval"]>;

type ScopeGiven = Partial<Schemas["ScopeBody"]>;

/** What a person may state of a mission; everything but the objective has a default. */
export type MissionRequest = Omit<Schemas["CreateBody"], "scope"> & { scope?: ScopeGiven };

/** What a person may change, always for the revision that was shown. */
export type MissionUpdate = Partial<Omit<Schemas["UpdateBody"], "scope" | "revision">> & {
  scope?: ScopeGiven;
  revision: number;
};

/** What a person may state of a goal. */
export type GoalRequest = Omit<Schemas["GoalBody"], "scope"> & { scope?: ScopeGiven };

/** What a person changes of a plan, always for the revision that was shown. */
export type GoalChange = Pick<Schemas["GoalChangeBody"], "objective" | "max_cost_usd" | "drop"> & {
  revision: number;
};

export type JsonObject = Record<string, unknown>;

export interface Page<T> {
  items: T[];
  next_cursor: string | number | null;
}

/** An error as RFC 9457 writes it. */
export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  /** Which value of the request was refused, where it was one. */
  field?: string;
  /** Which parameters of a recipe were refused. */
  parameters?: { name: string; problem: string }[];
  /** How what stands differs from what was shown. */
  difference?: Difference[] | null;
}
