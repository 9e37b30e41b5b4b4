package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import java.time.Instant;

/**
 * A place for a signature below the founding agreement. Signed: bound to the hash of the text that was shown, with person, time and session.
 *
 * @param sessionId Keycloak session of the signatory; null while unsigned
 */
public record Signature(Username signatory, Role role, State state, Instant at, String hash, String sessionId) {

    public enum Role { OWNER, CO_FOUNDER, PLATFORM }

    public enum State { ASKED, SIGNED, REFUSED }

    static Signature asked(Username signatory, Role role) {
        return new Signature(signatory, role, State.ASKED, null, null, null);
    }
}
