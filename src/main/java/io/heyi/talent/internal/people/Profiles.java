package io.heyi.talent.internal.people;

import io.heyi.access.Username;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Profiles as those read them who order and match; editing is {@code ProfileService}'s. {@link ProfileChanged} tells of each change. */
public interface Profiles {

    Optional<Profile> find(Username person);

    /** People without a profile are missing from the result. */
    Map<Username, Profile> find(Collection<Username> people);

    /** Everybody who looks for a place ({@link Profile.Availability#looking}; a stay in the pool sets it by {@link Seekers}), by user name; read in one pass, not kept in memory. */
    void forEachAvailable(Consumer<Profile> each);
}
