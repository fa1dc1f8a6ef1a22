// Generated from contracts/openapi.json by npm run generate. Do not edit.

export interface paths {
    "/api/analytics/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Analytics
         * @description Return live agents, the task pipeline, costs, learning and capacity.
         */
        get: operations["analytics_api_analytics_all_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/whiteboard/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics
         * @description Return the figures of the last days (in UTC, today among them) and of as many before.
         *
         *     Each figure comes with how many are behind it; where there is none it is null. Quantiles are
         *     within 2.5 %.
         */
        get: operations["metrics_api_whiteboard_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Artifact
         * @description Return an artifact and its content.
         */
        get: operations["get_artifact_artifacts__artifact_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifact_id}/compare/{other_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare
         * @description Return two artifacts side by side, line by line: the first left, the other right.
         */
        get: operations["compare_artifacts__artifact_id__compare__other_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifact_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description Return an artifact as a file: JSON, CSV, Markdown, HTML; one of its charts as SVG.
         *
         *     CSV is of one table (`table`, from 0), of a result without any its names and values; a text
         *     that a spreadsheet would take for a formula has an apostrophe before it.
         */
        get: operations["export_artifacts__artifact_id__export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifact_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview
         * @description Return an artifact's preview: sanitised HTML, the same as data, its tables and charts.
         *
         *     A long one comes in parts, `parts` says how many. With `raw` it is the content as JSON.
         */
        get: operations["preview_artifacts__artifact_id__preview_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifact_id}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Related
         * @description List the results of other runs of the same objective, newest first, at most 20.
         */
        get: operations["related_artifacts__artifact_id__related_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifact_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows
         * @description Return a page of one of an artifact's tables.
         *
         *     `table` and `sort` (a column) are counted from 0. `q` keeps the rows that hold each of its
         *     words. Numbers sort as numbers, also those written with a currency or a unit.
         */
        get: operations["rows_artifacts__artifact_id__rows_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Links
         * @description List the links of your chain, or of the instance's, which tells of what concerns all users.
         *
         *     A link holds no words of a person: names of things, figures, and digests of texts.
         */
        get: operations["links_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify
         * @description Read your chain and the instance's from end to end; say what is wrong with them, and where.
         *
         *     With `head`, the hash of a head that was noted earlier, they must still contain it. With
         *     `events`, the log is read too: each decision must have its link, each link its decision.
         */
        get: operations["verify_audit_verify_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Budgets
         * @description Return each limit with what counts against it, credits, the month's forecast, calibration.
         */
        get: operations["list_budgets_budgets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/budgets/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Budget
         * @description Set a limit. One below what is spent and promised is taken, and stops what is new.
         *
         *     A mission's own cap is raised by its top-up.
         */
        put: operations["set_budget_budgets__scope__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat/integrated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say
         * @description Say something, and get the answer; nothing runs that you have not approved.
         *
         *     The same text again within half a second is the same message and has the same answer; so is the
         *     same text within an hour of a message whose answer did not arrive, and the same Idempotency-Key
         *     as long as the conversation is kept. A message that ends in an error has done nothing, or gives
         *     its answer when it is sent again.
         */
        post: operations["say_chat_integrated_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversation/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description List conversations, the one spoken in last first.
         */
        get: operations["list_sessions_conversation_sessions_get"];
        put?: never;
        /**
         * Begin
         * @description Begin a conversation; without a title its first message names it.
         */
        post: operations["begin_conversation_sessions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversation/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Return a conversation, without what was said.
         */
        get: operations["get_session_conversation_sessions__session_id__get"];
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Delete a conversation for good; its missions stay. A late message to it finds nothing.
         */
        delete: operations["remove_conversation_sessions__session_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Rename, archive or take back a conversation.
         */
        patch: operations["change_conversation_sessions__session_id__patch"];
        trace?: never;
    };
    "/conversation/sessions/{session_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages
         * @description Return what was said, newest first; a message and its answer are never parted.
         */
        get: operations["messages_conversation_sessions__session_id__messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Replay
         * @description Replay a user's events after a cursor, as a list.
         */
        get: operations["replay_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream
         * @description Stream a user's events as server-sent events; `Last-Event-ID` resumes.
         */
        get: operations["stream_events_stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Goals
         * @description List goals, newest first, those that are over too.
         */
        get: operations["list_goals_goals_get"];
        put?: never;
        /**
         * Propose
         * @description Plan a goal: at most 8 parts as one proposal, or the question that stands before it.
         */
        post: operations["propose_goals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goals/{goal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description Return a goal with its plan, and how far each part is.
         */
        get: operations["get_goals__goal_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goals/{goal_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve
         * @description Say yes to a plan as a whole: its parts begin by themselves, within its cap.
         */
        post: operations["approve_goals__goal_id__approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goals/{goal_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Stop a goal: nothing more of it begins, and what runs is told to stop.
         */
        post: operations["cancel_goals__goal_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goals/{goal_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject
         * @description Decline a plan.
         */
        post: operations["reject_goals__goal_id__reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/goals/{goal_id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update
         * @description Edit a plan that nobody has decided on: a new revision, looked at and priced anew.
         */
        put: operations["update_goals__goal_id__update_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Healthz
         * @description The process answers.
         */
        get: operations["healthz_healthz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Inbox
         * @description List what waits for you, the costliest to let wait first.
         */
        get: operations["list_inbox_inbox_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Take several decisions, each by itself; one that fails stops no other.
         *
         *     The answer has one result for each, in order. The same decision again changes nothing.
         */
        post: operations["decide_inbox_decide_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show
         * @description Return whether the instance is paused, since when, by whom, and what waits.
         */
        get: operations["show_instance_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instance/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause
         * @description Hold everything: no run starts, none passes its next checkpoint, no tool call begins.
         *
         *     With `stop_running` the runs under way are cancelled as well. Paused already: nothing changes.
         */
        post: operations["pause_instance_pause_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instance/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume
         * @description Let everything go on.
         */
        post: operations["resume_instance_resume_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/learning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Learning
         * @description Return what is known of each tool by kind of objective, and whose words stand.
         */
        get: operations["get_learning_learning_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/learning/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Learning
         * @description Return all outcomes, verdicts and ratings, a page at a time.
         */
        get: operations["export_learning_learning_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/learning/feedback/{feedback_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Undo Any Feedback
         * @description Take a verdict back that may be on no mission, such as one said in a conversation.
         */
        delete: operations["undo_any_feedback_learning_feedback__feedback_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/learning/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget Learning
         * @description Forget all outcomes, verdicts and ratings; missions and their logs stay.
         */
        post: operations["forget_learning_learning_forget_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/learning/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Replay Learning
         * @description Estimate what another way of choosing tools would have earned on past choices.
         */
        get: operations["replay_learning_learning_replay_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/learning/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Value
         * @description Return what the missions of the last days were worth, by tool, and what loses money.
         */
        get: operations["get_value_learning_value_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Missions
         * @description List missions, newest first.
         */
        get: operations["list_missions_missions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Mission
         * @description Return a mission with its proposal and its record.
         */
        get: operations["get_mission_missions__mission_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve
         * @description Approve a revision, or what a parked run waits for. Starts nothing that was not running.
         */
        post: operations["approve_missions__mission_id__approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Artifacts
         * @description List a mission's artifacts.
         */
        get: operations["artifacts_missions__mission_id__artifacts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Mission
         * @description List a mission's links, oldest first. They stay when the mission itself is removed.
         */
        get: operations["of_mission_missions__mission_id__audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Stop a mission; a running tool is told, and the status changes when it has stopped.
         */
        post: operations["cancel_missions__mission_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events
         * @description Replay a mission's events after a sequence.
         */
        get: operations["events_missions__mission_id__events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Execute
         * @description Run an approved mission and return its result; success is false when it failed.
         *
         *     With `Prefer: respond-async`, or when the run parks, 202 says where to look; so it does while
         *     the instance is paused, and the run waits. A mission that is over answers with its first result;
         *     one that runs is joined.
         */
        post: operations["execute_missions__mission_id__execute_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Feedback
         * @description Say whether a result helped, or keep or leave out its tool for such objectives.
         */
        post: operations["give_feedback_missions__mission_id__feedback_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/feedback/{feedback_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Undo Feedback
         * @description Take a verdict back; what it moved goes with it.
         */
        delete: operations["undo_feedback_missions__mission_id__feedback__feedback_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Progress
         * @description Return the steps, the percent, the elapsed time and the time left (null: unknown).
         */
        get: operations["progress_missions__mission_id__progress_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Receipt
         * @description Return who approved what, what was promised, and what each paid call cost.
         *
         *     Of a mission that is not over: so far.
         */
        get: operations["get_receipt_missions__mission_id__receipt_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject
         * @description Decline a mission.
         */
        post: operations["reject_missions__mission_id__reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report
         * @description Return everything about a mission as one HTML file, to be kept or printed; it loads nothing.
         *
         *     Save it and open it anywhere, with no network.
         */
        get: operations["report_missions__mission_id__report_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry
         * @description Try a mission that is over again, as a new mission with the same terms.
         *
         *     It is proposed; it is approved at once where the first one failed before it called its tool, and
         *     its approval still stands. `from: start` does everything again, after a new approval.
         */
        post: operations["retry_missions__mission_id__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Mission
         * @description Return the schedule of a mission.
         */
        get: operations["of_mission_missions__mission_id__schedule_get"];
        put?: never;
        /**
         * Create
         * @description Schedule a mission's work, under a standing approval whose bounds are in the answer.
         *
         *     Beside a mission that nobody has approved it is a proposal: the yes to the mission begins it.
         */
        post: operations["create_missions__mission_id__schedule_post"];
        /**
         * Remove Of Mission
         * @description End the schedule of a mission, with its standing approval.
         */
        delete: operations["remove_of_mission_missions__mission_id__schedule_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/schedule/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description Say when a schedule would fire and what a month of it would cost. Nothing is written.
         */
        post: operations["preview_missions__mission_id__schedule_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Survey
         * @description Return how a mission was rated; null where it was not.
         */
        get: operations["get_survey_missions__mission_id__survey_get"];
        put?: never;
        /**
         * Submit Survey
         * @description Rate a mission that is over, from 1 to 10. Once; take it back to rate it anew.
         */
        post: operations["submit_survey_missions__mission_id__survey_post"];
        /**
         * Undo Survey
         * @description Take a rating back; what it moved goes with it.
         */
        delete: operations["undo_survey_missions__mission_id__survey_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/top-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Top Up
         * @description Give a run that waits for money more of it; it goes on with the call that it lacked.
         *
         *     The mission's cap and the run's reservation rise in every limit. Nothing is paid twice.
         */
        post: operations["top_up_missions__mission_id__top_up_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update
         * @description Edit a proposal that nobody has decided on.
         */
        put: operations["update_missions__mission_id__update_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/update/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Update
         * @description Say what an edit would change: the terms, and the estimate. Nothing is written.
         */
        post: operations["preview_update_missions__mission_id__update_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Mission Value
         * @description Return what a mission was worth: time saved, as was said, less tool, models and review.
         */
        get: operations["get_mission_value_missions__mission_id__value_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/{mission_id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Why
         * @description Return every tool that was considered, what moved each, and which was chosen.
         */
        get: operations["get_why_missions__mission_id__why_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create
         * @description State an objective; get a proposal, or the question that stands before it.
         */
        post: operations["create_missions_create_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missions/from-recipe/{recipe_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run
         * @description Make a proposal of a recipe, with a schedule beside it where one is asked for.
         */
        post: operations["run_missions_from_recipe__recipe_id__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readyz
         * @description Everything a mission needs answers.
         *
         *     503 while something does not. Warming models do not make Buddy unready, for a request waits
         *     for them; `checks.models` says so. Models that could not be loaded do (`failed`).
         */
        get: operations["readyz_readyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Recipes
         * @description List recipes with their success rates, the built-in ones first.
         */
        get: operations["list_recipes_recipes_get"];
        put?: never;
        /**
         * Save
         * @description Save a mission that completed as a recipe, or write one down.
         *
         *     Of a mission, what of its input changes from time to time becomes parameters.
         */
        post: operations["save_recipes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/{recipe_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description Return a recipe.
         */
        get: operations["get_recipes__recipe_id__get"];
        /**
         * Edit
         * @description Change a recipe, as a new version; what is left out stays.
         */
        put: operations["edit_recipes__recipe_id__put"];
        post?: never;
        /**
         * Remove
         * @description Delete a recipe with its versions; what was made from it stays.
         */
        delete: operations["remove_recipes__recipe_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/{recipe_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description Return a recipe as one JSON file, with its recorded answers and without secrets.
         */
        get: operations["export_recipes__recipe_id__export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/{recipe_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test
         * @description Test a recipe offline, against the answers that were recorded with it.
         */
        post: operations["test_recipes__recipe_id__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/{recipe_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions
         * @description List the versions of a recipe, the newest first.
         */
        get: operations["versions_recipes__recipe_id__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Import
         * @description Take a recipe in; `accept` says that its permissions were looked at.
         */
        post: operations["accept_import_recipes_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Import
         * @description Say what an import would do and allow. Nothing is written.
         */
        post: operations["preview_import_recipes_import_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description Say what recipe would come of a mission. Nothing is written.
         */
        post: operations["preview_recipes_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipes/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record
         * @description Record what the tool answered in a finished run of a recipe, for its tests.
         */
        post: operations["record_recipes_samples_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Schedules
         * @description List schedules, newest first, those that are over too.
         */
        get: operations["list_schedules_schedules_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{schedule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description Return a schedule with its next five times and what a month of it costs.
         */
        get: operations["get_schedules__schedule_id__get"];
        /**
         * Change
         * @description Give a schedule other times or another policy; what is left out stays, and so do bounds.
         */
        put: operations["change_schedules__schedule_id__put"];
        post?: never;
        /**
         * Remove
         * @description End a schedule for good, with its standing approval; what runs goes on.
         */
        delete: operations["remove_schedules__schedule_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{schedule_id}/firings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Firings
         * @description List what a schedule did at its latest times, newest first.
         */
        get: operations["firings_schedules__schedule_id__firings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{schedule_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause
         * @description Let a schedule fire nothing until it is resumed; what runs goes on.
         */
        post: operations["pause_schedules__schedule_id__pause_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{schedule_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume
         * @description Let a paused schedule fire again, from now on.
         */
        post: operations["resume_schedules__schedule_id__resume_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{schedule_id}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Simulate
         * @description Say what a schedule would do in a stretch of time, and after a sleep. Nothing is written.
         */
        post: operations["simulate_schedules__schedule_id__simulate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Settings
         * @description List every setting with its value, its meaning, and whether it is the default.
         *
         *     They come from the environment and `.env`; where these are silent, `changeable` ones may be
         *     changed here. No secret is shown. Limits and tools have routes of their own: `/budgets`,
         *     `/tools`; what they change counts at once.
         */
        get: operations["list_settings_settings_get"];
        /**
         * Change Settings
         * @description Change settings, all or none; they count from the next start, and `waits` says so till then.
         *
         *     Null goes back to the default. What says whom Buddy may reach, what it may read and where it
         *     keeps things is set where it is started, not here.
         */
        put: operations["change_settings_settings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/standing-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Standing Approvals
         * @description List standing approvals, newest first, with what was used, and what is offered.
         */
        get: operations["list_standing_approvals_standing_approvals_get"];
        put?: never;
        /**
         * Create
         * @description Make a standing approval, or accept an offer. Only a person can, never an AI's channel.
         */
        post: operations["create_standing_approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/standing-approvals/{standing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke
         * @description Revoke a standing approval. Missions that it approved stay approved.
         */
        delete: operations["revoke_standing_approvals__standing_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/standing-approvals/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Decline
         * @description Turn an offer down; it comes back after as many approvals again.
         */
        delete: operations["decline_standing_approvals_offers__offer_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tools
         * @description List the tools with what they declare, and the MCP servers with how they stand.
         */
        get: operations["list_tools_tools_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tools/{name}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable
         * @description Switch a tool off: it is neither proposed nor run.
         */
        post: operations["disable_tools__name__disable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tools/{name}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable
         * @description Switch a tool on.
         */
        post: operations["enable_tools__name__enable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhooks
         * @description List webhooks, newest first.
         */
        get: operations["list_webhooks_webhooks_get"];
        put?: never;
        /**
         * Create
         * @description Make a webhook and show its secret, this once. It is told of what happens from now on.
         *
         *     A request that is repeated under its key finds the webhook that it made, without the secret.
         */
        post: operations["create_webhooks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Remove a webhook; what waits to be sent to it is given up.
         */
        delete: operations["remove_webhooks__webhook_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries
         * @description List the messages to a webhook with every attempt, newest first.
         */
        get: operations["deliveries_webhooks__webhook_id__deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable
         * @description Switch a webhook on that was disabled; it is told what happened meanwhile.
         */
        post: operations["enable_webhooks__webhook_id__enable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test
         * @description Send a message that says nothing, now, and tell what came of it.
         */
        post: operations["test_webhooks__webhook_id__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Accepted
         * @description An execution that goes on by itself.
         */
        Accepted: {
            /** Location */
            location: string;
            /** Mission Id */
            mission_id: string;
            /**
             * Paused
             * @description Whether the instance is paused: it waits
             * @default false
             */
            paused: boolean;
            run: components["schemas"]["Run"] | null;
            status: components["schemas"]["MissionStatus"];
        };
        /**
         * Act
         * @description What a link says has happened.
         * @enum {string}
         */
        Act: "created" | "asked" | "edited" | "approved" | "went_on" | "rejected" | "cancel_requested" | "cancelled" | "expired" | "execute_accepted" | "parked" | "artifact_written" | "cost_settled" | "ended" | "retried" | "topped_up" | "limit_changed" | "standing_given" | "standing_revoked" | "goal_approved" | "goal_ended" | "tool_enabled" | "tool_disabled" | "settings_changed" | "paused" | "resumed" | "missions_removed" | "restored";
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
         * AgentView
         * @description A live agent: a mission's card with its running time and the time left.
         */
        AgentView: {
            /** Current Step */
            current_step: string | null;
            /** Elapsed Seconds */
            elapsed_seconds: number | null;
            eta_range: components["schemas"]["EtaRange"] | null;
            /** Eta Seconds */
            eta_seconds: number | null;
            /** Message */
            message: string;
            /** Mission Id */
            mission_id: string;
            /** Objective */
            objective: string;
            /** Progress Percent */
            progress_percent: number;
            /** Started At */
            started_at: string | null;
            status: components["schemas"]["MissionStatus"];
            /** Step Since */
            step_since: string | null;
            /** Stopped At */
            stopped_at: string | null;
            /** Tool Used */
            tool_used: string | null;
            /** Updated At */
            updated_at: string;
        };
        /**
         * AnalyticsView
         * @description One look at everything.
         */
        AnalyticsView: {
            /** Agents */
            agents: components["schemas"]["AgentView"][];
            capacity: components["schemas"]["Capacity"];
            /** Costs */
            costs: components["schemas"]["CostView"][];
            /** Cursor */
            cursor: number;
            learning: components["schemas"]["Learning"];
            /** Task Pipeline */
            task_pipeline: components["schemas"]["PipelineRow"][];
            /** Timestamp */
            timestamp: string;
        };
        /**
         * ApproveBody
         * @description Say yes to a revision.
         */
        ApproveBody: {
            /**
             * Attempt
             * @description Of a parked run: `run.attempt`, as it was shown with what the run needs
             */
            attempt?: number | null;
            /** Choice */
            choice?: string | null;
            /** Revision */
            revision?: number | null;
        };
        /**
         * Artifact
         * @description The record of an artifact; its content lies in the blob store under its digest.
         */
        Artifact: {
            /** Artifact Id */
            artifact_id: string;
            artifact_type: components["schemas"]["ArtifactType"];
            /** Created At */
            created_at: string;
            /** Mission Id */
            mission_id: string;
            /** Run Id */
            run_id: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
            /**
             * Sources
             * @default []
             */
            sources: components["schemas"]["Source"][];
            /** Title */
            title: string;
            /** Tool */
            tool: string;
            /** User Id */
            user_id: string;
        };
        /**
         * ArtifactBlock
         * @description An artifact to show.
         */
        ArtifactBlock: {
            /** Artifact Id */
            artifact_id: string;
            artifact_type: components["schemas"]["ArtifactType"];
            /**
             * Kind
             * @default artifact
             * @constant
             */
            kind: "artifact";
            /** Mission Id */
            mission_id: string;
            /** Title */
            title: string;
        };
        /**
         * ArtifactList
         * @description A mission's artifacts.
         */
        ArtifactList: {
            /** Items */
            items: components["schemas"]["Artifact"][];
            /** Next Cursor */
            next_cursor: string | null;
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
        /**
         * ArtifactView
         * @description An artifact and its content.
         */
        ArtifactView: {
            artifact: components["schemas"]["Artifact"];
            /** Content */
            content: {
                [key: string]: unknown;
            };
        };
        /**
         * AsleepBody
         * @description A stretch of time in which nothing fires.
         */
        AsleepBody: {
            /** End */
            end: string;
            /** Start */
            start: string;
        };
        /**
         * Attempt
         * @description One try to hand a message over.
         */
        Attempt: {
            /** At */
            at: string;
            /** Error */
            error?: string | null;
            /** Status */
            status: number | null;
        };
        /**
         * BlobReference
         * @description Stands for a value over 64 KiB, kept in the blob store.
         */
        BlobReference: {
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
        };
        /**
         * Bounds
         * @description What a yes is for: which tool, where, and for how much a run.
         */
        Bounds: {
            /** Allowed Domains */
            allowed_domains: string[] | null;
            /**
             * Blocked Domains
             * @default []
             */
            blocked_domains: string[];
            /**
             * Cap Per Run
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_per_run: string;
            /**
             * Max Pages
             * @default 5
             */
            max_pages: number;
            /** Tool */
            tool: string;
        };
        /**
         * PauseBody
         * @description Hold everything.
         */
        buddy__web__schemas__instance__PauseBody: {
            /** Reason */
            reason?: string | null;
            /**
             * Stop Running
             * @description Cancel the runs under way as well
             * @default false
             */
            stop_running: boolean;
        };
        /**
         * PauseBody
         * @description Pause a schedule.
         */
        buddy__web__schemas__schedules__PauseBody: {
            /** Reason */
            reason?: string | null;
        };
        /**
         * BudgetList
         * @description All limits that count now.
         */
        BudgetList: {
            calibration: components["schemas"]["CalibrationView"];
            /** Credits */
            credits: components["schemas"]["CreditView"][];
            forecast: components["schemas"]["ForecastView"];
            /** Items */
            items: components["schemas"]["BudgetView"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * BudgetView
         * @description A limit in dollars, with what counts against it now.
         */
        BudgetView: {
            /**
             * Account
             * @description What counts now: `user/day 2026-11-22`
             */
            account: string;
            /**
             * Free Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            free_usd: string;
            /**
             * Limit Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            limit_usd: string;
            /** Note */
            note?: string | null;
            /**
             * Reserved Usd
             * @description Set aside for runs that are not over
             * @example 5.00
             */
            reserved_usd: string;
            /**
             * Scope
             * @description The name to set it by: `user/day`, `goal g_1`
             */
            scope: string;
            /**
             * Set By Person
             * @description false: the settings' default
             */
            set_by_person: boolean;
            /**
             * Settled Usd
             * @description Spent
             * @example 5.00
             */
            settled_usd: string;
        };
        /**
         * CalibrationView
         * @description How often completed missions cost what their proposals had promised.
         */
        CalibrationView: {
            /** Above P90 */
            above_p90: number;
            /** Below P50 */
            below_p50: number;
            /**
             * Estimated
             * @description Those whose proposal named figures
             */
            estimated: number;
            /**
             * Missions
             * @description Completed missions looked at, the latest
             */
            missions: number;
            /** P50 To P90 */
            p50_to_p90: number;
            /** Within Cap */
            within_cap: number;
        };
        /**
         * CancelBody
         * @description Stop.
         */
        CancelBody: {
            /** Reason */
            reason?: string | null;
        };
        /**
         * Capacity
         * @description How busy the engine is.
         */
        Capacity: {
            /** Limit */
            limit: number;
            /** Queued */
            queued: number;
            /** Running */
            running: number;
        };
        /**
         * ChainName
         * @description Which chain.
         * @enum {string}
         */
        ChainName: "mine" | "instance";
        /**
         * ChainView
         * @description What came of reading a chain.
         */
        ChainView: {
            /** Chain */
            chain: string;
            /** Events */
            events: number | null;
            /** Head */
            head: string;
            /** Head Number */
            head_number: number;
            /** Links */
            links: number;
            /** Noted At */
            noted_at: number | null;
            /** Ok */
            ok: boolean;
            /** Problems */
            problems: components["schemas"]["ProblemView"][];
        };
        /**
         * Change
         * @description One line of the change history.
         */
        Change: {
            /** Actor */
            actor: string;
            /** At */
            at: string;
            /** Changed Fields */
            changed_fields: string[];
            /** Revision */
            revision: number;
        };
        /**
         * ChangeBody
         * @description Other times, or another policy; what is left out stays.
         */
        ChangeBody: {
            /**
             * Catch Up
             * @description Missed runs made up for, or waiting, at most
             * @default 3
             */
            catch_up: number;
            /**
             * Cron
             * @example 0 7 * * MON-FRI
             */
            cron?: string | null;
            /** @default latest */
            missed: components["schemas"]["Missed"];
            /** @default skip */
            overlap: components["schemas"]["Overlap"];
            /**
             * Pause After
             * @description Failures in a row; 0: it never pauses
             * @default 3
             */
            pause_after: number;
            recurrence?: components["schemas"]["Recurrence"] | null;
            /**
             * Timezone
             * @description An IANA zone. Left out: the instance's (BUDDY_TIMEZONE)
             * @example Europe/Berlin
             */
            timezone?: string | null;
            /**
             * Trigger Time
             * @description A time in the zone, 2027-01-04T09:00; one with its offset; or, daily, 09:00
             */
            trigger_time?: string | null;
        };
        /**
         * Chart
         * @description What to draw.
         */
        Chart: {
            /** Along */
            along: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "line" | "bar";
            /** Labels */
            labels: string[];
            /** Rows */
            rows: number;
            /** Series */
            series: components["schemas"]["Series"][];
            /** Title */
            title: string;
        };
        /**
         * ChatAnswer
         * @description What Buddy says to a message.
         */
        ChatAnswer: {
            envelope: components["schemas"]["ResponseEnvelope"];
            /**
             * Sequence
             * @description Of the exchange, from 1 in each conversation
             */
            sequence: number;
            /** Session Id */
            session_id: string;
            /**
             * Status
             * @default answered
             * @constant
             */
            status: "answered";
            /** Trace Id */
            trace_id: string;
        };
        /**
         * ChatBody
         * @description Say something.
         */
        ChatBody: {
            /**
             * Seen
             * @description The last exchange (`sequence`) that the person sees: a yes is for the revision shown up to there, also when another tab has gone on since
             */
            seen?: number | null;
            /**
             * Session Id
             * @description Left out: a new conversation begins
             */
            session_id?: string | null;
            /**
             * Source
             * @description Where it is said, for the list of conversations; the client's name where it is left out
             */
            source?: string | null;
            /**
             * Text
             * @example Search for python tutorials, spend up to $2
             */
            text: string;
        };
        /**
         * ComparisonView
         * @description Two artifacts side by side.
         */
        ComparisonView: {
            /** Added */
            added: number;
            /** Changed */
            changed: number;
            /** Cut */
            cut: boolean;
            /** Identical */
            identical: boolean;
            /** Items */
            items: components["schemas"]["PairView"][];
            left: components["schemas"]["Artifact"];
            /** Next Cursor */
            next_cursor: number | null;
            /** Removed */
            removed: number;
            right: components["schemas"]["Artifact"];
            /** Same */
            same: number;
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
         * CostView
         * @description A limit with what counts against it.
         */
        CostView: {
            /**
             * Limit Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            limit_usd: string;
            /**
             * Reserved Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            reserved_usd: string;
            /** Scope */
            scope: string;
            /**
             * Settled Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            settled_usd: string;
        };
        /**
         * CreateBody
         * @description State an objective.
         */
        CreateBody: {
            /** Constraints */
            constraints?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /**
             * Max Cost Usd
             * @description Dollars, as a number or a decimal text
             * @example 2.50
             */
            max_cost_usd?: number | string | null;
            /** Objective */
            objective: string;
            /**
             * Parent Mission Id
             * @description A mission that this one goes on from: scope, constraints, priority and cap that are left out are as it had them
             */
            parent_mission_id?: string | null;
            priority?: components["schemas"]["Priority"] | null;
            scope?: components["schemas"]["ScopeBody"] | null;
            /**
             * Standing Approval
             * @description Approve it at once by this standing approval, where that covers it
             */
            standing_approval?: string | null;
            /** Tool */
            tool?: string | null;
            /** Tool Input */
            tool_input?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
        };
        /**
         * Created
         * @description A new mission.
         */
        Created: {
            mission: components["schemas"]["MissionView"];
            /** Mission Id */
            mission_id: string;
            proposal: components["schemas"]["Proposal"] | null;
            /** Questions */
            questions: components["schemas"]["Question"][];
            status: components["schemas"]["MissionStatus"];
        };
        /**
         * CreditFigures
         * @description Credits of a metered service in the present month.
         */
        CreditFigures: {
            /** Limit */
            limit: number;
            /** Reserved */
            reserved: number;
            /** Service */
            service: string;
            /** Used */
            used: number;
        };
        /**
         * CreditView
         * @description A metered service's credits of this month, with what counts against them.
         */
        CreditView: {
            /** Account */
            account: string;
            /** Free Credits */
            free_credits: number;
            /** Limit Credits */
            limit_credits: number;
            /** Note */
            note?: string | null;
            /** Reserved Credits */
            reserved_credits: number;
            /** Scope */
            scope: string;
            /** Set By Person */
            set_by_person: boolean;
            /** Settled Credits */
            settled_credits: number;
        };
        /**
         * DayFigures
         * @description What charts draw of one day.
         */
        DayFigures: {
            /** Calls Failed */
            calls_failed: number;
            /** Calls Succeeded */
            calls_succeeded: number;
            /** Completed */
            completed: number;
            /** Day */
            day: string;
            /** Failed */
            failed: number;
            /** Proposed */
            proposed: number;
            /**
             * Settled Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            settled_usd: string;
        };
        /**
         * DecideBody
         * @description A decision on the revision that was shown.
         */
        DecideBody: {
            /** Reason */
            reason?: string | null;
            /** Revision */
            revision?: number | null;
        };
        /**
         * Decided
         * @description A mission after a decision.
         */
        Decided: {
            /** Cancel Requested At */
            cancel_requested_at: string | null;
            /** Mission Id */
            mission_id: string;
            /** Revision */
            revision: number;
            /** @description A standing approval that is offered after several equal approvals: make it with POST /standing-approvals {offer_id} */
            standing_offer?: components["schemas"]["Offer"] | null;
            status: components["schemas"]["MissionStatus"];
            warrant: components["schemas"]["Warrant"] | null;
        };
        /**
         * DecisionBody
         * @description One decision, on a mission or on a goal.
         */
        DecisionBody: {
            /**
             * Attempt
             * @description Of a parked run: the one that was shown
             */
            attempt?: number | null;
            /** Choice */
            choice?: string | null;
            /**
             * Decision
             * @enum {string}
             */
            decision: "approve" | "reject" | "cancel";
            /**
             * Goal Id
             * @description In the place of `mission_id`
             */
            goal_id?: string | null;
            /** Mission Id */
            mission_id?: string | null;
            /** Reason */
            reason?: string | null;
            /**
             * Revision
             * @description The one that was shown
             */
            revision: number;
        };
        /**
         * DecisionProblem
         * @description Why a decision was not taken.
         */
        DecisionProblem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Status */
            status: number;
        };
        /**
         * DecisionsView
         * @description One result for each decision, in the order they came.
         */
        DecisionsView: {
            /** Failed */
            failed: number;
            /** Items */
            items: components["schemas"]["DecisionView"][];
        };
        /**
         * DecisionView
         * @description What became of one decision.
         */
        DecisionView: {
            /**
             * Changed
             * @description Whether this decision did it, or it was so already
             */
            changed: boolean;
            /**
             * Decision
             * @enum {string}
             */
            decision: "approve" | "reject" | "cancel";
            /** Goal Id */
            goal_id: string | null;
            /**
             * Mission Id
             * @description Null: the decision was on a goal
             */
            mission_id: string | null;
            /** Ok */
            ok: boolean;
            problem: components["schemas"]["DecisionProblem"] | null;
            /** Revision */
            revision: number;
            standing_offer: components["schemas"]["Offer"] | null;
            /** @description Of the goal, after the decision */
            state: components["schemas"]["GoalState"] | null;
            /** @description Of the mission, after the decision */
            status: components["schemas"]["MissionStatus"] | null;
        };
        /**
         * DeliveryList
         * @description A page of messages, newest first.
         */
        DeliveryList: {
            /** Items */
            items: components["schemas"]["DeliveryView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * DeliveryState
         * @description Where a message stands.
         * @enum {string}
         */
        DeliveryState: "pending" | "delivered" | "failed";
        /**
         * DeliveryView
         * @description A message and its attempts.
         */
        DeliveryView: {
            /** Attempts */
            attempts: components["schemas"]["Attempt"][];
            /** Created At */
            created_at: string;
            /** Event Type */
            event_type: string;
            /**
             * Id
             * @description Sent as webhook-id, the same at each attempt
             */
            id: string;
            /** Next Attempt At */
            next_attempt_at: string | null;
            state: components["schemas"]["DeliveryState"];
            /** Webhook Id */
            webhook_id: string;
        };
        /**
         * Deviation
         * @description A need of a run that its warrant does not cover (SPEC section 7).
         */
        Deviation: {
            /** Approved */
            approved: string;
            call?: components["schemas"]["PermittedCall"] | null;
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
            /** Missing Usd */
            missing_usd?: string | null;
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
         * DifferenceBlock
         * @description What is not as it was, value by value.
         */
        DifferenceBlock: {
            /** Differences */
            differences: components["schemas"]["Difference"][];
            /**
             * Kind
             * @default differences
             * @constant
             */
            kind: "differences";
            /** Mission Id */
            mission_id: string;
        };
        /**
         * DraftView
         * @description A recipe that would come of a mission.
         */
        DraftView: {
            /** Name */
            name: string;
            /** Objective */
            objective: string;
            /** Parameters */
            parameters: components["schemas"]["Parameter"][];
            /**
             * Params
             * @description The values that give the mission again
             */
            params: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Tool */
            tool: string;
            /** Tool Input */
            tool_input: {
                [key: string]: components["schemas"]["JsonValue"];
            };
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
         * EditBody
         * @description What changes of a recipe.
         */
        EditBody: {
            /**
             * Cap Usd
             * @description Most that a run may spend
             */
            cap_usd?: number | string | null;
            /** Constraints */
            constraints?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
            /**
             * Objective
             * @description With {parameters}; a part in [brackets] is left out where its parameter is not given
             */
            objective?: string | null;
            /**
             * Parameters
             * @description As `GET /recipes/{id}/export` has them
             */
            parameters?: {
                [key: string]: components["schemas"]["JsonValue"];
            }[] | null;
            priority?: components["schemas"]["Priority"] | null;
            scope?: components["schemas"]["ScopeBody"] | null;
            /**
             * Sites Of
             * @description Parameters whose addresses name the sites of a run
             */
            sites_of?: string[] | null;
            /** Tool */
            tool?: string | null;
            /**
             * Tool Input
             * @description The tool's input. Each text in it is a template. With {parameters}; a part in [brackets] is left out where its parameter is not given
             */
            tool_input?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /**
             * Version
             * @description The one that you saw
             */
            version?: number | null;
        };
        /**
         * Edited
         * @description A recipe after an edit, and what it may do now that it could not, or could, before.
         */
        Edited: {
            /** Changes */
            changes: components["schemas"]["PermissionChange"][];
            recipe: components["schemas"]["RecipeView"];
        };
        /**
         * EnvelopeMetadata
         * @description How the message was understood.
         */
        EnvelopeMetadata: {
            /** Confidence */
            confidence: number;
            /** Engine */
            engine: string;
            intent: components["schemas"]["Intent"] | null;
            route: components["schemas"]["Route"];
        };
        /**
         * Estimate
         * @description A mean with its 95 % interval.
         */
        Estimate: {
            /** High */
            high: number;
            /** Low */
            low: number;
            /** Mean */
            mean: number;
        };
        /**
         * EtaRange
         * @description How sure the time left is.
         */
        EtaRange: {
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Samples */
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
            next?: components["schemas"]["NextMission"] | null;
            /** Satisfied */
            satisfied: boolean;
            /** Score */
            score: number;
        };
        /**
         * EventList
         * @description A page of events.
         */
        EventList: {
            /** Items */
            items: components["schemas"]["EventView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * EventView
         * @description An event of the log; `data` has the shape that `events.schema.json` gives its type.
         */
        EventView: {
            /** Cursor */
            cursor: number;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Event Type */
            event_type: string;
            /** Id */
            id: string;
            /** Mission Id */
            mission_id: string | null;
            /** Sequence */
            sequence: number;
            /** Subject Id */
            subject_id: string;
            /** Subject Type */
            subject_type: string;
            /** Timestamp */
            timestamp: string;
            /** User Id */
            user_id: string;
        };
        /**
         * ExecutionRecord
         * @description The outcome of a run, as execute returns it and the mission keeps it.
         */
        ExecutionRecord: {
            artifact_reference?: components["schemas"]["ArtifactReference"] | null;
            /** Cost Usd */
            cost_usd?: string | null;
            /** Error */
            error?: string | null;
            /** Error Code */
            error_code?: string | null;
            /** Error Detail */
            error_detail?: string | null;
            evaluation?: components["schemas"]["Evaluation"] | null;
            /**
             * Event Type
             * @default mission_executed
             * @constant
             */
            event_type: "mission_executed";
            execution_blob?: components["schemas"]["BlobReference"] | null;
            /** Execution Result */
            execution_result?: unknown;
            intent?: components["schemas"]["Intent"] | null;
            /** Mission Id */
            mission_id: string;
            progress_tracker: components["schemas"]["ProgressReport"];
            /** Result Summary */
            result_summary?: string | null;
            /** Reused From */
            reused_from?: string | null;
            status: components["schemas"]["MissionStatus"];
            /** Success */
            success: boolean;
            /** Timestamp */
            timestamp: string;
            /** Tool Confidence */
            tool_confidence?: number | null;
            /** Tool Used */
            tool_used?: string | null;
        };
        /**
         * ExecutionStep
         * @description One thing that happened to one step.
         */
        ExecutionStep: {
            /** Message */
            message: string;
            /** Progress Percent */
            progress_percent: number;
            /**
             * Status
             * @enum {string}
             */
            status: "started" | "completed" | "failed";
            /** Step Index */
            step_index: number;
            /** Step Name */
            step_name: string;
            /** Timestamp */
            timestamp: string;
            /** Total Steps */
            total_steps: number;
        };
        /**
         * ExportFormat
         * @description What an artifact can be taken away as.
         * @enum {string}
         */
        ExportFormat: "json" | "csv" | "md" | "html" | "svg";
        /**
         * Fault
         * @description What can be wrong.
         * @enum {string}
         */
        Fault: "altered" | "broken" | "missing" | "out_of_place" | "foreign" | "unreadable" | "cut_off" | "beyond_head" | "head_altered" | "head_unknown" | "event_missing" | "event_altered" | "event_unlinked";
        /**
         * FeedbackBody
         * @description A verdict on a mission's result, or on its tool.
         */
        FeedbackBody: {
            /**
             * Reason
             * @default
             */
            reason: string;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * FeedbackGiven
         * @description A verdict that is kept.
         */
        FeedbackGiven: {
            /** Feedback Id */
            feedback_id: string;
            intent: components["schemas"]["Intent"] | null;
            /** Mission Id */
            mission_id: string | null;
            /** Tool */
            tool: string | null;
            /** Undone */
            undone: boolean;
            /**
             * Undone At
             * @description When it was taken back
             */
            undone_at?: string | null;
            /**
             * Undone Before
             * @description Whether it had been taken back before this request
             * @default false
             */
            undone_before: boolean;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * FiguresView
         * @description How often runs came to their end.
         */
        FiguresView: {
            /** Completed */
            completed: number;
            /** High */
            high: number | null;
            /**
             * Low
             * @description Wilson's interval at 95 %
             */
            low: number | null;
            /** Open */
            open: number;
            /**
             * Rate
             * @description null: no data yet
             */
            rate: number | null;
            /**
             * Runs
             * @description Among the latest hundred, those that are over
             */
            runs: number;
            /** Words */
            words: string;
        };
        /**
         * FiringList
         * @description A page of what a schedule did, newest first.
         */
        FiringList: {
            /** Items */
            items: components["schemas"]["FiringView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * FiringOutcome
         * @description What became of one firing when its time had come.
         * @enum {string}
         */
        FiringOutcome: "fired" | "waits" | "missed";
        /**
         * FiringView
         * @description What a schedule did at one time.
         */
        FiringView: {
            /** At */
            at: string;
            /** Count */
            count: number;
            /**
             * Local
             * @description The same moment in the schedule's zone
             */
            local: string;
            /** Mission Id */
            mission_id: string | null;
            outcome: components["schemas"]["FiringOutcome"];
            /** Reason */
            reason: string;
            /** Slot */
            slot: string;
        };
        /**
         * Forecast
         * @description What a month of it would cost.
         */
        Forecast: {
            /** Bounded By */
            bounded_by: string | null;
            /** Days */
            days: number;
            /** Expected Usd */
            expected_usd: string | null;
            /** Runs */
            runs: number;
            /** Wanted Runs */
            wanted_runs: number;
            /**
             * Worst Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            worst_usd: string;
        };
        /**
         * ForecastView
         * @description The month's spending, carried on as it went so far.
         */
        ForecastView: {
            /** Month */
            month: string;
            /**
             * Projected Usd
             * @description At the month's end; null on its first day
             */
            projected_usd: string | null;
            /**
             * Reserved Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            reserved_usd: string;
            /**
             * Settled Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            settled_usd: string;
        };
        /**
         * Forgotten
         * @description What was forgotten.
         */
        Forgotten: {
            /** Records */
            records: number;
        };
        /**
         * GoalBody
         * @description A goal to be planned.
         */
        GoalBody: {
            /**
             * Max Cost Usd
             * @description For all of it. Left out: by its prices, within BUDDY_GOAL_USD
             */
            max_cost_usd?: string | number | null;
            /**
             * Objective
             * @example find three vendors of solar lamps, compare their prices
             */
            objective: string;
            /** @description What every part may contact. Left out: any public site */
            scope?: components["schemas"]["ScopeBody"] | null;
        };
        /**
         * GoalChangeBody
         * @description What changes of a plan; what is left out stays.
         */
        GoalChangeBody: {
            /** Drop */
            drop?: string[];
            /** Max Cost Usd */
            max_cost_usd?: string | number | null;
            /** Objective */
            objective?: string | null;
            /** Parts */
            parts?: {
                [key: string]: components["schemas"]["PartBody"];
            };
            /** Revision */
            revision?: number | null;
            scope?: components["schemas"]["ScopeBody"] | null;
        };
        /**
         * GoalInboxView
         * @description A goal that waits, as a whole: its plan for a yes, or its question for an answer.
         */
        GoalInboxView: {
            /** Asked */
            asked: string;
            /**
             * Cost At Stake Usd
             * @description The most that a yes can cost, all parts together
             * @example 5.00
             */
            cost_at_stake_usd: string;
            /**
             * Cost Of Waiting
             * @description Points, as those of missions
             */
            cost_of_waiting: number;
            /** Decisions */
            decisions: string[];
            /**
             * Expires At
             * @description When it lapses; null: it waits for ever
             */
            expires_at: string | null;
            /** Goal Id */
            goal_id: string;
            kind: components["schemas"]["InboxKind"];
            /** Objective */
            objective: string;
            /** Part Count */
            part_count: number;
            /**
             * Revision
             * @description The one to decide on
             */
            revision: number;
            /** @description The worst that a part may do; null: there is no plan */
            risk: components["schemas"]["Risk"] | null;
            state: components["schemas"]["GoalState"];
            /** Waiting Since */
            waiting_since: string;
            /** Warnings */
            warnings: string[];
        };
        /**
         * GoalList
         * @description One page of goals, newest first.
         */
        GoalList: {
            /** Items */
            items: components["schemas"]["GoalView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * GoalShown
         * @description A goal with its plan and how far each part is.
         */
        GoalShown: {
            /** Approved At */
            approved_at: string | null;
            /** Cap Usd */
            cap_usd: string;
            /** Content Hash */
            content_hash: string;
            /**
             * Cost P50 Usd
             * @description Without a retry; null: a price is unknown
             */
            cost_p50_usd: string | null;
            /** Created At */
            created_at: string;
            /**
             * Done
             * @description Parts that came to their result
             */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Goal Id */
            goal_id: string;
            /** Next */
            next: string;
            /** Notes */
            notes: string[];
            /** Objective */
            objective: string;
            /** Part Count */
            part_count: number;
            /** Parts */
            parts: components["schemas"]["PartView"][];
            /** Planner */
            planner: string;
            /** Progress Percent */
            progress_percent: number;
            /** Question */
            question: string;
            /** Reason */
            reason: string;
            /** Result Artifact Id */
            result_artifact_id: string | null;
            /** Result Mission Id */
            result_mission_id: string | null;
            /** Revision */
            revision: number;
            /** Seconds */
            seconds: number | null;
            /**
             * Settled
             * @description Parts that are done or left out
             */
            settled: number;
            /** Spent Usd */
            spent_usd: string;
            state: components["schemas"]["GoalState"];
        };
        /**
         * GoalState
         * @description Where a goal stands.
         * @enum {string}
         */
        GoalState: "clarification_needed" | "proposed" | "running" | "completed" | "failed" | "cancelled" | "rejected" | "expired";
        /**
         * GoalView
         * @description A goal in a list.
         */
        GoalView: {
            /** Approved At */
            approved_at: string | null;
            /** Cap Usd */
            cap_usd: string;
            /** Created At */
            created_at: string;
            /**
             * Done
             * @description Parts that came to their result
             */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Goal Id */
            goal_id: string;
            /** Objective */
            objective: string;
            /** Part Count */
            part_count: number;
            /** Planner */
            planner: string;
            /** Progress Percent */
            progress_percent: number;
            /** Question */
            question: string;
            /** Reason */
            reason: string;
            /** Revision */
            revision: number;
            /**
             * Settled
             * @description Parts that are done or left out
             */
            settled: number;
            /** Spent Usd */
            spent_usd: string;
            state: components["schemas"]["GoalState"];
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * ImportBody
         * @description A recipe's file.
         */
        ImportBody: {
            /**
             * Accept
             * @description `accept` of the preview that was looked at
             */
            accept?: string | null;
            /** File */
            file: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        /**
         * ImportView
         * @description What an import would do. Nothing is written.
         */
        ImportView: {
            /**
             * Accept
             * @description Send it with the file to take just this in
             */
            accept: string;
            /** Changes */
            changes: components["schemas"]["PermissionChange"][];
            /** Description */
            description: string;
            /** Name */
            name: string;
            /** Objective */
            objective: string;
            /** Parameters */
            parameters: components["schemas"]["Parameter"][];
            permissions: components["schemas"]["PermissionView"];
            /**
             * Replaces
             * @description The recipe that it would be a new version of
             */
            replaces: string | null;
            /** Samples */
            samples: number;
            /**
             * Version
             * @description Where it was written
             */
            version: number;
            /** Warnings */
            warnings: string[];
        };
        /**
         * InboxItemView
         * @description One decision that waits.
         */
        InboxItemView: {
            /** Asked */
            asked: string;
            /**
             * Attempt
             * @description Of a parked run: the one to decide on; an approval has to name it
             */
            attempt: number | null;
            /**
             * Choices
             * @description An approval has to name one of them
             */
            choices: string[];
            /**
             * Cost At Stake Usd
             * @description The most that a yes can cost
             * @example 5.00
             */
            cost_at_stake_usd: string;
            /**
             * Cost Of Waiting
             * @description Points; the list is sorted by them
             */
            cost_of_waiting: number;
            /** Decisions */
            decisions: string[];
            deviation: components["schemas"]["Deviation"] | null;
            /** Expires At */
            expires_at: string | null;
            kind: components["schemas"]["InboxKind"];
            /** @description What the mission becomes when nobody answers; null: it waits for ever */
            lapses_to: components["schemas"]["MissionStatus"] | null;
            /** Mission Id */
            mission_id: string;
            /** Objective */
            objective: string;
            priority: components["schemas"]["Priority"];
            /** @description What a yes is said to; null: nothing yet */
            proposal: components["schemas"]["Proposal"] | null;
            /** Questions */
            questions: components["schemas"]["Question"][];
            /**
             * Revision
             * @description The one to decide on
             */
            revision: number;
            risk: components["schemas"]["Risk"] | null;
            scope: components["schemas"]["Scope"];
            status: components["schemas"]["MissionStatus"];
            /** Tool */
            tool: string | null;
            /** Tool Input */
            tool_input: {
                [key: string]: unknown;
            };
            /** Waiting Since */
            waiting_since: string;
        };
        /**
         * InboxKind
         * @description What is asked.
         * @enum {string}
         */
        InboxKind: "proposal" | "clarification" | "deviation" | "outcome_unknown";
        /**
         * InboxView
         * @description A page of decisions that wait.
         */
        InboxView: {
            /** As Of */
            as_of: string;
            /**
             * Goals
             * @description Goals that wait, all on the first page
             */
            goals: components["schemas"]["GoalInboxView"][];
            /** Items */
            items: components["schemas"]["InboxItemView"][];
            /** Next Cursor */
            next_cursor: string | null;
            /**
             * Offers
             * @description Standing approvals that are offered
             */
            offers: components["schemas"]["Offer"][];
            /**
             * Waiting
             * @description How many wait in all, missions and goals
             */
            waiting: number;
        };
        /**
         * InputOriginView
         * @description Where one argument of the tool's input comes from.
         */
        InputOriginView: {
            /**
             * Origin
             * @description objective, person, default, mcp, or artifact: and an artifact's id
             */
            origin: string;
            /**
             * Text
             * @description The same in words
             */
            text: string;
            /**
             * Trusted
             * @description Whether a person stands behind it
             */
            trusted: boolean;
        };
        /**
         * InstanceView
         * @description Whether the instance carries runs.
         */
        InstanceView: {
            /** By */
            by: string | null;
            /**
             * Queued
             * @description Runs that were accepted and have not started
             */
            queued: number;
            /** Reason */
            reason: string | null;
            /**
             * Running
             * @description Runs that have started, those that are held included
             */
            running: number;
            /**
             * Since
             * @description When the switch was last moved; null: never
             */
            since: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "paused";
        };
        /**
         * Intent
         * @description The intent of a mission. The texts are the labels classifiers answer with.
         * @enum {string}
         */
        Intent: "search" | "extraction" | "navigation" | "calculation" | "research" | "time" | "file" | "knowledge" | "introspection" | "repository";
        JsonValue: unknown;
        /**
         * Latency
         * @description How long something took.
         */
        Latency: {
            /** Count */
            count: number;
            /** Mean Seconds */
            mean_seconds: number | null;
            /** P50 Seconds */
            p50_seconds: number | null;
            /** P95 Seconds */
            p95_seconds: number | null;
            /** P99 Seconds */
            p99_seconds: number | null;
        };
        /**
         * Layout
         * @description How the answer is best laid out.
         * @enum {string}
         */
        Layout: "message" | "card" | "table" | "progress" | "choices";
        /**
         * LearnedTool
         * @description How a tool was chosen and did in these days.
         */
        LearnedTool: {
            /** Calls */
            calls: number;
            /** Confidence */
            confidence: number | null;
            /** Selected */
            selected: number;
            /** Success Rate */
            success_rate: number | null;
            /** Tool */
            tool: string;
        };
        /**
         * Learning
         * @description What these days have shown; a figure that nothing is behind is null.
         */
        Learning: {
            /** First Day */
            first_day: string;
            /** Judged */
            judged: number;
            /** Mean Rating */
            mean_rating: number | null;
            /** Ratings */
            ratings: number;
            /** Satisfied */
            satisfied: number;
            /** Tools */
            tools: components["schemas"]["LearnedTool"][];
        };
        /**
         * LearningPage
         * @description A page of all that was learned.
         */
        LearningPage: {
            /** Items */
            items: {
                [key: string]: components["schemas"]["JsonValue"];
            }[];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * LearningView
         * @description What was learned.
         */
        LearningView: {
            /** Feedback */
            feedback: components["schemas"]["FeedbackGiven"][];
            /** Outcomes */
            outcomes: number;
            /**
             * Roi Prior Runs
             * @description Runs that broke even, beside those of each tool
             */
            roi_prior_runs: number;
            /** Surveys */
            surveys: components["schemas"]["Survey"][];
            /** Tools */
            tools: components["schemas"]["ToolLearnedView"][];
        };
        /**
         * LeftOut
         * @description Why a choice is not used.
         * @enum {string}
         */
        LeftOut: "unlogged" | "changed" | "unmeasured" | "unreproduced" | "unsupported" | "no_tool";
        /**
         * LimitBody
         * @description A limit, in dollars or, of a metered service, in credits.
         */
        LimitBody: {
            /** Limit Credits */
            limit_credits?: number | null;
            /** Limit Usd */
            limit_usd?: string | number | null;
        };
        /**
         * LinkList
         * @description A page of links.
         */
        LinkList: {
            /** Items */
            items: components["schemas"]["LinkView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * LinkView
         * @description A link of a chain; only its number where it cannot be read.
         */
        LinkView: {
            act?: components["schemas"]["Act"] | null;
            /** Actor */
            actor?: string | null;
            /** At */
            at?: string | null;
            /** Chain */
            chain?: string | null;
            /** Channel */
            channel?: string | null;
            /** Content Hash */
            content_hash?: string | null;
            /** Cursor */
            cursor?: number | null;
            /**
             * Detail
             * @default {}
             */
            detail: {
                [key: string]: unknown;
            };
            /** Event Id */
            event_id?: string | null;
            /** Hash */
            hash?: string | null;
            /** Mission Id */
            mission_id?: string | null;
            /** Number */
            number: number;
            /** Previous Hash */
            previous_hash?: string | null;
            /** Readable */
            readable: boolean;
            /** Revision */
            revision?: number | null;
        };
        /**
         * LLMState
         * @description What is known of a model.
         */
        LLMState: {
            /** Answered At */
            answered_at: string | null;
            /**
             * Condition
             * @enum {string}
             */
            condition: "untried" | "ok" | "failing";
            /** Failed At */
            failed_at: string | null;
            /** Failure */
            failure: string | null;
            /** Name */
            name: string;
        };
        /**
         * MessageList
         * @description A page of a conversation, newest first.
         */
        MessageList: {
            /** Items */
            items: components["schemas"]["MessageView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * MessageView
         * @description One side of an exchange.
         */
        MessageView: {
            /** Created At */
            created_at: string;
            envelope: components["schemas"]["ResponseEnvelope"] | null;
            /** Id */
            id: string;
            /**
             * Role
             * @enum {string}
             */
            role: "user" | "buddy";
            /**
             * Sequence
             * @description Of the exchange; a message and its answer share it
             */
            sequence: number;
            /** Session Id */
            session_id: string;
            /**
             * Status
             * @description Of an answer: whether it is there, is being made, or will not come
             * @enum {string}
             */
            status: "sent" | "answered" | "answering" | "failed";
            /** Text */
            text: string;
            /** Trace Id */
            trace_id: string;
        };
        /**
         * MetricsReport
         * @description The figures of a range of days, and of as many days before it.
         */
        MetricsReport: {
            /** As Of */
            as_of: string | null;
            before: components["schemas"]["RangeFigures"];
            /** Behind */
            behind: boolean;
            /** Credits */
            credits: components["schemas"]["CreditFigures"][];
            /** Days */
            days: number;
            now: components["schemas"]["RangeFigures"];
            /** Series */
            series: components["schemas"]["DayFigures"][];
            sessions: components["schemas"]["SessionFigures"];
        };
        /**
         * Missed
         * @description What becomes of firings whose time passed while nothing could fire them.
         * @enum {string}
         */
        Missed: "skip" | "latest" | "all";
        /**
         * MissionBlock
         * @description A mission to show, as it stands when it is looked at.
         */
        MissionBlock: {
            /**
             * Kind
             * @default mission
             * @constant
             */
            kind: "mission";
            /** Mission Id */
            mission_id: string;
            /** Objective */
            objective: string;
            /** Revision */
            revision: number;
        };
        /**
         * MissionList
         * @description A page of missions.
         */
        MissionList: {
            /** Items */
            items: components["schemas"]["MissionView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * MissionStatus
         * @description Where a mission stands.
         * @enum {string}
         */
        MissionStatus: "clarification_needed" | "proposed" | "approved" | "running" | "awaiting_approval" | "completed" | "failed" | "cancelled" | "rejected" | "expired";
        /**
         * MissionValue
         * @description What one mission was worth.
         */
        MissionValue: {
            /** Basis */
            basis: string;
            /** Minutes Saved */
            minutes_saved: number | null;
            /** Mission Id */
            mission_id: string;
            /**
             * Model Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            model_usd: string;
            /** Net Usd */
            net_usd: string | null;
            /** Review Seconds */
            review_seconds: number | null;
            /**
             * Review Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            review_usd: string;
            /** Saved Usd */
            saved_usd: string | null;
            /** Tool */
            tool: string | null;
            /**
             * Tool Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            tool_usd: string;
        };
        /**
         * MissionView
         * @description A mission as clients see it.
         */
        MissionView: {
            /** Cancel Requested At */
            cancel_requested_at: string | null;
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Change History */
            change_history: components["schemas"]["Change"][];
            /** Constraints */
            constraints: {
                [key: string]: unknown;
            };
            /** Content Hash */
            content_hash: string;
            /** Created At */
            created_at: string;
            execution_record: components["schemas"]["ExecutionRecord"] | null;
            /** Expires At */
            expires_at: string | null;
            /**
             * Input Origins
             * @description By argument of tool_input; one that is not trusted is never covered by a standing approval
             */
            input_origins: {
                [key: string]: components["schemas"]["InputOriginView"];
            };
            intent: components["schemas"]["Intent"] | null;
            /** Metadata */
            metadata: {
                [key: string]: unknown;
            };
            /** Mission Id */
            mission_id: string;
            /** Objective */
            objective: string;
            /** Parent Mission Id */
            parent_mission_id: string | null;
            priority: components["schemas"]["Priority"];
            proposal: components["schemas"]["Proposal"] | null;
            /** Questions */
            questions: components["schemas"]["Question"][];
            /** Requested By */
            requested_by: string | null;
            /** Revision */
            revision: number;
            run: components["schemas"]["Run"] | null;
            scope: components["schemas"]["Scope"];
            status: components["schemas"]["MissionStatus"];
            /** Tool */
            tool: string | null;
            /** Tool Input */
            tool_input: {
                [key: string]: unknown;
            };
            /** Updated At */
            updated_at: string;
            /** User Id */
            user_id: string;
            warrant: components["schemas"]["Warrant"] | null;
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
         * Offer
         * @description A standing approval that a person may make; nothing holds until they do.
         */
        Offer: {
            /** Approvals */
            approvals: number;
            bounds: components["schemas"]["Bounds"];
            /**
             * Cap Total
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_total: string;
            /** Count */
            count: number;
            /** Message */
            message: string;
            /** Offer Id */
            offer_id: string;
            /** Until */
            until: string;
        };
        /**
         * Omission
         * @description Choices that are not used, for one reason.
         */
        Omission: {
            /** Choices */
            choices: number;
            reason: components["schemas"]["LeftOut"];
            /** Why */
            why: string;
        };
        /**
         * Overlap
         * @description What becomes of a firing while an earlier one still runs.
         * @enum {string}
         */
        Overlap: "skip" | "queue" | "allow";
        /**
         * PairView
         * @description A line of the left artifact beside one of the right.
         */
        PairView: {
            /**
             * Change
             * @enum {string}
             */
            change: "same" | "changed" | "removed" | "added";
            /** Left */
            left: string | null;
            /** Right */
            right: string | null;
        };
        /**
         * Parameter
         * @description One thing that a recipe asks for.
         */
        Parameter: {
            /**
             * Choices
             * @default []
             */
            choices: string[];
            /** Default */
            default?: unknown;
            /**
             * Hint
             * @default
             */
            hint: string;
            /**
             * Label
             * @default
             */
            label: string;
            /**
             * Max Length
             * @default 200
             */
            max_length: number;
            /** Maximum */
            maximum?: number | null;
            /** Minimum */
            minimum?: number | null;
            /**
             * Most
             * @default 8
             */
            most: number;
            /** Name */
            name: string;
            /** @default text */
            of: components["schemas"]["ParameterType"];
            /**
             * Required
             * @default true
             */
            required: boolean;
            /** @default text */
            type: components["schemas"]["ParameterType"];
            /**
             * Whole
             * @default false
             */
            whole: boolean;
        };
        /**
         * ParameterType
         * @description What a value is.
         * @enum {string}
         */
        ParameterType: "text" | "url" | "number" | "money" | "choice" | "date" | "several";
        /**
         * PartBody
         * @description What changes of one part; what is left out stays.
         */
        PartBody: {
            /** Max Cost Usd */
            max_cost_usd?: string | number | null;
            /** Retries */
            retries?: number | null;
            then?: components["schemas"]["Then"] | null;
            /** Tool Input */
            tool_input?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * PartMission
         * @description How a part's mission stands.
         */
        PartMission: {
            /** Message */
            message: string;
            /** Mission Id */
            mission_id: string;
            /** Progress Percent */
            progress_percent: number;
            status: components["schemas"]["MissionStatus"];
            /**
             * Waits
             * @description Whether it asks a person
             */
            waits: boolean;
        };
        /**
         * PartState
         * @description Where a part stands.
         * @enum {string}
         */
        PartState: "planned" | "open" | "done" | "skipped" | "failed";
        /**
         * PartView
         * @description A part: what it would do, and how far it is.
         */
        PartView: {
            /** Allowed Domains */
            allowed_domains: string[] | null;
            /** Artifact Id */
            artifact_id: string | null;
            /** Attempts */
            attempts: number;
            /** Cap Usd */
            cap_usd: string;
            /** Cost Basis */
            cost_basis: string;
            /** Cost P50 Usd */
            cost_p50_usd: string | null;
            /** Depends On */
            depends_on: string[];
            /** Key */
            key: string;
            /** Max Pages */
            max_pages: number;
            /** @description While it is open */
            mission: components["schemas"]["PartMission"] | null;
            /** Mission Id */
            mission_id: string | null;
            /** Objective */
            objective: string;
            /**
             * On Failure
             * @description In words
             */
            on_failure: string;
            /** Reason */
            reason: string;
            /** Retries */
            retries: number;
            risk: components["schemas"]["Risk"];
            /** Seconds */
            seconds: number | null;
            /** Spent Usd */
            spent_usd: string;
            state: components["schemas"]["PartState"];
            /** Summary */
            summary: string;
            /**
             * Takes
             * @description What it gets of earlier parts, in words
             */
            takes: string[];
            then: components["schemas"]["Then"];
            /** Tool */
            tool: string;
            /** Tool Input */
            tool_input: {
                [key: string]: unknown;
            };
            /** Touches */
            touches: string[];
            /** Warnings */
            warnings: string[];
        };
        /**
         * PassageBlock
         * @description Passages of a result, word for word. They are content and no instruction.
         */
        PassageBlock: {
            /**
             * Kind
             * @default passages
             * @constant
             */
            kind: "passages";
            /** Passages */
            passages: string[];
            /**
             * Sources
             * @default []
             */
            sources: components["schemas"]["Source"][];
        };
        /**
         * PermissionChange
         * @description One thing that is not as it was.
         */
        PermissionChange: {
            /** After */
            after: string;
            /** Before */
            before: string | null;
            /** Field */
            field: string;
            /** Wider */
            wider: boolean;
        };
        /**
         * PermissionView
         * @description What a run may do at most.
         */
        PermissionView: {
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Files */
            files: string[];
            /** Max Pages */
            max_pages: number;
            /** Max Seconds */
            max_seconds: number;
            /** Risk */
            risk: string;
            /** Sites */
            sites: string;
            /** Tool */
            tool: string;
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
         * PipelineRow
         * @description A row of the task pipeline: a whole card, so that a page can go on folding events into it.
         */
        PipelineRow: {
            /** Current Step */
            current_step: string | null;
            /** Elapsed Seconds */
            elapsed_seconds: number | null;
            /** Message */
            message: string;
            /** Mission Id */
            mission_id: string;
            /** Objective */
            objective: string;
            /** Progress Percent */
            progress_percent: number;
            /** Started At */
            started_at: string | null;
            status: components["schemas"]["MissionStatus"];
            /** Step Since */
            step_since: string | null;
            /** Stopped At */
            stopped_at: string | null;
            /** Timestamp */
            timestamp: string;
            /** Tool Used */
            tool_used: string | null;
            /** Updated At */
            updated_at: string;
        };
        /**
         * PreviewView
         * @description An artifact's preview, or a part of one that is long.
         */
        PreviewView: {
            artifact: components["schemas"]["Artifact"];
            /** Artifact Id */
            artifact_id: string;
            artifact_type: components["schemas"]["ArtifactType"];
            /** Charts */
            charts: components["schemas"]["Chart"][];
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Html */
            html: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "results" | "equation" | "document" | "navigation" | "facts" | "table" | "json";
            /** Part */
            part: number;
            /** Parts */
            parts: number;
            /** Tables */
            tables: components["schemas"]["TableView"][];
            /** Title */
            title: string;
        };
        /**
         * Price
         * @description The price of one call.
         */
        Price: {
            /** @default zero */
            kind: components["schemas"]["PriceKind"];
            /**
             * Per Call
             * @description US dollars as an exact decimal text
             * @default 0.00
             * @example 5.00
             */
            per_call: string;
        };
        /**
         * PriceKind
         * @description What is known of a price. Unknown is never zero.
         * @enum {string}
         */
        PriceKind: "known" | "zero" | "unknown";
        /**
         * Priority
         * @description Which of two waiting missions runs first.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high";
        /**
         * ProblemView
         * @description Something that is wrong, and where.
         */
        ProblemView: {
            fault: components["schemas"]["Fault"];
            /** Message */
            message: string;
            /** Number */
            number: number | null;
        };
        /**
         * ProgressReport
         * @description The tracker as readers see it.
         */
        ProgressReport: {
            /** Completed Steps */
            completed_steps: components["schemas"]["ExecutionStep"][];
            current_step: components["schemas"]["ExecutionStep"] | null;
            /** Elapsed Seconds */
            elapsed_seconds: number;
            /** Eta Seconds */
            eta_seconds: number | null;
            /** Mission Id */
            mission_id: string;
            /** Progress Percent */
            progress_percent: number;
            /** Start Time */
            start_time: string;
        };
        /**
         * ProgressView
         * @description Where a run stands.
         */
        ProgressView: {
            current_step: components["schemas"]["ExecutionStep"] | null;
            /** Elapsed Seconds */
            elapsed_seconds: number | null;
            eta_range: components["schemas"]["EtaRange"] | null;
            /** Eta Seconds */
            eta_seconds: number | null;
            /** Mission Id */
            mission_id: string;
            /** Progress Percent */
            progress_percent: number;
            status: components["schemas"]["MissionStatus"];
            /** Steps */
            steps: components["schemas"]["ExecutionStep"][];
        };
        /**
         * Proposal
         * @description What a person reads before deciding.
         */
        Proposal: {
            /** Alternatives */
            alternatives: components["schemas"]["ToolCandidate"][];
            chosen?: components["schemas"]["ToolCandidate"] | null;
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
         * Purpose
         * @description Which missions a standing approval is meant for.
         * @enum {string}
         */
        Purpose: "schedule" | "recipe" | "requested";
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
         * RangeFigures
         * @description The figures of some days together.
         */
        RangeFigures: {
            approval_time: components["schemas"]["Latency"];
            /** Approved */
            approved: number;
            /** Approved Beforehand */
            approved_beforehand: number;
            /** Artifact Bytes */
            artifact_bytes: number;
            /** Artifacts */
            artifacts: {
                [key: string]: number;
            };
            /** Decided By */
            decided_by: {
                [key: string]: number;
            };
            /** Ended */
            ended: {
                [key: string]: number;
            };
            /** First Day */
            first_day: string;
            /** Judged */
            judged: number;
            /** Last Day */
            last_day: string;
            /** Mean Rating */
            mean_rating: number | null;
            /** Parked */
            parked: number;
            /** Possible Usd */
            possible_usd: string | null;
            /** Proposed */
            proposed: number;
            /** Ratings */
            ratings: number;
            /** Reservations */
            reservations: number;
            /** Reserved Usd */
            reserved_usd: string | null;
            run_time: components["schemas"]["Latency"];
            /** Satisfied */
            satisfied: number;
            /** Settled Usd */
            settled_usd: string | null;
            /** Settlements */
            settlements: number;
            /** Started */
            started: number;
            /** Success Rate */
            success_rate: number | null;
            /** Tools */
            tools: components["schemas"]["ToolFigures"][];
            /** Verdicts */
            verdicts: {
                [key: string]: number;
            };
        };
        /**
         * Ready
         * @description Whether a mission can be served.
         */
        Ready: {
            /** Checks */
            checks: {
                [key: string]: string;
            };
            llm?: components["schemas"]["LLMState"] | null;
            /**
             * Paused
             * @default false
             */
            paused: boolean;
            /** Status */
            status: string;
        };
        /**
         * Receipt
         * @description What was approved, promised and spent. The calls add up to `spent_usd`.
         */
        Receipt: {
            /** Approvals */
            approvals: components["schemas"]["ReceiptApproval"][];
            /** Calls */
            calls: components["schemas"]["ReceiptCall"][];
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Credits */
            credits: components["schemas"]["ReceiptCredits"][];
            duration: components["schemas"]["DurationEstimate"] | null;
            /** Elapsed Seconds */
            elapsed_seconds: number | null;
            /** Mission Id */
            mission_id: string;
            promised: components["schemas"]["CostEstimate"] | null;
            /**
             * Released Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            released_usd: string;
            /**
             * Reserved Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            reserved_usd: string;
            /**
             * Spent Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            spent_usd: string;
            status: components["schemas"]["MissionStatus"];
            /** Tool */
            tool: string | null;
        };
        /**
         * ReceiptApproval
         * @description One yes: to a revision, or to what a parked run needed beyond it.
         */
        ReceiptApproval: {
            /** At */
            at: string;
            /** By */
            by: string;
            /**
             * Cap Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_usd: string;
            /** Channel */
            channel: string;
            /** Choice */
            choice: string | null;
            /** Content Hash */
            content_hash: string;
            deviation: components["schemas"]["Deviation"] | null;
            /** Revision */
            revision: number;
            /** Top Up Usd */
            top_up_usd: string | null;
        };
        /**
         * ReceiptCall
         * @description One paid call.
         */
        ReceiptCall: {
            /**
             * Actual Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            actual_usd: string;
            /** At */
            at: string;
            /**
             * Counted Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            counted_usd: string;
            /** Name */
            name: string;
        };
        /**
         * ReceiptCredits
         * @description Credits of a metered service that were used.
         */
        ReceiptCredits: {
            /** Amount */
            amount: number;
            /** Service */
            service: string;
        };
        /**
         * RecipeCheck
         * @description One thing that was looked at.
         */
        RecipeCheck: {
            /**
             * Detail
             * @default
             */
            detail: string;
            /** Held */
            held: boolean;
            /** What */
            what: string;
        };
        /**
         * RecipeList
         * @description Recipes, the built-in ones first.
         */
        RecipeList: {
            /** Items */
            items: components["schemas"]["RecipeView"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * RecipeOrigin
         * @description Where a recipe comes from.
         * @enum {string}
         */
        RecipeOrigin: "built_in" | "mission" | "imported" | "written";
        /**
         * RecipeView
         * @description A recipe as it stands.
         */
        RecipeView: {
            /** Cap Usd */
            cap_usd: string | null;
            /** Changed At */
            changed_at: string;
            /** Constraints */
            constraints: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Description */
            description: string;
            figures: components["schemas"]["FiguresView"];
            /** Made From */
            made_from: string | null;
            /** Name */
            name: string;
            /** Objective */
            objective: string;
            origin: components["schemas"]["RecipeOrigin"];
            /** Parameters */
            parameters: components["schemas"]["Parameter"][];
            permissions: components["schemas"]["PermissionView"];
            priority: components["schemas"]["Priority"];
            /** Recipe Id */
            recipe_id: string;
            scope: components["schemas"]["Scope"];
            /** Sites Of */
            sites_of: string[];
            /** Tool */
            tool: string;
            /** Tool Input */
            tool_input: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Version */
            version: number;
        };
        /**
         * Recurrence
         * @description How often.
         * @enum {string}
         */
        Recurrence: "none" | "daily" | "weekly" | "cron";
        /**
         * RejectBody
         * @description Say no.
         */
        RejectBody: {
            /** Reason */
            reason?: string | null;
            /** Revision */
            revision?: number | null;
        };
        /**
         * RelatedList
         * @description What an artifact can be compared with, newest first.
         */
        RelatedList: {
            /** Items */
            items: components["schemas"]["RelatedView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * RelatedView
         * @description An artifact of another run of the same objective.
         */
        RelatedView: {
            artifact: components["schemas"]["Artifact"];
            /** Objective */
            objective: string;
        };
        /**
         * Removed
         * @description What stands after a recipe was deleted.
         */
        Removed: {
            /** Recipe Id */
            recipe_id: string;
            /**
             * Restored
             * @description Whether the built-in one of that name stands again
             */
            restored: boolean;
        };
        /**
         * Replay
         * @description What can be said of a policy, and of how many choices.
         */
        Replay: {
            /** Agreed */
            agreed: number;
            /** Choices */
            choices: number;
            /** Disputed */
            disputed: number;
            doubly_robust: components["schemas"]["Estimate"] | null;
            /** Effective */
            effective: number;
            /** Effective Disputed */
            effective_disputed: number;
            gain: components["schemas"]["Estimate"] | null;
            /** Greedy */
            greedy: number;
            ips: components["schemas"]["Estimate"] | null;
            /** Left Out */
            left_out: components["schemas"]["Omission"][];
            logged: components["schemas"]["Estimate"] | null;
            /** Older */
            older: number;
            /** Policy */
            policy: string;
            /** Reproduced */
            reproduced: number;
            reward: components["schemas"]["RewardKind"];
            /** Said */
            said: string[];
            snips: components["schemas"]["Estimate"] | null;
            /** Used */
            used: number;
        };
        /**
         * ReportView
         * @description What a test of a recipe found.
         */
        ReportView: {
            /** Checks */
            checks: components["schemas"]["RecipeCheck"][];
            /** Note */
            note: string;
            /** Passed */
            passed: boolean;
            /** Recipe Id */
            recipe_id: string;
            /** Samples */
            samples: number;
            /** Version */
            version: number;
        };
        /**
         * ResponseEnvelope
         * @description One answer.
         */
        ResponseEnvelope: {
            /**
             * Artifacts
             * @default []
             */
            artifacts: (components["schemas"]["MissionBlock"] | components["schemas"]["TableBlock"] | components["schemas"]["PassageBlock"] | components["schemas"]["ArtifactBlock"] | components["schemas"]["DifferenceBlock"])[];
            /** Live Stream Id */
            live_stream_id?: string | null;
            metadata: components["schemas"]["EnvelopeMetadata"];
            /**
             * Missions Spawned
             * @default []
             */
            missions_spawned: string[];
            response_type: components["schemas"]["ResponseType"];
            /** Summary */
            summary: string;
            /** Timestamp */
            timestamp: string;
            ui_hints?: components["schemas"]["UiHints"];
        };
        /**
         * ResponseType
         * @description What kind of answer it is.
         * @enum {string}
         */
        ResponseType: "text" | "table" | "report" | "live_execution" | "artifact_bundle" | "clarification_request";
        /**
         * RetryBody
         * @description Try again.
         */
        RetryBody: {
            /**
             * From
             * @description failed_step: use the tool's answer again where there is one, and the approval where it is unspent; start: do everything again, after a new approval
             * @default failed_step
             * @enum {string}
             */
            from: "failed_step" | "start";
        };
        /**
         * RewardKind
         * @description What counts as the reward of a choice, each from 0 to 1.
         * @enum {string}
         */
        RewardKind: "served" | "rated" | "success" | "roi";
        /**
         * Risk
         * @description How much a call can change.
         * @enum {string}
         */
        Risk: "read" | "write" | "irreversible";
        /**
         * Route
         * @description The route of a message; one each. The texts are the labels that readers answer with.
         * @enum {string}
         */
        Route: "mission" | "autonomous_goal" | "modify_mission" | "approve" | "reject" | "cancel" | "schedule" | "recipe" | "status" | "follow_up" | "feedback" | "question" | "chitchat" | "clarify";
        /**
         * RowList
         * @description A page of a table.
         */
        RowList: {
            /** Columns */
            columns: string[];
            /** Items */
            items: (string | number | boolean | null)[][];
            /** Matching */
            matching: number;
            /** Name */
            name: string;
            /** Next Cursor */
            next_cursor: number | null;
            /** Total */
            total: number;
        };
        /**
         * Run
         * @description The run of a mission; a mission has at most one.
         */
        Run: {
            /**
             * Attempt
             * @default 1
             */
            attempt: number;
            /** Choice */
            choice?: string | null;
            deviation?: components["schemas"]["Deviation"] | null;
            /** Finished At */
            finished_at?: string | null;
            /** Requested At */
            requested_at: string;
            /** Run Id */
            run_id: string;
            /** Started At */
            started_at?: string | null;
            state: components["schemas"]["RunState"];
        };
        /**
         * RunBody
         * @description Values for a run.
         */
        RunBody: {
            /**
             * Max Cost Usd
             * @description A cap below the recipe's. Left out: the recipe's
             */
            max_cost_usd?: number | string | null;
            /** Params */
            params?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** @description Do it again and again; the yes to the proposal begins both */
            schedule?: components["schemas"]["ScheduleBody"] | null;
        };
        /**
         * RunState
         * @description Where a run stands in the engine. A mission is ``approved`` while its run is queued.
         * @enum {string}
         */
        RunState: "queued" | "running" | "parked" | "finished";
        /**
         * SampleBody
         * @description A finished run whose answer is recorded with its recipe.
         */
        SampleBody: {
            /** Mission Id */
            mission_id: string;
        };
        /**
         * SampleView
         * @description An answer that was recorded.
         */
        SampleView: {
            /** Mission Id */
            mission_id: string | null;
            /** Params */
            params: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Recipe Id */
            recipe_id: string;
            /** Recorded At */
            recorded_at: string;
        };
        /**
         * SaveBody
         * @description A new recipe: of a mission that completed, or written down.
         */
        SaveBody: {
            /**
             * Cap Usd
             * @description Most that a run may spend
             */
            cap_usd?: number | string | null;
            /** Constraints */
            constraints?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /** Description */
            description?: string | null;
            /**
             * Fixed
             * @description Arguments of the mission's tool input that do not become parameters
             */
            fixed?: string[];
            /** Mission Id */
            mission_id?: string | null;
            /** Name */
            name?: string | null;
            /**
             * Objective
             * @description With {parameters}; a part in [brackets] is left out where its parameter is not given
             */
            objective?: string | null;
            /**
             * Parameters
             * @description As `GET /recipes/{id}/export` has them
             */
            parameters?: {
                [key: string]: components["schemas"]["JsonValue"];
            }[] | null;
            priority?: components["schemas"]["Priority"] | null;
            scope?: components["schemas"]["ScopeBody"] | null;
            /**
             * Sites Of
             * @description Parameters whose addresses name the sites of a run
             */
            sites_of?: string[] | null;
            /** Tool */
            tool?: string | null;
            /**
             * Tool Input
             * @description The tool's input. Each text in it is a template. With {parameters}; a part in [brackets] is left out where its parameter is not given
             */
            tool_input?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
        };
        /**
         * ScheduleBody
         * @description A schedule for a mission.
         */
        ScheduleBody: {
            /**
             * Catch Up
             * @description Missed runs made up for, or waiting, at most
             * @default 3
             */
            catch_up: number;
            /**
             * Cron
             * @example 0 7 * * MON-FRI
             */
            cron?: string | null;
            /** @default latest */
            missed: components["schemas"]["Missed"];
            /** @default skip */
            overlap: components["schemas"]["Overlap"];
            /**
             * Pause After
             * @description Failures in a row; 0: it never pauses
             * @default 3
             */
            pause_after: number;
            recurrence?: components["schemas"]["Recurrence"] | null;
            standing?: components["schemas"]["StandingTerms"];
            /**
             * Timezone
             * @description An IANA zone. Left out: the instance's (BUDDY_TIMEZONE)
             * @example Europe/Berlin
             */
            timezone?: string | null;
            /**
             * Trigger Time
             * @description A time in the zone, 2027-01-04T09:00; one with its offset; or, daily, 09:00
             */
            trigger_time?: string | null;
        };
        /**
         * ScheduleList
         * @description A page of schedules.
         */
        ScheduleList: {
            /** Items */
            items: components["schemas"]["ScheduleView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ScheduleShown
         * @description A schedule with what a month of it costs.
         */
        ScheduleShown: {
            /** Catch Up */
            catch_up: number;
            /** Channel */
            channel: string;
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Cron */
            cron: string | null;
            /**
             * Daylight Saving
             * @description What changes of the clock do to it, in words
             */
            daylight_saving: string | null;
            /**
             * Failures
             * @description In a row
             */
            failures: number;
            /** Fired */
            fired: number;
            forecast: components["schemas"]["Forecast"];
            /** Forecast Words */
            forecast_words: string;
            /** Last Fired At */
            last_fired_at: string | null;
            /** Last Mission Id */
            last_mission_id: string | null;
            missed: components["schemas"]["Missed"];
            /** Missed Count */
            missed_count: number;
            /**
             * Mission Id
             * @description The mission whose work it repeats
             */
            mission_id: string;
            /**
             * Next Fires
             * @description The next five, in its zone
             */
            next_fires: components["schemas"]["Slot"][];
            /** Objective */
            objective: string;
            overlap: components["schemas"]["Overlap"];
            /** Pause After */
            pause_after: number;
            /** Queued */
            queued: number;
            /**
             * Reason
             * @description Why it is paused or over
             */
            reason: string;
            recurrence: components["schemas"]["Recurrence"];
            /** Schedule Id */
            schedule_id: string;
            standing: components["schemas"]["StandingBounds"];
            /** Standing Id */
            standing_id: string | null;
            state: components["schemas"]["ScheduleState"];
            /** Timezone */
            timezone: string;
            /**
             * Trigger Time
             * @description The time of its one firing, or of its first
             */
            trigger_time: string | null;
            /**
             * When
             * @description When it fires, in words
             */
            when: string;
        };
        /**
         * ScheduleState
         * @description Where a schedule stands.
         * @enum {string}
         */
        ScheduleState: "proposed" | "active" | "paused" | "ended";
        /**
         * ScheduleView
         * @description A schedule as it stands.
         */
        ScheduleView: {
            /** Catch Up */
            catch_up: number;
            /** Channel */
            channel: string;
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Cron */
            cron: string | null;
            /**
             * Daylight Saving
             * @description What changes of the clock do to it, in words
             */
            daylight_saving: string | null;
            /**
             * Failures
             * @description In a row
             */
            failures: number;
            /** Fired */
            fired: number;
            /** Last Fired At */
            last_fired_at: string | null;
            /** Last Mission Id */
            last_mission_id: string | null;
            missed: components["schemas"]["Missed"];
            /** Missed Count */
            missed_count: number;
            /**
             * Mission Id
             * @description The mission whose work it repeats
             */
            mission_id: string;
            /**
             * Next Fires
             * @description The next five, in its zone
             */
            next_fires: components["schemas"]["Slot"][];
            /** Objective */
            objective: string;
            overlap: components["schemas"]["Overlap"];
            /** Pause After */
            pause_after: number;
            /** Queued */
            queued: number;
            /**
             * Reason
             * @description Why it is paused or over
             */
            reason: string;
            recurrence: components["schemas"]["Recurrence"];
            /** Schedule Id */
            schedule_id: string;
            standing: components["schemas"]["StandingBounds"];
            /** Standing Id */
            standing_id: string | null;
            state: components["schemas"]["ScheduleState"];
            /** Timezone */
            timezone: string;
            /**
             * Trigger Time
             * @description The time of its one firing, or of its first
             */
            trigger_time: string | null;
            /**
             * When
             * @description When it fires, in words
             */
            when: string;
        };
        /**
         * Scope
         * @description The bounds a person approves.
         */
        Scope: {
            /** Allowed Domains */
            allowed_domains?: string[] | null;
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
         * ScopeBody
         * @description What a mission may touch.
         */
        ScopeBody: {
            /**
             * Allowed Domains
             * @description null: any public site; []: none
             */
            allowed_domains?: string[] | null;
            /** Blocked Domains */
            blocked_domains?: string[];
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
         * Series
         * @description One line, or one bar per label.
         */
        Series: {
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Values */
            values: (number | null)[];
        };
        /**
         * SessionBody
         * @description Begin a conversation.
         */
        SessionBody: {
            /** Source */
            source?: string | null;
            /**
             * Title
             * @default
             */
            title: string;
        };
        /**
         * SessionFigures
         * @description Conversations.
         */
        SessionFigures: {
            /** Active */
            active: number;
            /** Messages */
            messages: number;
            /** More */
            more: boolean;
        };
        /**
         * SessionList
         * @description A page of conversations, the one spoken in last first.
         */
        SessionList: {
            /** Items */
            items: components["schemas"]["SessionView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * SessionPatch
         * @description Rename, archive or take back a conversation; what is left out stays.
         */
        SessionPatch: {
            /** Archived */
            archived?: boolean | null;
            /** Title */
            title?: string | null;
        };
        /**
         * SessionView
         * @description A conversation.
         */
        SessionView: {
            /**
             * Active At
             * @description When it was last spoken in; the list goes by it
             */
            active_at: string;
            /** Archived */
            archived: boolean;
            /** Created At */
            created_at: string;
            /**
             * Exchanges
             * @description How many messages it holds, answers not counted
             */
            exchanges: number;
            /** Session Id */
            session_id: string;
            /** Source */
            source: string;
            /** Title */
            title: string;
        };
        /**
         * SettingList
         * @description Every setting.
         */
        SettingList: {
            /** Items */
            items: components["schemas"]["SettingView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * SettingsBody
         * @description Settings to be changed.
         */
        SettingsBody: {
            /**
             * Changes
             * @description By the environment variable; null goes back to the default
             */
            changes: {
                [key: string]: string | null;
            };
        };
        /**
         * SettingView
         * @description A setting as it holds until the next start.
         */
        SettingView: {
            /**
             * Changeable
             * @description Whether PUT /settings takes it
             */
            changeable: boolean;
            /**
             * Choices
             * @description The values that it takes; empty: any that fit
             */
            choices: string[];
            /**
             * Given
             * @description false: the default
             */
            given: boolean;
            /** Meaning */
            meaning: string;
            /**
             * Name
             * @description The environment variable that sets it
             */
            name: string;
            /**
             * Next Value
             * @description That value; null: not set, or nothing waits
             */
            next_value: string | null;
            /** Secret */
            secret: boolean;
            /**
             * Value
             * @description null: not set; always null where it is secret
             */
            value: string | null;
            /**
             * Waits
             * @description Whether a changed value waits for the next start
             */
            waits: boolean;
        };
        /**
         * SimulateBody
         * @description What to look at.
         */
        SimulateBody: {
            /** Asleep */
            asleep?: components["schemas"]["AsleepBody"][];
            /**
             * Run Seconds
             * @default 0
             */
            run_seconds: number;
            /**
             * Since
             * @description Left out: now
             */
            since?: string | null;
            /**
             * Until
             * @description Left out: seven days later
             */
            until?: string | null;
        };
        /**
         * SimulatedView
         * @description One thing that would happen.
         */
        SimulatedView: {
            /** At */
            at: string;
            /** Count */
            count: number;
            /** Local */
            local: string;
            /** Reason */
            reason: string;
            /** Slot */
            slot: string | null;
            /**
             * What
             * @description fired, missed, queued, paused or ended
             */
            what: string;
        };
        /**
         * Simulation
         * @description What a schedule would do in a stretch of time.
         */
        Simulation: {
            /** Steps */
            steps: components["schemas"]["SimulatedView"][];
            /** When */
            when: string;
        };
        /**
         * Slot
         * @description One time at which a schedule is to fire. No two of a schedule are at the same moment.
         */
        Slot: {
            /** At */
            at: string;
            /** Local */
            local: string;
            /** Note */
            note?: string | null;
        };
        /**
         * Source
         * @description Where a piece of a result came from.
         */
        Source: {
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * StandingBody
         * @description Make a standing approval: by accepting an offer, or in your own bounds.
         */
        StandingBody: {
            /**
             * Allowed Domains
             * @description null: any public site; []: none
             */
            allowed_domains?: string[] | null;
            /** Blocked Domains */
            blocked_domains?: string[];
            /**
             * Cap Per Run Usd
             * @example 0.50
             */
            cap_per_run_usd?: number | string | null;
            /**
             * Cap Total Usd
             * @description Left out: the cap of one run, times the count
             */
            cap_total_usd?: number | string | null;
            /**
             * Count
             * @default 30
             */
            count: number;
            /**
             * Max Pages
             * @description That one run may fetch
             * @default 5
             */
            max_pages: number;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Offer Id
             * @description Accept this offer
             */
            offer_id?: string | null;
            /** Purposes */
            purposes?: components["schemas"]["Purpose"][];
            /** Tool */
            tool?: string | null;
            /**
             * Until
             * @description Left out: 90 days from now
             */
            until?: string | null;
        };
        /**
         * StandingBounds
         * @description How far the yes goes that a schedule fires under.
         */
        StandingBounds: {
            /**
             * Cap Per Run
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_per_run: string;
            /**
             * Cap Total
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_total: string;
            /** Count */
            count: number;
            /** Until */
            until: string;
        };
        /**
         * StandingList
         * @description A page of standing approvals, and what is offered.
         */
        StandingList: {
            /** Items */
            items: components["schemas"]["StandingView"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Offers */
            offers: components["schemas"]["Offer"][];
        };
        /**
         * StandingTerms
         * @description How far the yes goes that the runs stand under.
         */
        StandingTerms: {
            /**
             * Cap Per Run Usd
             * @description Left out: the mission's cap
             */
            cap_per_run_usd?: string | number | null;
            /**
             * Cap Total Usd
             * @description Left out: the cap of one run, times the count
             */
            cap_total_usd?: string | number | null;
            /**
             * Count
             * @description Runs in all. Left out: 30, or 1 for one time
             */
            count?: number | null;
            /**
             * Until
             * @description Left out: 90 days from now
             */
            until?: string | null;
        };
        /**
         * StandingView
         * @description A standing approval and what was used of it.
         */
        StandingView: {
            /** Allowed Domains */
            allowed_domains: string[] | null;
            /** Blocked Domains */
            blocked_domains: string[];
            /**
             * Cap Per Run Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_per_run_usd: string;
            /**
             * Cap Total Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap_total_usd: string;
            /** Channel */
            channel: string;
            /**
             * Committed Usd
             * @description The caps of the missions it approved, added up
             * @example 5.00
             */
            committed_usd: string;
            /** Count */
            count: number;
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Id */
            id: string;
            /** Max Pages */
            max_pages: number;
            /** Note */
            note: string;
            /**
             * Open
             * @description Whether it can still say yes
             */
            open: boolean;
            /** Purposes */
            purposes: components["schemas"]["Purpose"][];
            /** Revoked At */
            revoked_at: string | null;
            /** Revoked By */
            revoked_by: string | null;
            /** Tool */
            tool: string;
            /** Until */
            until: string;
            /** Used */
            used: number;
            /**
             * Uses
             * @description The latest ones
             */
            uses: components["schemas"]["Use"][];
        };
        /**
         * SuggestedAction
         * @description Something that the person is likely to say next.
         */
        SuggestedAction: {
            /** Label */
            label: string;
            /** Text */
            text: string;
        };
        /**
         * Survey
         * @description One answer; a mission has at most one.
         */
        Survey: {
            /** Created At */
            created_at: string;
            intent: components["schemas"]["Intent"] | null;
            /** Mission Id */
            mission_id: string;
            /**
             * Notes
             * @default
             */
            notes: string;
            /** Rating */
            rating: number;
            /** Record Id */
            record_id: string;
            /** Time Saved Minutes */
            time_saved_minutes?: number | null;
            /** Tool */
            tool: string | null;
            /** Undone At */
            undone_at?: string | null;
            /** User Id */
            user_id: string;
            /** Would Repeat */
            would_repeat?: boolean | null;
        };
        /**
         * SurveyBody
         * @description How helpful a mission was.
         */
        SurveyBody: {
            /**
             * Notes
             * @default
             */
            notes: string;
            /** Rating */
            rating: number;
            /**
             * Time Saved
             * @description Minutes
             */
            time_saved?: number | null;
            /** Would Repeat */
            would_repeat?: boolean | null;
        };
        /**
         * SurveyState
         * @description A mission's rating, if it has one.
         */
        SurveyState: {
            /** Mission Id */
            mission_id: string;
            survey: components["schemas"]["Survey"] | null;
        };
        /**
         * TableBlock
         * @description A small table.
         */
        TableBlock: {
            /** Columns */
            columns: string[];
            /**
             * Kind
             * @default table
             * @constant
             */
            kind: "table";
            /**
             * More
             * @default 0
             */
            more: number;
            /** Rows */
            rows: string[][];
            /** Title */
            title: string;
        };
        /**
         * TableView
         * @description A table that an artifact holds; its rows are asked for apart.
         */
        TableView: {
            /** Columns */
            columns: string[];
            /** Name */
            name: string;
            /** Rows */
            rows: number;
        };
        /**
         * Then
         * @description What becomes of a goal whose part has failed for good.
         * @enum {string}
         */
        Then: "skip" | "stop";
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
            /** Base */
            base?: number | null;
            /** Confidence */
            confidence: number;
            /** Drawn At */
            drawn_at?: string | null;
            /**
             * Eligible
             * @default []
             */
            eligible: string[];
            /** Excluded */
            excluded?: string | null;
            /** Propensity */
            propensity?: number | null;
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Roi */
            roi?: number | null;
            /** Roi01 */
            roi01?: number | null;
            /** Runs */
            runs?: number | null;
            /** Score */
            score?: number | null;
            /** Seconds */
            seconds?: number | null;
            /** Tool */
            tool: string;
        };
        /**
         * ToolFigures
         * @description One tool.
         */
        ToolFigures: {
            /** Confidence */
            confidence: number | null;
            /** Cost Usd */
            cost_usd: string | null;
            /** Failed */
            failed: number;
            latency: components["schemas"]["Latency"];
            /** Runs */
            runs: number;
            /** Satisfied */
            satisfied: number;
            /** Selected */
            selected: number;
            /** Succeeded */
            succeeded: number;
            /** Success Rate */
            success_rate: number | null;
            /** Tool */
            tool: string;
        };
        /**
         * ToolLearnedView
         * @description What is known of a tool for one kind of objective.
         */
        ToolLearnedView: {
            /** Approved By */
            approved_by: string | null;
            /** Feedback Factor */
            feedback_factor: number;
            /** Helpful */
            helpful: number;
            intent: components["schemas"]["Intent"] | null;
            /** Mean Cost Usd */
            mean_cost_usd: string | null;
            /** Mean Rating */
            mean_rating: number | null;
            /** Mean Seconds */
            mean_seconds: number | null;
            /** Ratings */
            ratings: number;
            /** Rejected By */
            rejected_by: string | null;
            /** Roi */
            roi: number | null;
            /**
             * Roi01
             * @description The return from 0 to 1 as it counts, with `roi_prior_runs` at 0.5 beside
             */
            roi01: number | null;
            /**
             * Runs
             * @description Old ones count less; null: no run was timed
             */
            runs: number | null;
            /** Success Rate */
            success_rate: number | null;
            /** Survey Nudge */
            survey_nudge: number;
            /** Tool */
            tool: string;
            /** Unhelpful */
            unhelpful: number;
        };
        /**
         * ToolList
         * @description The tools, and the MCP servers that some of them are of.
         */
        ToolList: {
            /** Items */
            items: components["schemas"]["ToolView"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Servers */
            servers: components["schemas"]["ToolServer"][];
        };
        /**
         * ToolServer
         * @description A server that tools come from, as it stands now.
         */
        ToolServer: {
            /** Name */
            name: string;
            /**
             * Notes
             * @default []
             */
            notes: string[];
            /** Protocol */
            protocol?: string | null;
            /** Reason */
            reason?: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "connecting" | "ready" | "unavailable";
            /**
             * Tools
             * @default 0
             */
            tools: number;
            /**
             * Transport
             * @enum {string}
             */
            transport: "stdio" | "http" | "memory";
        };
        /**
         * ToolSwitch
         * @description A tool after it was switched.
         */
        ToolSwitch: {
            /** Enabled */
            enabled: boolean;
            /** Name */
            name: string;
        };
        /**
         * ToolValue
         * @description What the missions of a tool were worth together.
         */
        ToolValue: {
            /**
             * Cost Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cost_usd: string;
            /** Loses */
            loses: string | null;
            /** Minutes Saved */
            minutes_saved: number;
            /** Missions */
            missions: number;
            /**
             * Model Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            model_usd: string;
            /** Net Usd */
            net_usd: string | null;
            /**
             * Review Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            review_usd: string;
            /**
             * Saved Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            saved_usd: string;
            /** Tool */
            tool: string | null;
            /**
             * Tool Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            tool_usd: string;
            /** Unknown */
            unknown: number;
            /**
             * Unknown Usd
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            unknown_usd: string;
        };
        /**
         * ToolView
         * @description A tool with what it declares, and whether it is switched on.
         */
        ToolView: {
            artifact_type: components["schemas"]["ArtifactType"];
            /** Contacts Network */
            contacts_network: boolean;
            /** Description */
            description: string;
            /** Enabled */
            enabled: boolean;
            /** Examples */
            examples: string[];
            /** Idempotent */
            idempotent: boolean;
            /** Input Schema */
            input_schema: {
                [key: string]: unknown;
            };
            /** Intents */
            intents: components["schemas"]["Intent"][];
            /** Name */
            name: string;
            /** Output Schema */
            output_schema: {
                [key: string]: unknown;
            };
            price: components["schemas"]["Price"];
            risk: components["schemas"]["Risk"];
            /** Server */
            server: string | null;
            /** Timeout Seconds */
            timeout_seconds: number;
            /** Typical Seconds */
            typical_seconds: number | null;
            /** Unavailable */
            unavailable: string | null;
            /** Undo */
            undo: string | null;
        };
        /**
         * TopUpBody
         * @description Give a run that waits for money more of it.
         */
        TopUpBody: {
            /** Amount Usd */
            amount_usd: string | number;
            /**
             * Attempt
             * @description `run.attempt`, as it was shown with what the run needs
             */
            attempt?: number | null;
            /** Revision */
            revision?: number | null;
        };
        /**
         * UiHints
         * @description How a client may show the answer.
         */
        UiHints: {
            /** @default message */
            layout: components["schemas"]["Layout"];
            /** @default normal */
            priority: components["schemas"]["Priority"];
            /**
             * Suggested Actions
             * @default []
             */
            suggested_actions: components["schemas"]["SuggestedAction"][];
        };
        /**
         * UpdateBody
         * @description Edit a proposal; what is left out stays.
         */
        UpdateBody: {
            /** Constraints */
            constraints?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /**
             * Max Cost Usd
             * @description Dollars, as a number or a decimal text
             * @example 2.50
             */
            max_cost_usd?: number | string | null;
            /**
             * Objective
             * @description Left out: as it was
             * @default
             */
            objective: string;
            priority?: components["schemas"]["Priority"] | null;
            /** Revision */
            revision?: number | null;
            scope?: components["schemas"]["ScopeBody"] | null;
            /** Tool */
            tool?: string | null;
            /** Tool Input */
            tool_input?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
        };
        /**
         * Updated
         * @description An edited mission.
         */
        Updated: {
            /** Changed Fields */
            changed_fields: string[];
            mission: components["schemas"]["MissionView"];
            /** Mission Id */
            mission_id: string;
            proposal: components["schemas"]["Proposal"] | null;
            /** Questions */
            questions: components["schemas"]["Question"][];
            /** Revision */
            revision: number;
            status: components["schemas"]["MissionStatus"];
        };
        /**
         * UpdatePreview
         * @description What an edit would change; nothing is written.
         */
        UpdatePreview: {
            /** @description null: the edit leaves a question */
            after: components["schemas"]["Proposal"] | null;
            before: components["schemas"]["Proposal"] | null;
            /** Differences */
            differences: components["schemas"]["Difference"][];
            /** Questions */
            questions: components["schemas"]["Question"][];
            /**
             * Revision
             * @description The one that would be edited
             */
            revision: number;
        };
        /**
         * Use
         * @description One mission that a standing approval said yes to.
         */
        Use: {
            /** At */
            at: string;
            /**
             * Cap
             * @description US dollars as an exact decimal text
             * @example 5.00
             */
            cap: string;
            /** Mission Id */
            mission_id: string;
            /** Revision */
            revision: number;
        };
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
        /**
         * ValueReport
         * @description What the missions of a range were worth.
         */
        ValueReport: {
            /** Days */
            days: number;
            /** Gone */
            gone: number;
            /** Losing */
            losing: string[];
            /** Older */
            older: number;
            /** Rate Usd Per Hour */
            rate_usd_per_hour: number;
            /** Tools */
            tools: components["schemas"]["ToolValue"][];
            total: components["schemas"]["ToolValue"];
        };
        /**
         * Verdict
         * @description What was said.
         * @enum {string}
         */
        Verdict: "helpful" | "not_helpful" | "approve_tool" | "reject_tool";
        /**
         * VerificationView
         * @description Whether the chains hold.
         */
        VerificationView: {
            /** Chains */
            chains: components["schemas"]["ChainView"][];
            /** Ok */
            ok: boolean;
            /** Problems */
            problems: components["schemas"]["ProblemView"][];
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
        /**
         * WebhookBody
         * @description Be told of events.
         */
        WebhookBody: {
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Event Types
             * @description Left out: what waits for a decision, what lapsed, and what ended
             */
            event_types?: string[] | null;
            /**
             * Url
             * @example https://example.org/hooks/buddy
             */
            url: string;
        };
        /**
         * WebhookList
         * @description A page of webhooks.
         */
        WebhookList: {
            /** Items */
            items: components["schemas"]["WebhookView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * WebhookMade
         * @description A webhook that was just made.
         */
        WebhookMade: {
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Description */
            description: string;
            /** Disabled At */
            disabled_at: string | null;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Enabled */
            enabled: boolean;
            /** Event Types */
            event_types: string[];
            /**
             * Failing Since
             * @description The first failed attempt since the last that was taken
             */
            failing_since: string | null;
            /** Id */
            id: string;
            /**
             * Secret
             * @description Checks signatures; shown this once. Null where the request was repeated
             */
            secret: string | null;
            /** Url */
            url: string;
        };
        /**
         * WebhookView
         * @description A webhook; its secret is shown nowhere.
         */
        WebhookView: {
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Description */
            description: string;
            /** Disabled At */
            disabled_at: string | null;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Enabled */
            enabled: boolean;
            /** Event Types */
            event_types: string[];
            /**
             * Failing Since
             * @description The first failed attempt since the last that was taken
             */
            failing_since: string | null;
            /** Id */
            id: string;
            /** Url */
            url: string;
        };
        /**
         * Why
         * @description How a mission came to its tool.
         */
        Why: {
            /** Candidates */
            candidates: components["schemas"]["ToolCandidate"][];
            intent: components["schemas"]["Intent"] | null;
            /** Line */
            line: string;
            /** Mission Id */
            mission_id: string;
            /** Objective */
            objective: string;
            /** Stage */
            stage: string;
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
export interface operations {
    analytics_api_analytics_all_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalyticsView"];
                };
            };
        };
    };
    metrics_api_whiteboard_metrics_get: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricsReport"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_artifact_artifacts__artifact_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    compare_artifacts__artifact_id__compare__other_id__get: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path: {
                artifact_id: string;
                other_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    export_artifacts__artifact_id__export_get: {
        parameters: {
            query?: {
                chart?: number;
                format?: components["schemas"]["ExportFormat"];
                table?: number;
            };
            header?: never;
            path: {
                artifact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    preview_artifacts__artifact_id__preview_get: {
        parameters: {
            query?: {
                part?: number;
                raw?: boolean;
            };
            header?: never;
            path: {
                artifact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    related_artifacts__artifact_id__related_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    rows_artifacts__artifact_id__rows_get: {
        parameters: {
            query?: {
                cursor?: number;
                descending?: boolean;
                limit?: number;
                q?: string;
                sort?: number | null;
                table?: number;
            };
            header?: never;
            path: {
                artifact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    links_audit_get: {
        parameters: {
            query?: {
                chain?: components["schemas"]["ChainName"];
                cursor?: number;
                limit?: number;
                mission_id?: string | null;
                newest_first?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    verify_audit_verify_get: {
        parameters: {
            query?: {
                events?: boolean;
                head?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_budgets_budgets_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetList"];
                };
            };
        };
    };
    set_budget_budgets__scope__put: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                /** @description As in `items[].scope` */
                scope: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetView"] | components["schemas"]["CreditView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    say_chat_integrated_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatAnswer"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_sessions_conversation_sessions_get: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    begin_conversation_sessions_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_session_conversation_sessions__session_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_conversation_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_conversation_sessions__session_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    messages_conversation_sessions__session_id__messages_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    replay_events_get: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    stream_events_stream_get: {
        parameters: {
            query?: {
                after?: number | null;
            };
            header?: {
                "last-event-id"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_goals_goals_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    propose_goals_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_goals__goal_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    approve_goals__goal_id__approve_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DecideBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_goals__goal_id__cancel_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DecideBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reject_goals__goal_id__reject_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DecideBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_goals__goal_id__update_put: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalChangeBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    healthz_healthz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    list_inbox_inbox_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    decide_inbox_decide_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"][];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionsView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    show_instance_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
        };
    };
    pause_instance_pause_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["buddy__web__schemas__instance__PauseBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    resume_instance_resume_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_learning_learning_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningView"];
                };
            };
        };
    };
    export_learning_learning_export_get: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    undo_any_feedback_learning_feedback__feedback_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                feedback_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackGiven"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    forget_learning_learning_forget_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    replay_learning_learning_replay_get: {
        parameters: {
            query?: {
                days?: number;
                explore?: number | null;
                policy?: string;
                reward?: components["schemas"]["RewardKind"];
                strength?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_value_learning_value_get: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueReport"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_missions_missions_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                q?: string;
                since?: string | null;
                status?: components["schemas"]["MissionStatus"][] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_mission_missions__mission_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    approve_missions__mission_id__approve_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision you saw, as in ETag: "3" */
                "if-match"?: string | null;
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApproveBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    artifacts_missions__mission_id__artifacts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    of_mission_missions__mission_id__audit_get: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_missions__mission_id__cancel_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    events_missions__mission_id__events_get: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    execute_missions__mission_id__execute_post: {
        parameters: {
            query?: never;
            header?: {
                prefer?: string | null;
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionRecord"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    give_feedback_missions__mission_id__feedback_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackGiven"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    undo_feedback_missions__mission_id__feedback__feedback_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                feedback_id: string;
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackGiven"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    progress_missions__mission_id__progress_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_receipt_missions__mission_id__receipt_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reject_missions__mission_id__reject_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision you saw, as in ETag: "3" */
                "if-match"?: string | null;
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RejectBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    report_missions__mission_id__report_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    retry_missions__mission_id__retry_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetryBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    of_mission_missions__mission_id__schedule_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_missions__mission_id__schedule_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_of_mission_missions__mission_id__schedule_delete: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    preview_missions__mission_id__schedule_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_survey_missions__mission_id__survey_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    submit_survey_missions__mission_id__survey_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    undo_survey_missions__mission_id__survey_delete: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    top_up_missions__mission_id__top_up_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision you saw, as in ETag: "3" */
                "if-match"?: string | null;
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopUpBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_missions__mission_id__update_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision you saw, as in ETag: "3" */
                "if-match"?: string | null;
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Updated"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    preview_update_missions__mission_id__update_preview_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision you saw, as in ETag: "3" */
                "if-match"?: string | null;
                "x-buddy-client"?: string | null;
            };
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePreview"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_mission_value_missions__mission_id__value_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionValue"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_why_missions__mission_id__why_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mission_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_missions_create_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    run_missions_from_recipe__recipe_id__post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                recipe_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    readyz_readyz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    list_recipes_recipes_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipeList"];
                };
            };
        };
    };
    save_recipes_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipeView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_recipes__recipe_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recipe_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipeView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    edit_recipes__recipe_id__put: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                recipe_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edited"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_recipes__recipe_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                recipe_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    export_recipes__recipe_id__export_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recipe_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    test_recipes__recipe_id__test_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recipe_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    versions_recipes__recipe_id__versions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recipe_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipeList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    accept_import_recipes_import_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipeView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    preview_import_recipes_import_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    preview_recipes_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    record_recipes_samples_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_schedules_schedules_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_schedules__schedule_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_schedules__schedule_id__put: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleShown"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_schedules__schedule_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    firings_schedules__schedule_id__firings_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiringList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    pause_schedules__schedule_id__pause_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["buddy__web__schemas__schedules__PauseBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    resume_schedules__schedule_id__resume_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    simulate_schedules__schedule_id__simulate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulateBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_settings_settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingList"];
                };
            };
        };
    };
    change_settings_settings_put: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_standing_approvals_standing_approvals_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_standing_approvals_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandingBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    revoke_standing_approvals__standing_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                standing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    decline_standing_approvals_offers__offer_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_tools_tools_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolList"];
                };
            };
        };
    };
    disable_tools__name__disable_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolSwitch"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    enable_tools__name__enable_post: {
        parameters: {
            query?: never;
            header?: {
                "x-buddy-client"?: string | null;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolSwitch"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_webhooks_webhooks_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_webhooks_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMade"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_webhooks__webhook_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    deliveries_webhooks__webhook_id__deliveries_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    enable_webhooks__webhook_id__enable_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    test_webhooks__webhook_id__test_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
}
