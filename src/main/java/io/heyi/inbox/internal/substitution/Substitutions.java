package io.heyi.inbox.internal.substitution;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.internal.Acting;
import io.heyi.inbox.internal.Completion;
import io.heyi.inbox.internal.Identities;
import io.heyi.inbox.internal.StandIns;
import io.heyi.inbox.internal.form.PlainText;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who acts for whom (product-bar T3): made by whoever goes away, or by an administrator for somebody who cannot; ends by itself with its last day. */
@Component
public class Substitutions implements StandIns {

    /** Stream of the history for one person's substitutions. */
    static final String STREAM = "substitution:";

    private static final int MOST_PROCESSES = 50;

    private final SubstitutionStore store;
    private final Identities identities;
    private final Access access;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final SubstitutionPolicy policy;
    private final Clock clock;
    private final ZoneId zone;
    private final TransactionTemplate transaction;

    Substitutions(SubstitutionStore store, Identities identities, Access access, AuditTrail audit, Notifications notifications, SubstitutionPolicy policy, Clock clock,
                  @Value(WorkingDays.ZONE) ZoneId zone, PlatformTransactionManager transactions) {
        this.store = store;
        this.identities = identities;
        this.access = access;
        this.audit = audit;
        this.notifications = notifications;
        this.policy = policy;
        this.clock = clock;
        this.zone = zone;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Today in the company's calendar, by which first and last day are meant. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    @Override
    public Acting acting(CurrentUser person) {
        return new Acting(person, inForce(person.username()).flatMap(rule -> identities.of(rule.absent()).stream().map(absent -> new Acting.Absent(absent, rule.processes()))).toList());
    }

    /** Today's rules of a substitute, but none by which somebody would act for people inside who works outside by now. */
    private Stream<Substitution> inForce(Username substitute) {
        return store.inForce(substitute, today()).stream().filter(rule -> !letsOutsidersIn(rule.substitute(), rule.absent()));
    }

    @Override
    public boolean standsInFor(Username substitute, Username absent, String processId) {
        return inForce(substitute).anyMatch(rule -> rule.absent().equals(absent) && rule.covers(processId));
    }

    /** Who acts for any of these people today. */
    public List<Substitution> inForceFor(Set<String> absent) {
        return absent.isEmpty() ? List.of() : store.inForceFor(absent, today());
    }

    public PageOf<Substitution> around(Username person, PageRequest page) {
        return store.around(person, page);
    }

    /** Everybody's, for administrators. */
    public PageOf<Substitution> all(PageRequest page) {
        return store.all(page);
    }

    /** Repeating it with the same id changes nothing. */
    public SubstitutionOutcome make(SubstitutionRequest request, CurrentUser by) {
        if (!request.absent().equals(by.username()) && !by.has(Role.ADMINISTRATOR)) {
            refused(by, "make", request.absent());
            return new SubstitutionOutcome.Forbidden();
        }
        return transaction.execute(status -> made(request, by));
    }

    private SubstitutionOutcome made(SubstitutionRequest request, CurrentUser by) {
        var known = store.find(request.id());
        if (known.isPresent()) {
            return repeated(known.get(), request);
        }
        var errors = faults(request, by);
        if (!errors.isEmpty()) {
            return new SubstitutionOutcome.Invalid(errors);
        }
        var made = new Substitution(request.id(), request.absent(), request.substitute(), request.firstDay(), request.lastDay(), request.processes(), request.reason().strip(),
                by.username(), clock.instant().truncatedTo(ChronoUnit.MICROS), Optional.empty());
        if (!store.insert(made)) {
            // the same request at the same moment, by a second click or another node
            return repeated(store.find(request.id()).orElseThrow(), request);
        }
        record(made, by, "inbox.substitutionMade", Map.of("substitute", made.substitute().value(), "firstDay", made.firstDay().toString(), "lastDay", made.lastDay().toString(),
                "processes", made.processes().stream().sorted().toList(), "reason", made.reason()));
        tell(made, by, "substitution.notice.made", "made");
        return new SubstitutionOutcome.Done(made);
    }

    private static SubstitutionOutcome repeated(Substitution known, SubstitutionRequest request) {
        return isSame(known, request) ? new SubstitutionOutcome.Done(known) : new SubstitutionOutcome.Invalid(List.of(FieldError.of("id", "substitution.error.idTaken")));
    }

    /** Ends it now, by either of the two or an administrator; repeating it changes nothing. */
    public SubstitutionOutcome revoke(UUID id, CurrentUser by) {
        var found = store.find(id);
        if (found.isEmpty()) {
            return new SubstitutionOutcome.Unknown();
        }
        var rule = found.get();
        if (!rule.absent().equals(by.username()) && !rule.substitute().equals(by.username()) && !by.has(Role.ADMINISTRATOR)) {
            refused(by, "revoke", rule.absent());
            return new SubstitutionOutcome.Forbidden();
        }
        return transaction.execute(status -> revoked(store.lock(id).orElseThrow(), by));
    }

    private SubstitutionOutcome revoked(Substitution rule, CurrentUser by) {
        if (rule.revoked().isEmpty()) {
            store.revoke(rule.id(), by.username(), clock.instant());
            record(rule, by, "inbox.substitutionRevoked", Map.of("substitute", rule.substitute().value()));
            tell(rule, by, "substitution.notice.revoked", "revoked");
        }
        return new SubstitutionOutcome.Done(store.find(rule.id()).orElseThrow());
    }

    private List<FieldError> faults(SubstitutionRequest request, CurrentUser by) {
        var errors = new ArrayList<FieldError>();
        if (access.person(request.absent()).isEmpty()) {
            errors.add(FieldError.of("absent", "substitution.error.unknownPerson", request.absent().value()));
        }
        if (request.substitute().equals(request.absent())) {
            errors.add(FieldError.of("substitute", "substitution.error.oneself"));
        } else if (access.person(request.substitute()).isEmpty()) {
            errors.add(FieldError.of("substitute", "substitution.error.unknownPerson", request.substitute().value()));
        } else if (request.substitute().equals(by.username())) {
            // else an administrator, who decides nothing (product-bar T2), would decide whatever he likes
            errors.add(FieldError.of("substitute", "substitution.error.byOneself"));
        } else if (letsOutsidersIn(request.substitute(), request.absent())) {
            errors.add(FieldError.of("substitute", "substitution.error.outside"));
        }
        if (store.countAhead(request.absent(), today()) >= policy.most()) {
            errors.add(FieldError.of("substitute", "substitution.error.tooMany", policy.most()));
        }
        errors.addAll(faultsOfDays(request));
        if (request.processes().size() > MOST_PROCESSES) {
            errors.add(FieldError.of("processes", "substitution.error.tooManyProcesses", MOST_PROCESSES));
        }
        errors.addAll(faultsOfReason(request.reason()));
        return errors;
    }

    /** Partners from outside must not read what people inside decide (domain.md §1a). */
    private boolean letsOutsidersIn(Username substitute, Username absent) {
        return identities.of(substitute).filter(CurrentUser::isInside).isEmpty() && identities.of(absent).filter(CurrentUser::isInside).isPresent();
    }

    private List<FieldError> faultsOfDays(SubstitutionRequest request) {
        var today = today();
        if (request.lastDay().isBefore(request.firstDay())) {
            return List.of(FieldError.of("lastDay", "substitution.error.endsBeforeItBegins"));
        }
        var errors = new ArrayList<FieldError>();
        if (request.lastDay().isBefore(today)) {
            errors.add(FieldError.of("lastDay", "substitution.error.past"));
        }
        if (request.firstDay().isBefore(today)) {
            errors.add(FieldError.of("firstDay", "substitution.error.pastStart"));
        }
        if (request.firstDay().isAfter(today.plusDays(policy.latestStartDays()))) {
            errors.add(FieldError.of("firstDay", "substitution.error.tooFarAhead", policy.latestStartDays()));
        }
        if (ChronoUnit.DAYS.between(request.firstDay(), request.lastDay()) >= policy.longestDays()) {
            errors.add(FieldError.of("lastDay", "substitution.error.tooLong", policy.longestDays()));
        }
        if (errors.isEmpty() && store.overlapping(request.absent(), request.substitute(), request.firstDay(), request.lastDay()).stream()
                .anyMatch(other -> other.processes().equals(request.processes()) || other.processes().isEmpty())) {
            errors.add(FieldError.of("firstDay", "substitution.error.overlaps"));
        }
        return errors;
    }

    private static List<FieldError> faultsOfReason(String reason) {
        if (reason.isBlank()) {
            return List.of(FieldError.of("reason", "substitution.error.reasonMissing"));
        }
        if (reason.codePointCount(0, reason.length()) > Completion.LONGEST_REASON) {
            return List.of(FieldError.of("reason", "inbox.error.reasonTooLong", Completion.LONGEST_REASON));
        }
        return PlainText.isClean(reason) ? List.of() : List.of(FieldError.of("reason", "inbox.form.controlCharacters"));
    }

    private static boolean isSame(Substitution known, SubstitutionRequest request) {
        return known.absent().equals(request.absent()) && known.substitute().equals(request.substitute()) && known.firstDay().equals(request.firstDay())
                && known.lastDay().equals(request.lastDay()) && known.processes().equals(request.processes());
    }

    private void record(Substitution rule, CurrentUser by, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(STREAM + rule.absent().value(), by.username().value(), action, details));
    }

    private void tell(Substitution rule, CurrentUser by, String messageKey, String what) {
        for (var person : List.of(rule.substitute(), rule.absent())) {
            if (!person.equals(by.username())) {
                notifications.tell(new Notice("substitution:" + rule.id() + ":" + what, NoticeKind.SUBSTITUTION, Set.of(person), messageKey,
                        List.of(name(rule.absent()), name(rule.substitute()), rule.firstDay().toString(), rule.lastDay().toString()), "/inbox/substitutions", clock.instant()));
            }
        }
    }

    private String name(Username person) {
        return access.nameOf(person).orElse(person.value());
    }

    private void refused(CurrentUser by, String attempt, Username absent) {
        audit.recordRefusal(new AuditEvent(AuditEvent.SECURITY, by.username().value(), "inbox.substitutionRefused", Map.of("attempt", attempt, "assignee", absent.value())));
    }
}
