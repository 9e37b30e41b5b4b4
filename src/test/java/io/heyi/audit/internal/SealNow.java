package io.heyi.audit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.audit.AuditEntry;
import io.heyi.shared.CanonicalJson;

/** Lets tests seal when they want, and forge as somebody who knows the rule would. */
public class SealNow {

    private final Sealer sealer;

    SealNow(Sealer sealer) {
        this.sealer = sealer;
    }

    public void seal() {
        sealer.seal();
    }

    /** The hash that the entry would have with another actor. */
    public String hashOf(AuditEntry entry, String actor) {
        try {
            var details = CanonicalJson.of(new ObjectMapper().writeValueAsString(entry.details()));
            return Chain.hashOfEntry(entry.stream(), entry.sequence(), entry.at(), actor, entry.action(), details, entry.previousHash());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
