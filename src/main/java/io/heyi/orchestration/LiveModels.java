package io.heyi.orchestration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The processes, decisions and forms in use, as people wrote them. */
public interface LiveModels {

    /** The newest of each, those that come with the product also before the engine has them; by kind and id. */
    List<LiveModel> all();

    Optional<LiveModel> find(ModelKind kind, String id);

    /** The text as it was written, with the markers of Camunda user tasks also where the engine was given the job-based form. */
    Optional<String> source(ModelKind kind, String id);

    /** The text that was in use at that moment, as it was written; of a model that came later its first one. */
    Optional<String> sourceAt(ModelKind kind, String id, Instant at);

    /**
     * @param version the engine's count; empty before the engine has it
     * @param fromOwner whether a process owner wrote it, and not the product's makers
     * @param checksum SHA-256 of the text as it was written
     */
    record LiveModel(ModelKind kind, String id, Optional<Deployed> deployed, boolean fromOwner, String checksum) {}

    /** @param definitionKey the engine's key of this version */
    record Deployed(int version, long definitionKey, Instant since) {}
}
