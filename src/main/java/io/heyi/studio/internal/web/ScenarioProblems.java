package io.heyi.studio.internal.web;

import io.heyi.studio.internal.scenario.Scenario;
import io.heyi.studio.internal.scenario.ScenarioOutcome;
import io.heyi.web.ApiProblem;
import java.util.Map;
import java.util.UUID;

/** Refusals of scenarios as problems; the same for pages and API. */
final class ScenarioProblems {

    private ScenarioProblems() {}

    /** @throws ApiProblem for a refusal */
    static Scenario done(ScenarioOutcome outcome) {
        return switch (outcome) {
            case ScenarioOutcome.Done(var scenario) -> scenario;
            case ScenarioOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case ScenarioOutcome.Overtaken(var now) -> throw ApiProblem.conflict("studio.refusal.overtaken", Map.of("reason", "overtaken", "stamp", now.stamp(), "by", now.editor(), "at", now.editedAt().toString()), now.editor());
            case ScenarioOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case ScenarioOutcome.Unknown() -> throw StudioProblems.unknown();
        };
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw StudioProblems.unknown();
        }
    }
}
