package io.heyi.talent.internal.people;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.people.domain.Checks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the industry pays for a role in a country (domain.md §3a). The pool coordinator proposes a figure, the settlement officer confirms it: four eyes, as pay follows from it. */
@Service
@Transactional
public class Benchmarks {

    private static final int LONGEST_SOURCE = 200;

    private final BenchmarkStore store;
    private final PayStore pay;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final Clock clock;

    Benchmarks(BenchmarkStore store, PayStore pay, AuditTrail audit, WorkingDays calendar, Clock clock) {
        this.store = store;
        this.pay = pay;
        this.audit = audit;
        this.calendar = calendar;
        this.clock = clock;
    }

    public enum State { PROPOSED, CONFIRMED, REJECTED }

    /** @param amount a month, full time; @param decidedBy null while proposed */
    public record Row(long id, String role, String country, LocalDate validFrom, Money amount, String source, State state, String proposedBy, Instant proposedAt, String decidedBy,
                      Instant decidedAt) {}

    /** As typed. @param source which survey it is from */
    public record Input(String role, String country, String validFrom, String amount, String source) {

        public static final Input EMPTY = new Input("", "", "", "", "");
    }

    /** Empty before the first confirmed one. */
    @Transactional(readOnly = true)
    public Optional<Money> inForce(String role, String country, LocalDate day) {
        return store.inForce(role, country, day).map(Row::amount);
    }

    /** What counts today. @param role null for all; @param country null for all */
    @Transactional(readOnly = true)
    public PageOf<Row> today(String role, String country, PageRequest page) {
        return store.inForce(role, country, today(), page);
    }

    /** Everything ever proposed, the newest first. */
    @Transactional(readOnly = true)
    public PageOf<Row> history(String role, String country, PageRequest page) {
        return store.history(role, country, page);
    }

    @Transactional(readOnly = true)
    public List<Row> open() {
        return store.open();
    }

    public static boolean mayPropose(CurrentUser user) {
        return user.has(Role.POOL_COORDINATOR);
    }

    /** Whoever has proposed it does not decide on it, whatever roles he holds. */
    public static boolean mayDecide(CurrentUser user, Row proposal) {
        return user.has(Role.SETTLEMENT_OFFICER) && !user.username().value().equals(proposal.proposedBy());
    }

    public PayReply propose(CurrentUser user, Input input) {
        if (!mayPropose(user)) {
            return new PayReply.NotAllowed("people.refusal.onlyCoordinatorProposes");
        }
        var countries = pay.countries();
        var checks = new Checks();
        if (!pay.roles().contains(input.role())) {
            checks.error("role", "role");
        }
        if (!countries.containsKey(input.country())) {
            checks.error("country", "country", String.join(", ", countries.keySet()));
        }
        var amount = checks.amount("amount", input.amount());
        var from = checks.day("validFrom", input.validFrom(), today().minusYears(1), today().plusYears(1));
        var source = checks.text("source", input.source(), true, LONGEST_SOURCE);
        if (checks.failed()) {
            return new PayReply.Invalid(checks.errors());
        }
        return propose(user, input, new Money(amount, Currency.getInstance(countries.get(input.country()))), from, source);
    }

    private PayReply propose(CurrentUser user, Input input, Money amount, LocalDate from, String source) {
        pay.lock("benchmark/" + input.role() + "/" + input.country());
        var open = store.openOne(input.role(), input.country());
        if (open.isPresent()) {
            var same = open.get().amount().equals(amount) && open.get().validFrom().equals(from) && open.get().source().equals(source);
            return same ? new PayReply.Done(false, open.get().id()) : new PayReply.Conflict("people.refusal.openProposal", List.of(open.get().amount()));
        }
        var id = store.propose(input.role(), input.country(), from, amount, source, user.username().value(), clock.instant());
        audit.record(new AuditEvent("benchmark/" + input.role() + "/" + input.country(), user.username().value(), "people.benchmarkProposed",
                Map.of("benchmark", id, "amount", amount.toString(), "validFrom", from.toString(), "source", source)));
        return new PayReply.Done(true, id);
    }

    public PayReply decide(CurrentUser user, long id, boolean confirm) {
        var found = store.find(id);
        if (found.isEmpty()) {
            return new PayReply.Unknown();
        }
        var proposal = found.get();
        if (!mayDecide(user, proposal)) {
            return new PayReply.NotAllowed(user.has(Role.SETTLEMENT_OFFICER) ? "people.refusal.ownProposal" : "people.refusal.onlyOfficerDecides");
        }
        var state = confirm ? State.CONFIRMED : State.REJECTED;
        if (proposal.state() != State.PROPOSED) {
            return proposal.state() == state ? new PayReply.Done(false, id) : new PayReply.Conflict("people.refusal.decidedAlready", List.of());
        }
        store.decide(id, state, user.username().value(), clock.instant());
        audit.record(new AuditEvent("benchmark/" + proposal.role() + "/" + proposal.country(), user.username().value(), confirm ? "people.benchmarkConfirmed" : "people.benchmarkRejected",
                Map.of("benchmark", id, "amount", proposal.amount().toString(), "validFrom", proposal.validFrom().toString())));
        return new PayReply.Done(true, id);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(calendar.zone()));
    }
}
