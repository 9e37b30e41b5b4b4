package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.talent.internal.people.Profile;
import io.heyi.talent.internal.people.ProfileChanged;
import io.heyi.talent.internal.people.Profiles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;

/** Profiles kept in memory; who writes one tells of it as the product does. */
final class PlayedProfiles implements Profiles {

    private final Map<String, Profile> all = new TreeMap<>();
    private final ApplicationEventPublisher events;

    PlayedProfiles(ApplicationEventPublisher events) {
        this.events = events;
    }

    void forget() {
        Set.copyOf(all.keySet()).forEach(this::forget);
    }

    void forget(String person) {
        all.remove(person);
        events.publishEvent(new ProfileChanged(new Username(person), Instant.EPOCH));
    }

    /** Looks for a place at once, for all of the time, without wishes; skills at level 3 with evidence. */
    void looks(String person, String... skills) {
        put(new Profile(new Username(person), "Mx " + person, "cook", "CN", "Qingdao", Stream.of(skills).map(skill -> new Profile.Skill(skill, 3, "certificate", 0)).toList(), Profile.Wishes.none(),
                new Profile.Availability(true, true, java.time.LocalDate.of(2025, 7, 1), 100), 0));
    }

    void put(Profile profile) {
        all.put(profile.person().value(), profile);
        events.publishEvent(new ProfileChanged(profile.person(), Instant.EPOCH));
    }

    @Override
    public Optional<Profile> find(Username person) {
        return Optional.ofNullable(all.get(person.value()));
    }

    @Override
    public Map<Username, Profile> find(Collection<Username> people) {
        return people.stream().map(this::find).flatMap(Optional::stream).collect(Collectors.toMap(Profile::person, Function.identity()));
    }

    @Override
    public void forEachAvailable(Consumer<Profile> each) {
        List.copyOf(all.values()).stream().filter(profile -> profile.availability().looking()).forEach(each);
    }
}
