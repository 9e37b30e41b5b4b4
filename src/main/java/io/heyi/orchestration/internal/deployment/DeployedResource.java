package io.heyi.orchestration.internal.deployment;

import java.time.Instant;

/** What the engine was given, and the key under which it knows it. Origin is {@code BASELINE} or {@code STUDIO}. */
public record DeployedResource(String name, String id, String kind, String checksum, String origin, long definitionKey, int version, Instant deployedAt) {

    boolean isBaseline() {
        return origin.equals("BASELINE");
    }
}
