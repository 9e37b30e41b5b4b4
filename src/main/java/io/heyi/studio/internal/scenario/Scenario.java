package io.heyi.studio.internal.scenario;

import java.time.Instant;
import java.util.UUID;

/**
 * A case that every draft of its process has to play as expected (product-bar E6).
 *
 * @param process id of the process
 * @param script text as it was written; {@link ScriptReader} has read it
 * @param checksum SHA-256 of the script
 * @param stamp 1 for the first state, one more with every saving
 * @param editor who wrote it last; {@code system} for those that come with the product
 */
public record Scenario(UUID id, String process, String name, String script, String checksum, int stamp, String editor, Instant editedAt) {

    public Script read() {
        return ScriptReader.read(script).script().orElseThrow(() -> new IllegalStateException("the script of the scenario " + id + " cannot be read"));
    }
}
