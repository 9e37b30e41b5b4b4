package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.matching.domain.Candidate;
import io.heyi.talent.internal.matching.domain.Candidate.Past;
import io.heyi.talent.internal.people.Profile;
import io.heyi.talent.internal.people.Profiles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** People as matching knows them: of a profile and a past it takes what {@link Candidate} names, and nothing else. */
@Component
class Candidates {

    private final Profiles profiles;
    private final PastPerformance past;
    private final WorkingDays calendar;
    private final Clock clock;

    Candidates(Profiles profiles, PastPerformance past, WorkingDays calendar, Clock clock) {
        this.profiles = profiles;
        this.past = past;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whoever has written nothing yet is somebody without skills and wishes, who is there at once. */
    Candidate find(Username person) {
        var known = past.of(List.of(person)).getOrDefault(person, past.newcomer());
        return profiles.find(person).map(profile -> of(profile, known)).orElseGet(() -> new Candidate(person.value(), List.of(), List.of(), Set.of(), Set.of(), false, 100, today(), known));
    }

    /** Empty for whoever looks for no place. */
    Optional<Candidate> findAvailable(Username person) {
        return profiles.find(person).filter(profile -> profile.availability().looking()).map(profile -> of(profile, past.of(List.of(person)).getOrDefault(person, past.newcomer())));
    }

    /** Everybody who looks for a place, by user name. */
    List<Candidate> available() {
        var all = new ArrayList<Candidate>();
        var known = past.all();
        profiles.forEachAvailable(profile -> all.add(of(profile, known.getOrDefault(profile.person(), past.newcomer()))));
        return all;
    }

    private Candidate of(Profile profile, Past known) {
        var wishes = profile.wishes();
        var from = profile.availability().from();
        // tens of thousands are kept and write the same few names: one text for each is less to keep and faster to look up
        return new Candidate(profile.person().value(), profile.skills().stream().map(skill -> new Candidate.Skill(skill.name().intern(), skill.level(), skill.hasEvidence() || skill.confirmations() > 0)).toList(),
                wishes.roles(), new LinkedHashSet<>(wishes.platforms()), new LinkedHashSet<>(wishes.places()), wishes.remote(), profile.availability().percent(), from == null ? today() : from, known);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }
}
