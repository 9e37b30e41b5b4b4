package io.heyi.talent.internal.pool;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.people.domain.Checks;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Openings: published and withdrawn by the owner, who holds the right over the people of the micro-enterprise (domain.md §0.3). */
@Service
@Transactional
public class OpeningService {

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_KEY = 100;

    private final OpeningStore store;
    private final OpeningCheck check;
    private final ApplicationStore applications;
    private final Lifecycle lifecycle;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpeningService(OpeningStore store, OpeningCheck check, ApplicationStore applications, Lifecycle lifecycle, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.check = check;
        this.applications = applications;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param requestKey the client's own key, which makes a repeat give the first opening; null or empty for none */
    public Reply<Opening> publish(CurrentUser owner, OpeningInput input, String requestKey) {
        if (input.microenterprise() == null || !owner.is(Kind.ME_OWNER, input.microenterprise())) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyOwner");
        }
        var key = requestKey == null ? "" : requestKey.strip();
        if (key.length() > LONGEST_KEY) {
            return Reply.invalid("Idempotency-Key", "talentpool.error.key", LONGEST_KEY);
        }
        var before = store.byRequest(owner.username(), key);
        if (before.isPresent()) {
            return new Reply.Done<>(store.find(before.get()).orElseThrow());
        }
        var freeze = lifecycle.freeze(input.microenterprise());
        if (freeze.isPresent()) {
            return Reply.tooLate("talentpool.refusal.frozen", input.microenterprise(), freeze.get().dissolution());
        }
        var checked = check.check(input, store.today());
        if (!checked.errors().isEmpty()) {
            return new Reply.Invalid<>(checked.errors());
        }
        var row = checked.row(store.nextCode(), owner.username().value(), clock.instant());
        if (!store.insert(row, key)) {
            return new Reply.Done<>(store.find(store.byRequest(owner.username(), key).orElseThrow()).orElseThrow());
        }
        happened(row.code(), owner.username(), "published", Map.of("microenterprise", row.microenterprise(), "role", row.role(), "places", row.places()));
        return new Reply.Done<>(store.find(row.code()).orElseThrow());
    }

    /** Nobody more is looked for; offers that are made stay open. */
    public Reply<Opening> withdraw(CurrentUser owner, OpeningCode code, String reason) {
        var known = store.row(code).orElse(null);
        if (known == null) {
            return new Reply.Unknown<>();
        }
        return OwnersWord.given(owner, known.microenterprise(), "reason", reason, words -> {
            if (!store.lock(code).withdrawn()) {
                store.withdraw(code, owner.username(), words);
                happened(code, owner.username(), "withdrawn", Map.of("reason", words));
            }
            return new Reply.Done<>(store.find(code).orElseThrow());
        });
    }

    /** Everybody inside may read openings: they are meant to be found. Callers keep people from outside away. */
    @Transactional(readOnly = true)
    public Optional<Opening> find(OpeningCode code) {
        return store.find(code);
    }

    @Transactional(readOnly = true)
    public PageOf<Opening> open(String microenterprise, PageRequest page) {
        return store.open(microenterprise, page);
    }

    /** Of one micro-enterprise, those that are over too. */
    @Transactional(readOnly = true)
    public PageOf<Opening> all(String microenterprise, PageRequest page) {
        return store.all(microenterprise, page);
    }

    /** The person is interested; a second word replaces the first while nobody has answered. */
    public Reply<Opening> apply(CurrentUser person, OpeningCode code, String text) {
        var opening = store.find(code).orElse(null);
        if (opening == null) {
            return new Reply.Unknown<>();
        }
        if (opening.state() != Opening.State.OPEN) {
            return Reply.tooLate("talentpool.refusal.openingOver", code.value());
        }
        if (person.is(Kind.ME_MEMBER, opening.microenterprise())) {
            return Reply.invalid("text", "talentpool.error.memberAlready");
        }
        var checks = new Checks();
        var words = checks.text("text", text, false, LONGEST_TEXT);
        if (checks.failed()) {
            return new Reply.Invalid<>(checks.errors());
        }
        if (applications.apply(code, person.username(), words)) {
            audit.record(new AuditEvent(code.value(), person.username().value(), "talent.opening.applied", Map.of("member", person.username().value())));
        }
        return new Reply.Done<>(opening);
    }

    /** The owner answers an application without an offer, in words. */
    public Reply<Opening> answer(CurrentUser owner, OpeningCode code, Username person, String answer) {
        var opening = store.find(code).orElse(null);
        if (opening == null) {
            return new Reply.Unknown<>();
        }
        return OwnersWord.given(owner, opening.microenterprise(), "answer", answer, words -> {
            if (applications.answer(code, person, words, owner.username())) {
                audit.record(new AuditEvent(code.value(), owner.username().value(), "talent.opening.answered", Map.of("member", person.value(), "answer", words)));
                return new Reply.Done<>(opening);
            }
            return applications.isAnswered(code, person) ? new Reply.Done<>(opening) : new Reply.Unknown<>();
        });
    }

    /** For the owner only. */
    @Transactional(readOnly = true)
    public PageOf<ApplicationStore.Application> applications(OpeningCode code, PageRequest page) {
        return applications.of(code, page);
    }

    @Transactional(readOnly = true)
    public Optional<ApplicationStore.Application> application(OpeningCode code, Username person) {
        return applications.find(code, person);
    }

    /** Openings of these micro-enterprises with applications that nobody has answered, the one that waits longest first; at most twenty. */
    @Transactional(readOnly = true)
    public List<ApplicationStore.Waiting> waiting(Collection<String> microenterprises) {
        return microenterprises.isEmpty() ? List.of() : applications.waiting(microenterprises);
    }

    private void happened(OpeningCode code, Username by, String fact, Map<String, Object> details) {
        audit.record(new AuditEvent(code.value(), by.value(), "talent.opening." + fact, details));
        events.publishEvent(new OpeningChanged(code, clock.instant()));
    }
}
