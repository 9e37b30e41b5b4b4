package io.heyi.studio.internal.scenario;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of writing a scenario. */
public sealed interface ScenarioOutcome {

    record Done(Scenario scenario) implements ScenarioOutcome {}

    record Invalid(List<FieldError> errors) implements ScenarioOutcome {}

    /** Somebody has saved since it was read. */
    record Overtaken(Scenario now) implements ScenarioOutcome {}

    record NotAllowed(String messageKey) implements ScenarioOutcome {}

    record Unknown() implements ScenarioOutcome {}
}
