package io.heyi.talent.internal.people;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads profiles, and tells who may see which part of one. */
@Service
@Transactional(readOnly = true)
public class ProfileReading implements Profiles {

    private static final int AT_ONCE = 2000;

    private final ProfileStore store;
    private final Employments employments;
    private final Access access;
    private final WorkingDays calendar;
    private final Clock clock;

    ProfileReading(ProfileStore store, Employments employments, Access access, WorkingDays calendar, Clock clock) {
        this.store = store;
        this.employments = employments;
        this.access = access;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Optional<Profile> find(Username person) {
        return Optional.ofNullable(find(List.of(person)).get(person));
    }

    @Override
    public Map<Username, Profile> find(Collection<Username> people) {
        var found = new LinkedHashMap<Username, Profile>();
        named(store.find(people, today())).forEach(profile -> found.put(profile.person(), profile));
        return found;
    }

    @Override
    public void forEachAvailable(Consumer<Profile> each) {
        var after = "";
        List<Profile> some;
        do {
            some = store.looking(after, AT_ONCE, today());
            named(some).forEach(each);
            after = some.isEmpty() ? after : some.getLast().person().value();
        } while (some.size() == AT_ONCE);
    }

    private List<Profile> named(List<Profile> profiles) {
        var people = access.people(profiles.stream().map(Profile::person).toList());
        return profiles.stream().map(profile -> named(profile, people.get(profile.person()))).toList();
    }

    private static Profile named(Profile it, Person person) {
        return person == null ? it : new Profile(it.person(), person.displayName(), it.role(), it.country(), it.place(), it.skills(), it.wishes(), it.availability(), it.version());
    }

    /** The own one; an empty one of version 0 for whoever has none. */
    public Profile mine(CurrentUser user) {
        return find(user.username()).orElseGet(() -> empty(user.username(), user.displayName()));
    }

    private Profile empty(Username person, String name) {
        var employment = employments.of(person, today());
        return new Profile(person, name, employment.role(), employment.country(), "", List.of(), Profile.Wishes.none(), new Profile.Availability(false, false, today(), 100), 0);
    }

    /**
     * What the reader may see: people inside see role, place and skills of everybody; wishes and availability are for the person, the pool coordinator, and everybody
     * inside once published. Empty for people outside, and for somebody unknown.
     */
    public Optional<Shown> show(CurrentUser reader, Username person) {
        boolean own = reader.username().equals(person);
        if (!own && !reader.isInside()) {
            return Optional.empty();
        }
        var name = access.nameOf(person);
        return find(person).or(() -> name.map(known -> empty(person, known)))
                .map(profile -> new Shown(profile, own || profile.availability().published() || reader.has(Role.POOL_COORDINATOR)));
    }

    /** @param wishesToo whether the reader may see wishes and availability */
    public record Shown(Profile profile, boolean wishesToo) {

        /** The profile without what the reader may not see. */
        public Shown {
            if (!wishesToo) {
                profile = new Profile(profile.person(), profile.displayName(), profile.role(), profile.country(), profile.place(), profile.skills(), Profile.Wishes.none(), null, profile.version());
            }
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(calendar.zone()));
    }
}
