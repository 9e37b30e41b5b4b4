package io.heyi.microenterprise;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Who belongs to which micro-enterprise, and how people move between them (domain.md P6 step 8). Changing calls join the caller's transaction, hold the person's
 * and the micro-enterprises' records, change relations (and by them Keycloak's groups) in the same instant, and may be repeated.
 */
public interface Memberships {

    /** Where the person belongs now, the oldest first. */
    List<Membership> of(Username person);

    /** The same for many people at once; those who belong nowhere are missing from the result. */
    Map<Username, List<Membership>> of(Collection<Username> people);

    /** Who belongs to it now, the owner first. */
    List<Membership> in(String microenterprise);

    /**
     * Holds elections, record and all people of a micro-enterprise until the caller's transaction ends, in the one order in which everybody holds them: elections,
     * record, people by name. What concerns money and offers is held after them.
     *
     * @return who belongs to it, the owner first; empty for an unknown code
     */
    List<Membership> hold(String microenterprise);

    /**
     * Becomes a member there, and leaves every other micro-enterprise in which the person is a plain member: nobody is in two. The owner of one that is being
     * dissolved may go ahead and leads it until it is closed.
     */
    Outcome join(String microenterprise, Username person, String reason);

    /** Is no member there any more. An owner leaves only with a dissolution or by an election. */
    Outcome leave(String microenterprise, Username person, String reason);

    /** @param owner whether with the three rights */
    record Membership(Username person, String microenterprise, String name, MicroenterpriseState state, boolean owner, Instant since) {}

    sealed interface Outcome {

        /** @param left micro-enterprises that the person has left by it */
        record Done(List<String> left) implements Outcome {}

        /** Nothing has changed; a message key below {@code microenterprise.membership.}: unknown, unknownPerson, founding, frozen, closed, ownerElsewhere, ownerStays, notMember. */
        record Refused(String messageKey, List<Object> arguments) implements Outcome {}
    }
}
