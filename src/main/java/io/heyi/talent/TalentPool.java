package io.heyi.talent;

import io.heyi.access.Username;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The pool as other modules use it (domain.md P6). Changing calls join the caller's transaction and may be repeated. */
public interface TalentPool {

    /**
     * The person is in the pool from this day on; the stay's process starts with the transaction. Somebody who is there already stays where he is.
     *
     * @param entered first day with pool wage; never before today for a new stay
     * @param source code of what brought the person, e.g. {@code DC-0001}; empty for an own wish
     */
    StayCode enter(Username person, EntryCause cause, String source, LocalDate entered);

    /**
     * Somebody has just lost a place, e.g. by a closing: joins the micro-enterprise whose accepted offer waited for that, stays where another membership goes on, or
     * enters the pool; all in this transaction, so that nobody is nowhere or in two places.
     *
     * @param source code of what released the person
     */
    Destination release(Username person, EntryCause cause, String source, LocalDate day);

    /**
     * Whoever has accepted an offer that waits joins there now, for nothing holds the person any more; nothing happens to others.
     *
     * @return code of the micro-enterprise that was joined
     */
    Optional<String> carryOut(Username person);

    /** The stays that go on now; people who are not in the pool are missing from the result. */
    Map<Username, StayCode> current(Collection<Username> people);

    default Optional<StayCode> current(Username person) {
        return Optional.ofNullable(current(java.util.List.of(person)).get(person));
    }

    /** @param place code of the micro-enterprise or of the stay */
    record Destination(Kind kind, String place) {

        public enum Kind { JOINED, STAYS, POOL }
    }

    /** Why somebody came to the pool. Anybody may land there, owners and platform owners too. */
    enum EntryCause { DISSOLUTION, OWNER_LEFT, OWN_WISH, RELEASED, REGISTERED }
}
