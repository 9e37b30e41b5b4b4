package io.heyi.interest.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Person;
import io.heyi.access.Username;
import io.heyi.interest.InterestSource.Named;
import io.heyi.interest.internal.domain.StatementInput;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A few interests of the demo. They need people and micro-enterprises to be known, so it tries until they are; a repeat changes nothing. */
@Component
@Profile("local")
class LocalInterests {

    private static final Logger LOG = LoggerFactory.getLogger(LocalInterests.class);
    private static final List<String> PEOPLE = List.of("platform-owner-clothing", "committee-4", "committee-5", "auditor", "settlement-officer", "entrepreneur-41", "partner-recipes");

    private final Declarations declarations;
    private final EntryStore entries;
    private final InterestObjects objects;
    private final Access access;
    private final TransactionTemplate transaction;
    private final WorkingDays calendar;
    private final Clock clock;
    private volatile boolean done;

    LocalInterests(Declarations declarations, EntryStore entries, InterestObjects objects, Access access, TransactionTemplate transaction, WorkingDays calendar, Clock clock) {
        this.declarations = declarations;
        this.entries = entries;
        this.objects = objects;
        this.access = access;
        this.transaction = transaction;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT3S")
    void bring() {
        if (!done) {
            transaction.executeWithoutResult(status -> bringOnce());
        }
    }

    private void bringOnce() {
        var oven = code("Smart Oven");
        var washer = code("Quiet Washer");
        var people = access.people(PEOPLE.stream().map(Username::new).toList());
        if (oven.isEmpty() || washer.isEmpty() || people.size() < PEOPLE.size()) {
            return;
        }
        var past = LocalDate.now(clock.withZone(calendar.zone())).minusMonths(5).withDayOfMonth(1);
        declare(people, "platform-owner-clothing", new StatementInput(oven.get(), "HOLDS_SHARES", "1.5", "2025-03-01", "", "Joined the round when it was founded"));
        declare(people, "committee-5", new StatementInput("entrepreneur-41", "RELATED", "", "", "", "Brother-in-law"));
        declare(people, "committee-4", new StatementInput(washer.get(), "WORKED_FOR", "", "", past.minusDays(1).toString(), "Led the first field test"));
        var cookbook = new StatementInput("partner-recipes", "OTHER", "", "", "", "They publish a cookbook together");
        if (isNew("settlement-officer", cookbook)) {
            declarations.register(user(people.get(new Username("auditor"))), "settlement-officer", cookbook, "Named on the cover of the book");
        }
        done = true;
        LOG.info("the interests of the demo are there");
    }

    private void declare(Map<Username, Person> people, String person, StatementInput input) {
        if (isNew(person, input)) {
            declarations.declare(user(people.get(new Username(person))), input);
        }
    }

    /** What its bearer has corrected or ended meanwhile is left alone. */
    private boolean isNew(String person, StatementInput input) {
        return entries.page(person, input.object(), PageRequest.first()).total() == 0;
    }

    private Optional<String> code(String name) {
        return objects.search(name).stream().filter(one -> one.name().equals(name)).map(Named::id).sorted().findFirst();
    }

    private CurrentUser user(Person person) {
        var relations = access.relationsOf(person.username());
        Set<String> groups = person.roles().stream().map(Groups::of).collect(Collectors.toSet());
        return new CurrentUser(person.username(), person.displayName(), person.roles(), relations, groups, "demo");
    }
}
