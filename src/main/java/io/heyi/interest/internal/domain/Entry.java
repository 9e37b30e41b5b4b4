package io.heyi.interest.internal.domain;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.UUID;

/**
 * One version of an entry of the register.
 *
 * @param version 1 or more; concurrent changes are told apart by it
 * @param by who wrote this version
 * @param reason why somebody else wrote it; empty when the person did
 */
public record Entry(UUID id, int version, Username person, Statement statement, Origin origin, Change change, String by, String reason, Instant at) {

    /** Who began the entry: the person, or a compliance reader about the person. */
    public enum Origin { DECLARED, REGISTERED }

    /** How this version came about. */
    public enum Change { ADDED, CORRECTED, ENDED }

    public boolean isOpen() {
        return statement.span().until() == null;
    }

    /** The next version. */
    public Entry changed(Statement to, Change how, String who, String why, Instant when) {
        return new Entry(id, version + 1, person, to, origin, how, who, why, when);
    }
}
