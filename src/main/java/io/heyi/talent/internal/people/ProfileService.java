package io.heyi.talent.internal.people;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.people.Profile.Skill;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody writes the own profile, and others confirm its skills. */
@Service
@Transactional
public class ProfileService implements Seekers {

    private final ProfileStore store;
    private final ProfileReading reading;
    private final PayStore pay;
    private final PayRights rights;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProfileService(ProfileStore store, ProfileReading reading, PayStore pay, PayRights rights, AuditTrail audit, WorkingDays calendar, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.pay = pay;
        this.rights = rights;
        this.audit = audit;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /** A repeat of what stands changes nothing, whichever version it names; anything else on top of another version than the last is refused. */
    public ProfileReply save(CurrentUser user, ProfileInput input) {
        var read = new ProfileCheck(new HashSet<>(pay.roles())).read(input, today());
        if (!read.errors().isEmpty()) {
            return new ProfileReply.Invalid(read.errors());
        }
        var person = user.username();
        var version = store.hold(person, today(), clock.instant());
        var known = reading.mine(user);
        if (version > 0 && same(known, read)) {
            return new ProfileReply.Saved(known, false);
        }
        if (version != read.version()) {
            return new ProfileReply.Stale(version);
        }
        store.write(person, read.place(), read.wishes(), read.availability(), clock.instant());
        store.write(person, read.skills());
        tell(person, new AuditEvent(person.value(), person.value(), "people.profileWritten", Map.of("person", person.value(), "version", version + 1, "skills", read.skills().size())));
        return new ProfileReply.Saved(reading.mine(user), true);
    }

    private static boolean same(Profile known, ProfileCheck.Read read) {
        var skills = known.skills().stream().map(skill -> new Skill(skill.name(), skill.level(), skill.evidence(), 0)).toList();
        return known.place().equals(read.place()) && skills.equals(read.skills()) && known.wishes().equals(read.wishes()) && known.availability().equals(read.availability());
    }

    /** Whether this person's word on the other's skills counts: the owner of a micro-enterprise of theirs, or a colleague in one; never one's own. */
    @Transactional(readOnly = true)
    public boolean mayConfirm(CurrentUser by, Username person) {
        return !by.username().equals(person) && rights.belongs(person).stream().anyMatch(me -> by.is(Relation.Kind.ME_OWNER, me) || by.is(Relation.Kind.ME_MEMBER, me));
    }

    /**
     * Confirms a level that stands in the profile.
     *
     * @param level that the confirming person has seen; refused when it is another one now
     */
    public PayReply confirm(CurrentUser by, Username person, String skill, int level) {
        if (!mayConfirm(by, person)) {
            return new PayReply.NotAllowed(by.username().equals(person) ? "people.refusal.ownSkill" : "people.refusal.onlyColleaguesConfirm");
        }
        if (reading.find(person).isPresent()) {
            store.hold(person, today(), clock.instant());
        }
        var found = reading.find(person).flatMap(profile -> named(profile, skill));
        if (found.isEmpty()) {
            return new PayReply.Invalid(List.of(FieldError.of("skill", "people.error.unknownSkill")));
        }
        if (found.get().level() != level) {
            return new PayReply.Conflict("people.refusal.levelChanged", List.of(found.get().name(), found.get().level()));
        }
        boolean asOwner = !rights.shared(by, person).isEmpty();
        if (!store.confirm(person, ProfileCheck.key(skill), by.username(), level, asOwner, clock.instant())) {
            return new PayReply.Done(false, 0);
        }
        tell(person, new AuditEvent(person.value(), by.username().value(), "people.skillConfirmed", Map.of("person", person.value(), "skill", found.get().name(), "level", level)));
        return new PayReply.Done(true, 0);
    }

    private static Optional<Skill> named(Profile profile, String skill) {
        return skill == null ? Optional.empty() : profile.skills().stream().filter(one -> ProfileCheck.key(one.name()).equals(ProfileCheck.key(skill))).findFirst();
    }

    @Override
    public void looks(Username person, LocalDate from) {
        turn(person, true, from);
    }

    @Override
    public void settled(Username person) {
        turn(person, false, null);
    }

    private void turn(Username person, boolean looking, LocalDate from) {
        store.hold(person, today(), clock.instant());
        if (store.looking(person, looking, from, clock.instant())) {
            events.publishEvent(new ProfileChanged(person, clock.instant()));
        }
    }

    private void tell(Username person, AuditEvent event) {
        audit.record(event);
        events.publishEvent(new ProfileChanged(person, clock.instant()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(calendar.zone()));
    }
}
