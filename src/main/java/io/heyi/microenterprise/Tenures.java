package io.heyi.microenterprise;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who owned which micro-enterprise when, so that a record can follow a person (product-bar D9). */
public interface Tenures {

    /** All that this person holds or has held, the latest first. */
    List<Tenure> of(Username person);

    /** All owners of a micro-enterprise, the first one first; empty for an unknown code. */
    List<Tenure> of(String microenterprise);

    /**
     * @param name of the micro-enterprise
     * @param until empty while it goes on
     * @param first whether nobody owned it before
     * @param interim whether it was for a limited time from the start
     */
    record Tenure(String microenterprise, String name, Username owner, Instant from, Optional<Instant> until, boolean first, boolean interim) {}
}
