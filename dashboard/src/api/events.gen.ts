// Generated from contracts/events.schema.json by npm run generate. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Adjustment
         * @description One thing that moved the confidence in a tool.
         */
        Adjustment: {
            /** By */
            by: number;
            /** What */
            what: string;
            /** Why */
            why: string;
        };
        /**
         * ApprovalRequired
         * @description A run parked: it needs something that its warrant does not cover.
         */
        ApprovalRequired: {
            deviation: components["schemas"]["Deviation"];
            /** Expires At */
            expires_at: string | null;
        };
        ApprovalRequiredEvent: {
            cursor: number;
            data: components["schemas"]["ApprovalRequired"];
            /** @constant */
            event_type: "approval_required";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ArtifactPreviewed
         * @description An artifact was written and can be looked at.
         */
        ArtifactPreviewed: {
            artifact: components["schemas"]["ArtifactReference"];
            /** Preview */
            preview: {
                [key: string]: unknown;
            };
            /** Run Id */
            run_id: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
            /** Title */
            title: string;
        };
        ArtifactPreviewedEvent: {
            cursor: number;
            data: components["schemas"]["ArtifactPreviewed"];
            /** @constant */
            event_type: "artifact_preview";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ArtifactReference
         * @description The short name of an artifact inside a mission's record.
         */
        ArtifactReference: {
            /** Artifact Id */
            artifact_id: string;
            artifact_type: components["schemas"]["ArtifactType"];
        };
        /**
         * ArtifactType
         * @description What an artifact holds, and so how it is shown.
         * @enum {string}
         */
        ArtifactType: "web_search_result" | "web_extraction_result" | "web_navigation_result" | "calculation_result" | "document" | "table" | "chart" | "json";
        BuddyEvent: components["schemas"]["MissionProposedEvent"] | components["schemas"]["MissionUpdatedEvent"] | components["schemas"]["ClarificationRequestedEvent"] | components["schemas"]["MissionApprovedEvent"] | components["schemas"]["MissionRejectedEvent"] | components["schemas"]["MissionExpiredEvent"] | components["schemas"]["MissionCancelledEvent"] | components["schemas"]["ApprovalRequiredEvent"] | components["schemas"]["DecisionRemindedEvent"] | components["schemas"]["MissionStartedEvent"] | components["schemas"]["ExecutionStepRecordedEvent"] | components["schemas"]["MissionProgressEvent"] | components["schemas"]["IntentDecidedEvent"] | components["schemas"]["BudgetReservedEvent"] | components["schemas"]["BudgetSettledEvent"] | components["schemas"]["BudgetReleasedEvent"] | components["schemas"]["ToolSelectedEvent"] | components["schemas"]["ToolInvokedEvent"] | components["schemas"]["ToolReturnedEvent"] | components["schemas"]["ArtifactPreviewedEvent"] | components["schemas"]["LearningSignalEvent"] | components["schemas"]["SurveySubmittedEvent"] | components["schemas"]["FeedbackRecordedEvent"] | components["schemas"]["MissionStoppedEvent"] | components["schemas"]["ScheduleCreatedEvent"] | components["schemas"]["ScheduleChangedEvent"] | components["schemas"]["SchedulePausedEvent"] | components["schemas"]["ScheduleFiredEvent"] | components["schemas"]["ScheduleMissedEvent"] | components["schemas"]["ScheduleEndedEvent"] | components["schemas"]["GoalProposedEvent"] | components["schemas"]["GoalApprovedEvent"] | components["schemas"]["GoalProgressEvent"] | components["schemas"]["GoalEndedEvent"];
        /**
         * BudgetReleased
         * @description A reservation was freed unspent.
         */
        BudgetReleased: {
            /**
             * Amount Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            amount_usd: string;
            /** Run Id */
            run_id: string;
        };
        BudgetReleasedEvent: {
            cursor: number;
            data: components["schemas"]["BudgetReleased"];
            /** @constant */
            event_type: "budget_released";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * BudgetReserved
         * @description Money was set aside for a run in every limit that applies.
         */
        BudgetReserved: {
            /**
             * Amount Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            amount_usd: string;
            /** Limits */
            limits: string[];
            /** Run Id */
            run_id: string;
        };
        BudgetReservedEvent: {
            cursor: number;
            data: components["schemas"]["BudgetReserved"];
            /** @constant */
            event_type: "budget_reserved";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * BudgetSettled
         * @description What a run really cost was booked and the rest freed.
         */
        BudgetSettled: {
            /**
             * Actual Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            actual_usd: string;
            /**
             * Possible Usd
             * @description US dollars as an exact decimal text
             * @default 0.00
             * @example 5.00
             */
            possible_usd: string;
            /**
             * Released Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            released_usd: string;
            /** Run Id */
            run_id: string;
        };
        BudgetSettledEvent: {
            cursor: number;
            data: components["schemas"]["BudgetSettled"];
            /** @constant */
            event_type: "budget_settled";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ClarificationRequested
         * @description Buddy cannot propose without an answer.
         */
        ClarificationRequested: {
            /**
             * Actor
             * @default buddy
             */
            actor: string;
            /**
             * Changed Fields
             * @default []
             */
            changed_fields: string[];
            /** @default null */
            chosen: components["schemas"]["ToolCandidate"] | null;
            /** Content Hash */
            content_hash: string;
            /** Expires At */
            expires_at: string | null;
            /** Questions */
            questions: components["schemas"]["Question"][];
            /** Revision */
            revision: number;
            terms: components["schemas"]["Terms"];
        };
        ClarificationRequestedEvent: {
            cursor: number;
            data: components["schemas"]["ClarificationRequested"];
            /** @constant */
            event_type: "clarification_requested";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * CostBasis
         * @description What an estimate rests on.
         * @enum {string}
         */
        CostBasis: "price_list" | "past_runs" | "free" | "unknown";
        /**
         * CostEstimate
         * @description What the run is expected to cost. Unknown is not zero: then only the cap is certain.
         */
        CostEstimate: {
            basis: components["schemas"]["CostBasis"];
            /**
             * Basis Text
             * @default
             */
            basis_text: string;
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** P50 Usd */
            p50_usd: string | null;
            /** P90 Usd */
            p90_usd: string | null;
            /**
             * Samples
             * @default 0
             */
            samples: number;
        };
        /**
         * DecisionReminded
         * @description A decision has waited for long, or is about to lapse; nobody is reminded of it so again.
         */
        DecisionReminded: {
            /** Asked */
            asked: string;
            /** Decision */
            decision: string;
            /**
             * Expires At
             * @default null
             */
            expires_at: string | null;
            /** Kind */
            kind: string;
            /** Revision */
            revision: number;
            /** Waiting Since */
            waiting_since: string;
        };
        DecisionRemindedEvent: {
            cursor: number;
            data: components["schemas"]["DecisionReminded"];
            /** @constant */
            event_type: "decision_reminder";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * DecisionType
         * @description The kind of decision that an intent calls for.
         * @enum {string}
         */
        DecisionType: "navigate" | "extract" | "analyze" | "synthesize" | "other";
        /**
         * Deviation
         * @description A need of a run that its warrant does not cover (SPEC section 7).
         */
        Deviation: {
            /** Approved */
            approved: string;
            /** @default null */
            call: components["schemas"]["PermittedCall"] | null;
            /**
             * Choices
             * @default []
             */
            choices: string[];
            /**
             * Differences
             * @default []
             */
            differences: components["schemas"]["Difference"][];
            /** Kind */
            kind: string;
            /** Message */
            message: string;
            /**
             * Missing Usd
             * @default null
             */
            missing_usd: string | null;
            /** Needed */
            needed: string;
        };
        /**
         * Difference
         * @description One value that is not what it was, or not what was approved.
         */
        Difference: {
            /** Field */
            field: string;
            /** New */
            new: unknown;
            /** Old */
            old: unknown;
        };
        /**
         * DurationEstimate
         * @description How long the run is expected to take.
         */
        DurationEstimate: {
            /** P50 Seconds */
            p50_seconds: number | null;
            /** P90 Seconds */
            p90_seconds: number | null;
            /**
             * Samples
             * @default 0
             */
            samples: number;
        };
        /**
         * Evaluation
         * @description A judgement with its grounds.
         */
        Evaluation: {
            /**
             * Engine
             * @default rules
             */
            engine: string;
            /** Evidence */
            evidence: string[];
            /** Gap */
            gap: string | null;
            /** @default null */
            next: components["schemas"]["NextMission"] | null;
            /** Satisfied */
            satisfied: boolean;
            /** Score */
            score: number;
        };
        /**
         * ExecutionStepRecorded
         * @description A tracked step started, completed or failed.
         */
        ExecutionStepRecorded: {
            /** Message */
            message: string;
            /** Progress Percent */
            progress_percent: number;
            /** Run Id */
            run_id: string;
            /** Step Index */
            step_index: number;
            /** Step Name */
            step_name: string;
            /**
             * Step Status
             * @enum {string}
             */
            step_status: "started" | "completed" | "failed";
            /** Total Steps */
            total_steps: number;
        };
        ExecutionStepRecordedEvent: {
            cursor: number;
            data: components["schemas"]["ExecutionStepRecorded"];
            /** @constant */
            event_type: "execution_step";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * FeedbackRecorded
         * @description A person gave a verdict on a result or its tool, or took it back.
         */
        FeedbackRecorded: {
            /**
             * Actor
             * @default
             */
            actor: string;
            /** Feedback Id */
            feedback_id: string;
            /** Tool */
            tool: string | null;
            /**
             * Undone
             * @default false
             */
            undone: boolean;
            /** Verdict */
            verdict: string;
        };
        FeedbackRecordedEvent: {
            cursor: number;
            data: components["schemas"]["FeedbackRecorded"];
            /** @constant */
            event_type: "feedback_recorded";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * GoalApproved
         * @description A person said yes to one revision of a plan; its first parts begin.
         */
        GoalApproved: {
            /** Actor */
            actor: string;
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Channel */
            channel: string;
            /** Content Hash */
            content_hash: string;
            /** Revision */
            revision: number;
        };
        GoalApprovedEvent: {
            cursor: number;
            data: components["schemas"]["GoalApproved"];
            /** @constant */
            event_type: "goal_approved";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * GoalEnded
         * @description A goal is over.
         */
        GoalEnded: {
            /** Actor */
            actor: string;
            /** Final State */
            final_state: string;
            /** Mission */
            mission: string | null;
            /** Reason */
            reason: string;
            /** Revision */
            revision: number;
            /**
             * Spent Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            spent_usd: string;
        };
        GoalEndedEvent: {
            cursor: number;
            data: components["schemas"]["GoalEnded"];
            /** @constant */
            event_type: "goal_ended";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * GoalProgress
         * @description A part of a goal began, ended, or is left out.
         */
        GoalProgress: {
            /** Attempt */
            attempt: number;
            /** Message */
            message: string;
            /** Mission */
            mission: string | null;
            /** Part */
            part: string;
            /** Part State */
            part_state: string;
            /** Percent */
            percent: number;
            /** Settled */
            settled: number;
            /**
             * Spent Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            spent_usd: string;
            /** Total */
            total: number;
            /** Waits */
            waits: boolean;
        };
        GoalProgressEvent: {
            cursor: number;
            data: components["schemas"]["GoalProgress"];
            /** @constant */
            event_type: "goal_progress";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * GoalProposed
         * @description A goal was planned, planned anew, or needs an answer before it can be.
         */
        GoalProposed: {
            /** Actor */
            actor: string;
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Changed Fields */
            changed_fields: string[];
            /** Content Hash */
            content_hash: string;
            /** Objective */
            objective: string;
            /** Parts */
            parts: string[];
            /** Planner */
            planner: string;
            /** Question */
            question: string;
            /** Revision */
            revision: number;
            /** State */
            state: string;
        };
        GoalProposedEvent: {
            cursor: number;
            data: components["schemas"]["GoalProposed"];
            /** @constant */
            event_type: "goal_proposed";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * InputOrigin
         * @description Where one argument of a tool's input comes from.
         */
        InputOrigin: {
            /** Argument */
            argument: string;
            /** Origin */
            origin: string;
            /** Text */
            text: string;
        };
        /**
         * Intent
         * @description The intent of a mission. The texts are the labels classifiers answer with.
         * @enum {string}
         */
        Intent: "search" | "extraction" | "navigation" | "calculation" | "research" | "time" | "file" | "knowledge" | "introspection" | "repository";
        /**
         * IntentDecided
         * @description The objective was classified.
         */
        IntentDecided: {
            /** Allowed Tools */
            allowed_tools: string[];
            /** Confidence */
            confidence: number;
            decision_type: components["schemas"]["DecisionType"];
            /** Engine */
            engine: string;
            intent: components["schemas"]["Intent"];
            /** Run Id */
            run_id: string;
        };
        IntentDecidedEvent: {
            cursor: number;
            data: components["schemas"]["IntentDecided"];
            /** @constant */
            event_type: "intent_decision";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * LearningSignal
         * @description What a run teaches about its tool.
         */
        LearningSignal: {
            /**
             * Cost Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cost_usd: string;
            evaluation: components["schemas"]["Evaluation"];
            intent: components["schemas"]["Intent"] | null;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "success" | "failure";
            /**
             * Reused
             * @default false
             */
            reused: boolean;
            /** Run Id */
            run_id: string;
            /** Seconds */
            seconds: number;
            /**
             * Survey Id
             * @default null
             */
            survey_id: string | null;
            /** Tool */
            tool: string;
        };
        LearningSignalEvent: {
            cursor: number;
            data: components["schemas"]["LearningSignal"];
            /** @constant */
            event_type: "learning_signal";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionApproved
         * @description A person approved one revision, or a parked run's deviation.
         */
        MissionApproved: {
            /**
             * Choice
             * @default null
             */
            choice: string | null;
            /** @default null */
            deviation: components["schemas"]["Deviation"] | null;
            /**
             * Top Up Usd
             * @default null
             */
            top_up_usd: string | null;
            warrant: components["schemas"]["Warrant"];
        };
        MissionApprovedEvent: {
            cursor: number;
            data: components["schemas"]["MissionApproved"];
            /** @constant */
            event_type: "mission_approved";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionCancelled
         * @description A cancel was asked for, or took effect.
         */
        MissionCancelled: {
            /** Actor */
            actor: string;
            /**
             * Reason
             * @default null
             */
            reason: string | null;
            /** Requested Only */
            requested_only: boolean;
        };
        MissionCancelledEvent: {
            cursor: number;
            data: components["schemas"]["MissionCancelled"];
            /** @constant */
            event_type: "mission_cancelled";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionExpired
         * @description Nobody decided, or nobody executed, in time.
         */
        MissionExpired: {
            /** Reason */
            reason: string;
        };
        MissionExpiredEvent: {
            cursor: number;
            data: components["schemas"]["MissionExpired"];
            /** @constant */
            event_type: "mission_expired";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionProgress
         * @description Movement inside a step or through an untracked stage.
         */
        MissionProgress: {
            /** Message */
            message: string;
            /** Progress Percent */
            progress_percent: number;
            /** Run Id */
            run_id: string;
            /** Step Name */
            step_name: string;
            /**
             * Total Items Collected
             * @default 0
             */
            total_items_collected: number;
        };
        MissionProgressEvent: {
            cursor: number;
            data: components["schemas"]["MissionProgress"];
            /** @constant */
            event_type: "mission_progress";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionProposed
         * @description A mission came into being with a proposal.
         */
        MissionProposed: {
            /** Content Hash */
            content_hash: string;
            /** Expires At */
            expires_at: string | null;
            proposal: components["schemas"]["Proposal"];
            /** Revision */
            revision: number;
            terms: components["schemas"]["Terms"];
        };
        MissionProposedEvent: {
            cursor: number;
            data: components["schemas"]["MissionProposed"];
            /** @constant */
            event_type: "mission_proposed";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionRejected
         * @description A person declined.
         */
        MissionRejected: {
            /** Actor */
            actor: string;
            final_status: components["schemas"]["MissionStatus"];
            /**
             * Reason
             * @default null
             */
            reason: string | null;
            /** Revision */
            revision: number;
        };
        MissionRejectedEvent: {
            cursor: number;
            data: components["schemas"]["MissionRejected"];
            /** @constant */
            event_type: "mission_rejected";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionStarted
         * @description A run left the queue.
         */
        MissionStarted: {
            /** Revision */
            revision: number;
            /** Run Id */
            run_id: string;
        };
        MissionStartedEvent: {
            cursor: number;
            data: components["schemas"]["MissionStarted"];
            /** @constant */
            event_type: "mission_start";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionStatus
         * @description Where a mission stands.
         * @enum {string}
         */
        MissionStatus: "clarification_needed" | "proposed" | "approved" | "running" | "awaiting_approval" | "completed" | "failed" | "cancelled" | "rejected" | "expired";
        /**
         * MissionStopped
         * @description A run ended. Emitted exactly once per run.
         */
        MissionStopped: {
            artifact: components["schemas"]["ArtifactReference"] | null;
            /** Elapsed Seconds */
            elapsed_seconds: number;
            final_status: components["schemas"]["MissionStatus"];
            /** Progress Percent */
            progress_percent: number;
            /** Reason */
            reason: string;
            /** Result Summary */
            result_summary: string | null;
            /** Run Id */
            run_id: string;
            /** Tool Used */
            tool_used: string | null;
        };
        MissionStoppedEvent: {
            cursor: number;
            data: components["schemas"]["MissionStopped"];
            /** @constant */
            event_type: "mission_stop";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * MissionUpdated
         * @description An edit or an answer made a new revision of the proposal.
         */
        MissionUpdated: {
            /** Actor */
            actor: string;
            /** Changed Fields */
            changed_fields: string[];
            /** Content Hash */
            content_hash: string;
            /** Expires At */
            expires_at: string | null;
            proposal: components["schemas"]["Proposal"];
            /** Revision */
            revision: number;
            terms: components["schemas"]["Terms"];
        };
        MissionUpdatedEvent: {
            cursor: number;
            data: components["schemas"]["MissionUpdated"];
            /** @constant */
            event_type: "mission_updated";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * NextMission
         * @description A mission that would close the gap, in our words and those of the objective, no others.
         *
         *     Nothing that a page says gets into it: it is offered with one click, as if the person had said
         *     it, and goes through a proposal and a yes like any other.
         */
        NextMission: {
            /** Objective */
            objective: string;
            /** Tool */
            tool: string | null;
            /** Why */
            why: string;
        };
        /**
         * PermittedCall
         * @description One call that a person allowed: the tool, and exactly this input.
         */
        PermittedCall: {
            /** Input Digest */
            input_digest: string;
            /**
             * Spec Digest
             * @default
             */
            spec_digest: string;
            /** Tool */
            tool: string;
        };
        /**
         * Priority
         * @description Which of two waiting missions runs first.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high";
        /**
         * Proposal
         * @description What a person reads before deciding.
         */
        Proposal: {
            /** Alternatives */
            alternatives: components["schemas"]["ToolCandidate"][];
            /** @default null */
            chosen: components["schemas"]["ToolCandidate"] | null;
            /** Confidence */
            confidence: number;
            cost: components["schemas"]["CostEstimate"];
            duration: components["schemas"]["DurationEstimate"];
            /** Next */
            next: string;
            risk: components["schemas"]["Risk"];
            /**
             * Spec Digest
             * @default
             */
            spec_digest: string;
            /** Steps */
            steps: string[];
            /** Tool */
            tool: string;
            /** Touches */
            touches: string[];
            /** Warnings */
            warnings: string[];
        };
        /**
         * Question
         * @description Something Buddy must know before it can propose.
         */
        Question: {
            /**
             * Choices
             * @default []
             */
            choices: string[];
            /** Field */
            field: string;
            /** Text */
            text: string;
        };
        /**
         * Risk
         * @description How much a call can change.
         * @enum {string}
         */
        Risk: "read" | "write" | "irreversible";
        /**
         * ScheduleChanged
         * @description A schedule got another time or policy, began, or was resumed.
         */
        ScheduleChanged: {
            /** Actor */
            actor: string;
            /** Changed Fields */
            changed_fields: string[];
            /** Next At */
            next_at: string | null;
            /** State */
            state: string;
            /** When */
            when: string;
        };
        ScheduleChangedEvent: {
            cursor: number;
            data: components["schemas"]["ScheduleChanged"];
            /** @constant */
            event_type: "schedule_changed";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ScheduleCreated
         * @description A schedule came into being, as a proposal or with a person's yes.
         */
        ScheduleCreated: {
            /** Actor */
            actor: string;
            /** Next At */
            next_at: string | null;
            /** State */
            state: string;
            /** Template Id */
            template_id: string;
            /** When */
            when: string;
        };
        ScheduleCreatedEvent: {
            cursor: number;
            data: components["schemas"]["ScheduleCreated"];
            /** @constant */
            event_type: "schedule_created";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ScheduleEnded
         * @description A schedule is over.
         */
        ScheduleEnded: {
            /** Actor */
            actor: string;
            /** Fired */
            fired: number;
            /** Reason */
            reason: string;
        };
        ScheduleEndedEvent: {
            cursor: number;
            data: components["schemas"]["ScheduleEnded"];
            /** @constant */
            event_type: "schedule_ended";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ScheduleFired
         * @description A schedule made the mission of one time.
         */
        ScheduleFired: {
            /** Approved */
            approved: boolean;
            /** Late Seconds */
            late_seconds: number;
            /** Mission */
            mission: string;
            /** Next At */
            next_at: string | null;
            /** Slot */
            slot: string;
            /** Template Id */
            template_id: string;
        };
        ScheduleFiredEvent: {
            cursor: number;
            data: components["schemas"]["ScheduleFired"];
            /** @constant */
            event_type: "schedule_fired";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ScheduleMissed
         * @description A schedule let one or more times pass.
         */
        ScheduleMissed: {
            /** Count */
            count: number;
            /** Next At */
            next_at: string | null;
            /** Reason */
            reason: string;
            /** Slot */
            slot: string;
        };
        ScheduleMissedEvent: {
            cursor: number;
            data: components["schemas"]["ScheduleMissed"];
            /** @constant */
            event_type: "schedule_missed";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * SchedulePaused
         * @description A schedule fires nothing until a person resumes it.
         */
        SchedulePaused: {
            /** Actor */
            actor: string;
            /** Reason */
            reason: string;
        };
        SchedulePausedEvent: {
            cursor: number;
            data: components["schemas"]["SchedulePaused"];
            /** @constant */
            event_type: "schedule_paused";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * Scope
         * @description The bounds a person approves.
         */
        Scope: {
            /**
             * Allowed Domains
             * @default null
             */
            allowed_domains: string[] | null;
            /**
             * Blocked Domains
             * @default []
             */
            blocked_domains: string[];
            /**
             * Max Duration Seconds
             * @default 120
             */
            max_duration_seconds: number;
            /**
             * Max Pages
             * @default 5
             */
            max_pages: number;
        };
        /**
         * SurveySubmitted
         * @description A person rated a mission, or took the rating back.
         */
        SurveySubmitted: {
            /**
             * Actor
             * @default
             */
            actor: string;
            /** Rating */
            rating: number;
            /** Survey Id */
            survey_id: string;
            /**
             * Time Saved Minutes
             * @default null
             */
            time_saved_minutes: number | null;
            /** Tool */
            tool: string | null;
            /**
             * Undone
             * @default false
             */
            undone: boolean;
            /**
             * Would Repeat
             * @default null
             */
            would_repeat: boolean | null;
        };
        SurveySubmittedEvent: {
            cursor: number;
            data: components["schemas"]["SurveySubmitted"];
            /** @constant */
            event_type: "survey_submitted";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * Terms
         * @description Everything that an approval binds, and what belongs beside it.
         */
        Terms: {
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Constraints */
            constraints: {
                [key: string]: unknown;
            };
            /**
             * Input Origins
             * @default []
             */
            input_origins: components["schemas"]["InputOrigin"][];
            /** @default null */
            intent: components["schemas"]["Intent"] | null;
            /** Objective */
            objective: string;
            /**
             * Objective Marks
             * @default []
             */
            objective_marks: components["schemas"]["InputOrigin"][];
            /** @default normal */
            priority: components["schemas"]["Priority"];
            scope: components["schemas"]["Scope"];
            /**
             * Tool
             * @default null
             */
            tool: string | null;
            /** Tool Input */
            tool_input: {
                [key: string]: unknown;
            };
        };
        /**
         * ToolCandidate
         * @description A tool considered, with the calibrated probability that it serves the objective.
         */
        ToolCandidate: {
            /**
             * Adjustments
             * @default []
             */
            adjustments: components["schemas"]["Adjustment"][];
            /**
             * Base
             * @default null
             */
            base: number | null;
            /** Confidence */
            confidence: number;
            /**
             * Drawn At
             * @default null
             */
            drawn_at: string | null;
            /**
             * Eligible
             * @default []
             */
            eligible: string[];
            /**
             * Excluded
             * @default null
             */
            excluded: string | null;
            /**
             * Propensity
             * @default null
             */
            propensity: number | null;
            /**
             * Reason
             * @default
             */
            reason: string;
            /**
             * Roi
             * @default null
             */
            roi: number | null;
            /**
             * Roi01
             * @default null
             */
            roi01: number | null;
            /**
             * Runs
             * @default null
             */
            runs: number | null;
            /**
             * Score
             * @default null
             */
            score: number | null;
            /**
             * Seconds
             * @default null
             */
            seconds: number | null;
            /** Tool */
            tool: string;
        };
        /**
         * ToolInvoked
         * @description A tool is about to be called.
         */
        ToolInvoked: {
            /** Effect Key */
            effect_key: string;
            /** Run Id */
            run_id: string;
            /** Tool */
            tool: string;
            /** Tool Input */
            tool_input: {
                [key: string]: unknown;
            };
        };
        ToolInvokedEvent: {
            cursor: number;
            data: components["schemas"]["ToolInvoked"];
            /** @constant */
            event_type: "tool_invoked";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ToolReturned
         * @description A tool answered, or failed.
         */
        ToolReturned: {
            /** Items */
            items: number;
            /**
             * Reused
             * @default false
             */
            reused: boolean;
            /** Run Id */
            run_id: string;
            /** Seconds */
            seconds: number;
            /** Success */
            success: boolean;
            /** Summary */
            summary: string;
            /** Tool */
            tool: string;
            /**
             * Withheld
             * @default false
             */
            withheld: boolean;
        };
        ToolReturnedEvent: {
            cursor: number;
            data: components["schemas"]["ToolReturned"];
            /** @constant */
            event_type: "tool_result";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * ToolSelected
         * @description A tool was chosen.
         */
        ToolSelected: {
            /** Candidates */
            candidates: components["schemas"]["ToolCandidate"][];
            /** Confidence */
            confidence: number;
            /** Run Id */
            run_id: string;
            /** Tool */
            tool: string;
            /** Why */
            why: string;
        };
        ToolSelectedEvent: {
            cursor: number;
            data: components["schemas"]["ToolSelected"];
            /** @constant */
            event_type: "tool_selected";
            id: string;
            mission_id: string | null;
            sequence: number;
            subject_id: string;
            /** @enum {string} */
            subject_type: "mission" | "goal" | "schedule";
            timestamp: string;
            user_id: string;
        };
        /**
         * Warrant
         * @description An approval: it binds one revision, and is good for one run of it.
         */
        Warrant: {
            /** Approved At */
            approved_at: string;
            /** Approved By */
            approved_by: string;
            /**
             * Attempts
             * @default 1
             */
            attempts: number;
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Channel */
            channel: string;
            /** Content Hash */
            content_hash: string;
            /** Expires At */
            expires_at: string;
            /**
             * Granted Calls
             * @default []
             */
            granted_calls: components["schemas"]["PermittedCall"][];
            /**
             * Input Digest
             * @default
             */
            input_digest: string;
            /** Revision */
            revision: number;
            /**
             * @default {
             *       "allowed_domains": [],
             *       "blocked_domains": [],
             *       "max_pages": 5,
             *       "max_duration_seconds": 120
             *     }
             */
            scope: components["schemas"]["Scope"];
            /**
             * Spec Digest
             * @default
             */
            spec_digest: string;
            /** Tool */
            tool: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
