package io.heyi.talent.internal.people;

import io.heyi.access.Username;
import java.time.LocalDate;

/** Who is to be found by those who have places. Calls join the caller's transaction and may be repeated. */
public interface Seekers {

    /** The person looks for a place from that day on, e.g. because a stay in the pool began; starts a profile for whoever has none. */
    void looks(Username person, LocalDate from);

    /** The person has found a place and is offered none any more, until he or she looks again. */
    void settled(Username person);
}
