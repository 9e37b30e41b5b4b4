package io.heyi.orchestration.internal.clock;

import io.heyi.shared.FieldError;
import java.util.List;

/** What became of a wish to move time. */
public sealed interface MoveOutcome {

    record Moved(ProductTime time) implements MoveOutcome {}

    record Refused(List<FieldError> errors) implements MoveOutcome {}

    /** The engine's clock cannot be reached, so neither clock was moved. */
    record EngineAway() implements MoveOutcome {}
}
