package io.heyi.microenterprise;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Who has belonged to which micro-enterprise when, for those who judge a person's past by it (domain.md P6 step 9). */
public interface MembershipHistory {

    /** Of these people, in no order. */
    void forEach(Collection<Username> people, Consumer<Belonging> each);

    /** Of everybody, in no order; read in one pass, not kept in memory. */
    void forEach(Consumer<Belonging> each);

    /** @param until empty while it goes on */
    record Belonging(Username person, String microenterprise, Instant since, Optional<Instant> until) {}
}
