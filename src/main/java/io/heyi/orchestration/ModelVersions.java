package io.heyi.orchestration;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that was ever in use, with its text and what ran on it (product-bar E18). Nothing of it is ever deleted. */
public interface ModelVersions {

    /** The newest first. */
    PageOf<Version> of(ModelKind kind, String id, PageRequest page);

    Optional<Version> find(ModelKind kind, String id, int version);

    /** As people wrote it. */
    Optional<String> source(ModelKind kind, String id, int version);

    /** Versions that were in use at some moment of a time, the oldest first. @param until empty for a time that goes on */
    List<Version> during(ModelKind kind, String id, Instant from, Optional<Instant> until);

    /** What ran on a version, the newest first; also what moved to it while it ran. */
    PageOf<RanCase> cases(long definitionKey, PageRequest page);

    /**
     * @param until when a newer one came into use; empty for the newest
     * @param fromOwner whether a process owner wrote it, and not the product's makers
     * @param checksum SHA-256 of the text as it was written
     * @param tag version tag that it was given when it came into use, which is the code of its change; empty where none was given
     */
    record Version(ModelKind kind, String id, int version, long definitionKey, Instant since, Optional<Instant> until, boolean fromOwner, String checksum, Optional<String> tag) {}

    /** @param seenAt when anything of it was seen last */
    record RanCase(String businessKey, long instanceKey, Instant seenAt, Optional<Instant> endedAt) {}
}
