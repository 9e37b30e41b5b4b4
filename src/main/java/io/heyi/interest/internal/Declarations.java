package io.heyi.interest.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.interest.internal.domain.Entry.Change;
import io.heyi.interest.internal.domain.Entry.Origin;
import io.heyi.interest.internal.domain.Entry.TieAnswer;
import io.heyi.interest.internal.domain.StatementCheck;
import io.heyi.interest.internal.domain.StatementInput;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Writing into the register: people about themselves, compliance readers about others and with a reason. Nothing is ever deleted. */
@Service
@Transactional
public class Declarations {

    /** More than anybody has; keeps a script from filling the register. */
    static final int MOST_PER_PERSON = 200;

    private final EntryStore entries;
    private final InterestObjects objects;
    private final Relatives relatives;
    private final Access access;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final Clock clock;

    Declarations(EntryStore entries, InterestObjects objects, Relatives relatives, Access access, AuditTrail audit, WorkingDays calendar, Clock clock) {
        this.entries = entries;
        this.objects = objects;
        this.relatives = relatives;
        this.access = access;
        this.audit = audit;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Somebody says something about himself; the same again changes nothing. */
    public InterestOutcome declare(CurrentUser by, StatementInput input) {
        if (entries.count(by.username()) >= MOST_PER_PERSON) {
            return invalid("object", "tooMany", MOST_PER_PERSON);
        }
        return add(by, by.username(), Origin.DECLARED, input, "");
    }

    /** A compliance reader writes down what he knows about somebody else. */
    public InterestOutcome register(CurrentUser by, String person, StatementInput input, String reason) {
        if (!RegisterRights.maySeeAll(by)) {
            return new InterestOutcome.NotAllowed("interest.refusal.onlyComplianceRegisters");
        }
        var errors = new ArrayList<>(person(by, StatementCheck.text(person)));
        errors.addAll(StatementCheck.reason(reason));
        if (!errors.isEmpty()) {
            // the rest is checked too, so that everything is told at once
            var about = Username.isValid(StatementCheck.text(person)) ? new Username(StatementCheck.text(person)) : by.username();
            errors.addAll(check(input, about, false).errors());
            return new InterestOutcome.Invalid(errors);
        }
        return add(by, new Username(StatementCheck.text(person)), Origin.REGISTERED, input, StatementCheck.text(reason));
    }

    private List<FieldError> person(CurrentUser by, String person) {
        if (person.equals(by.username().value())) {
            return List.of(error("person", "declareYourself"));
        }
        return Username.isValid(person) && access.person(new Username(person)).isPresent() ? List.of() : List.of(error("person", person.isEmpty() ? "personMissing" : "personUnknown"));
    }

    private InterestOutcome add(CurrentUser by, Username person, Origin origin, StatementInput input, String reason) {
        var checked = check(input, person, false);
        if (!checked.errors().isEmpty()) {
            return new InterestOutcome.Invalid(checked.errors());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new Entry(UUID.randomUUID(), 1, person, checked.statement(), origin, Change.ADDED, by.username().value(), reason, now, TieAnswer.NONE);
        if (!entries.insert(entry)) {
            var existing = entries.same(entry).orElseThrow(() -> new IllegalStateException("an interest of " + person + " was changed in between; try again"));
            return existing.statement().equals(entry.statement()) ? new InterestOutcome.Done(existing, false) : new InterestOutcome.AlreadyThere(existing);
        }
        record(origin == Origin.DECLARED ? "declared" : "registered", entry, null);
        return new InterestOutcome.Done(entry, true);
    }

    /** Puts right what an entry says. @param version the one that was read; null for whichever stands */
    public InterestOutcome correct(CurrentUser by, UUID id, Integer version, StatementInput input, String reason) {
        return change(by, id, version, reason, Change.CORRECTED, entry -> check(input, entry.person(), !entry.isOpen()));
    }

    /** Says when it was over; the same day again changes nothing. @param version the one that was read; null for whichever stands */
    public InterestOutcome end(CurrentUser by, UUID id, Integer version, String until, String reason) {
        return change(by, id, version, reason, Change.ENDED, entry -> ended(entry, until));
    }

    private StatementCheck.Result ended(Entry entry, String until) {
        var last = entry.statement().span().until();
        return last == null ? StatementCheck.end(entry.statement(), until, entry.person(), today())
                : last.toString().equals(StatementCheck.text(until)) ? new StatementCheck.Result(entry.statement(), List.of())
                : new StatementCheck.Result(null, List.of(error("until", "endedAlready", last.toString())));
    }

    private InterestOutcome change(CurrentUser by, UUID id, Integer version, String reason, Change how, Function<Entry, StatementCheck.Result> check) {
        var found = entries.lock(id).filter(entry -> RegisterRights.mayRead(by, entry));
        if (found.isEmpty()) {
            return new InterestOutcome.Unknown();
        }
        var entry = found.get();
        var own = entry.person().equals(by.username());
        var kin = own ? Set.<Username>of() : relatives.of(by.username());
        if (!RegisterRights.mayChange(by, entry, kin)) {
            boolean aboutMe = entry.statement().object().equals(by.username().value());
            return new InterestOutcome.NotAllowed(own ? "interest.refusal.writtenByRegister" : !aboutMe && RegisterRights.isOfRelatives(entry, kin) ? "interest.refusal.ofRelative"
                    : "interest.refusal.onlyTheDeclarer");
        }
        var checked = check.apply(entry);
        var errors = new ArrayList<>(own ? List.of() : StatementCheck.reason(reason));
        errors.addAll(checked.errors());
        if (errors.isEmpty() && checked.statement().equals(entry.statement())) {
            return new InterestOutcome.Done(entry, false);
        }
        if (version != null && version != entry.version()) {
            return new InterestOutcome.Changed(entry);
        }
        return errors.isEmpty() ? write(entry, entry.changed(checked.statement(), how, by.username().value(), own ? "" : StatementCheck.text(reason),
                clock.instant().truncatedTo(ChronoUnit.MICROS))) : new InterestOutcome.Invalid(errors);
    }

    private InterestOutcome write(Entry before, Entry after) {
        if (!entries.replace(after)) {
            var existing = entries.same(after);
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return existing.<InterestOutcome>map(InterestOutcome.AlreadyThere::new).orElseGet(() -> new InterestOutcome.Changed(before));
        }
        record(after.change() == Change.ENDED ? "ended" : "corrected", after, before);
        return new InterestOutcome.Done(after, true);
    }

    /** The person says that nothing has changed; once a day is remembered. */
    public void confirm(CurrentUser by) {
        if (entries.confirm(by.username(), today(), clock.instant())) {
            audit.record(new AuditEvent(stream(by.username()), by.username().value(), "interest.confirmed", Map.of("entries", entries.count(by.username()))));
        }
    }

    private StatementCheck.Result check(StatementInput input, Username person, boolean ended) {
        return StatementCheck.check(input, person, ended, today(), objects::isKnown, objects::isPerson);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(calendar.zone()));
    }

    private void record(String fact, Entry entry, Entry before) {
        var details = new HashMap<String, Object>();
        details.put("person", entry.person().value());
        details.put("entry", entry.id().toString());
        details.put("new", said(entry));
        if (before != null) {
            details.put("old", said(before));
        }
        if (!entry.reason().isEmpty()) {
            details.put("reason", entry.reason());
        }
        audit.record(new AuditEvent(stream(entry.person()), entry.by(), "interest." + fact, details));
    }

    private static StatementInput said(Entry entry) {
        return StatementInput.of(entry.statement());
    }

    /** The chain of one person's interests. */
    static String stream(Username person) {
        return "interest:" + person;
    }

    private static InterestOutcome invalid(String field, String code, Object... arguments) {
        return new InterestOutcome.Invalid(List.of(error(field, code, arguments)));
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "interest.error." + code, arguments);
    }
}
