package io.heyi.dissolution.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Gate;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.KillClause.Condition;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens cases (domain.md P6): the owner of the platform with a cited rule, or a member, whose motion the members then carry by two thirds or do not. Nothing opens by
 * itself. Whoever inserts the row freezes the micro-enterprise and publishes the start of the process in the same transaction.
 */
@Service
@Transactional
public class DissolutionOpening {

    public static final String PROCESS_ID = "me-dissolution";
    public static final String CASE_OPENED = "dissolution.caseOpened";
    static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_RULE = 300;
    private static final String KEY = "[\\x21-\\x7e]{1,120}";
    private static final Set<MicroenterpriseState> LIVING = EnumSet.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING);

    private final DissolutionStore store;
    private final Microenterprises microenterprises;
    private final Lifecycle lifecycle;
    private final DissolutionPeople people;
    private final DissolutionSchedule schedule;
    private final ProcessCommands commands;
    private final AuditTrail audit;
    private final Clock clock;

    DissolutionOpening(DissolutionStore store, Microenterprises microenterprises, Lifecycle lifecycle, DissolutionPeople people, DissolutionSchedule schedule, ProcessCommands commands, AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.microenterprises = microenterprises;
        this.lifecycle = lifecycle;
        this.people = people;
        this.schedule = schedule;
        this.commands = commands;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param rule that is cited, as the agreement or the policy has it
     * @param gate that was not passed, and the evidence for it: both for {@link Trigger#FAILED_GATE}, empty for every other trigger
     * @param key Idempotency-Key; empty without one
     */
    public record Request(String trigger, String rule, String reason, String gate, String evidence, String key) {

        public Request(String trigger, String rule, String reason, String key) {
            this(trigger, rule, reason, "", "", key);
        }

        private Gate failedGate() {
            return trigger.equals(Trigger.FAILED_GATE.name()) ? new Gate(gate.strip(), evidence.strip()) : null;
        }
    }

    public DissolutionReply open(CurrentUser person, String microenterprise, Request request) {
        var known = microenterprises.find(microenterprise);
        if (known.isEmpty() || !person.isInside()) {
            return new DissolutionReply.Unknown("dissolution.refusal.unknownMicroenterprise");
        }
        var view = known.get();
        var errors = check(view, request);
        if (!errors.isEmpty()) {
            return new DissolutionReply.Invalid(errors);
        }
        var trigger = Trigger.valueOf(request.trigger());
        var refusal = mayOpen(person, view, trigger);
        if (refusal != null) {
            return new DissolutionReply.NotAllowed(refusal);
        }
        var key = request.key().isEmpty() ? null : person.username() + " " + request.key();
        var earlier = key == null ? Optional.<Dissolution>empty() : store.ofRequest(key);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), view.code(), trigger, request);
        }
        var open = store.open(view.code());
        if (open.isPresent()) {
            return new DissolutionReply.OpenAlready(open.get());
        }
        if (!LIVING.contains(view.state())) {
            return new DissolutionReply.TooLate("dissolution.refusal.notRunning", List.of());
        }
        return insert(person, view, trigger, request, key);
    }

    private static DissolutionReply repeated(Dissolution earlier, String microenterprise, Trigger trigger, Request request) {
        boolean same = earlier.microenterprise().equals(microenterprise) && earlier.trigger() == trigger && earlier.rule().equals(request.rule().strip())
                && earlier.reason().equals(request.reason().strip()) && earlier.gate().equals(Optional.ofNullable(request.failedGate()));
        return same ? new DissolutionReply.Opened(earlier.code()) : new DissolutionReply.Invalid(List.of(FieldError.of("Idempotency-Key", "dissolution.error.keyReused")));
    }

    private DissolutionReply insert(CurrentUser person, MicroenterpriseView view, Trigger trigger, Request request, String key) {
        var code = store.nextCode();
        var members = people.members(view.code()).stream().map(Username::value).toList();
        var found = Dissolution.open(new Dissolution.Begun(code, view.code(), view.name(), view.platform(), members, trigger, request.rule().strip(), request.reason().strip(), request.failedGate(),
                person.username().value(), clock.instant(), schedule.caseDue()));
        if (!store.insert(found, key)) {
            return store.open(view.code()).<DissolutionReply>map(DissolutionReply.OpenAlready::new).orElseGet(() -> new DissolutionReply.TooLate("dissolution.refusal.tooLate", List.of()));
        }
        if (!found.isVoluntary()) {
            freeze(found);
            store.save(found);
        }
        audit.record(new AuditEvent(view.code(), person.username().value(), "dissolution.opened", Map.of("businessKey", code.value(), "trigger", trigger.name(), "rule", found.rule())));
        commands.publish(CASE_OPENED, code.value(), Map.of("dissolution", code.value(), "microenterprise", view.code(), "caseDueAt", found.caseDueAt().toString()));
        return new DissolutionReply.Opened(code);
    }

    /** From this transaction on every new commitment is refused. @throws IllegalStateException where its state does not allow it */
    public void freeze(Dissolution found) {
        var change = lifecycle.freeze(found.microenterprise(), found.code().value(), "dissolution.trigger." + found.trigger());
        if (!(change instanceof Lifecycle.Change.Done)) {
            throw new IllegalStateException(found.microenterprise() + " cannot be frozen for " + found.code() + ": " + change);
        }
        found.freeze();
    }

    private List<FieldError> check(MicroenterpriseView view, Request request) {
        var errors = new ArrayList<FieldError>();
        boolean known = Arrays.stream(Trigger.values()).anyMatch(one -> one.name().equals(request.trigger()));
        if (!known) {
            errors.add(FieldError.of("trigger", "dissolution.error.trigger", String.join(", ", Arrays.stream(Trigger.values()).map(Enum::name).toList())));
        } else if (Trigger.valueOf(request.trigger()) == Trigger.LEADING_MISSED && clock.instant().isBefore(schedule.shieldUntil(view.foundedAt()))) {
            errors.add(FieldError.of("trigger", "dissolution.error.shield", LocalDate.ofInstant(schedule.shieldUntil(view.foundedAt()), schedule.zone()).toString()));
        }
        text(errors, "rule", request.rule(), LONGEST_RULE);
        if (known && errors.isEmpty()) {
            microenterprises.killClause(view.code()).flatMap(own -> uncited(view, own, Trigger.valueOf(request.trigger()), request.rule())).ifPresent(errors::add);
        }
        text(errors, "reason", request.reason(), LONGEST_TEXT);
        gate(errors, view, request);
        if (!request.key().isEmpty() && !request.key().matches(KEY)) {
            errors.add(FieldError.of("Idempotency-Key", "dissolution.error.keyForm"));
        }
        return errors;
    }

    /** Nothing watches gates, so a person names the one that was not passed; a target of the agreement is missed when its month is over. */
    private void gate(List<FieldError> errors, MicroenterpriseView view, Request request) {
        if (!request.trigger().equals(Trigger.FAILED_GATE.name())) {
            Map.of("gate", request.gate(), "evidence", request.evidence()).forEach((field, value) -> {
                if (!value.isBlank()) {
                    errors.add(FieldError.of(field, "dissolution.error.noGate"));
                }
            });
            return;
        }
        text(errors, "gate", request.gate(), LONGEST_RULE);
        text(errors, "evidence", request.evidence(), LONGEST_TEXT);
        var thisMonth = YearMonth.from(clock.instant().atZone(schedule.zone()));
        view.targets().stream().filter(target -> target.metric().equalsIgnoreCase(request.gate().strip())).filter(target -> !YearMonth.parse(target.dueMonth()).isBefore(thisMonth)).findFirst()
                .ifPresent(target -> errors.add(FieldError.of("gate", "dissolution.error.gateNotDue", target.metric(), target.dueMonth())));
    }

    /** What its own agreement lists is cited by the clause, which is closed under it; a condition that does not count yet opens nothing (domain.md P6, P9). */
    private Optional<FieldError> uncited(MicroenterpriseView view, KillClause own, Trigger trigger, String rule) {
        var fitting = switch (trigger) {
            case KILL_CONDITION -> List.of(Condition.values());
            case LEADING_MISSED -> List.of(Condition.LEADING_MISSED);
            case CASH_ALLOWANCE -> List.of(Condition.CASH_ALLOWANCE);
            default -> List.<Condition>of();
        };
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        var cited = own.citedIn(rule).filter(fitting::contains);
        if (cited.isEmpty()) {
            return Optional.of(FieldError.of("rule", "dissolution.error.clause", fitting.stream().map(own::cited).collect(Collectors.joining(", "))));
        }
        var until = schedule.shieldUntil(view.foundedAt(), Optional.of(own));
        return cited.get() == Condition.LEADING_MISSED && clock.instant().isBefore(until)
                ? Optional.of(FieldError.of("rule", "dissolution.error.clauseShield", own.cited(cited.get()), LocalDate.ofInstant(until, schedule.zone()).toString())) : Optional.empty();
    }

    static void text(List<FieldError> errors, String field, String value, int longest) {
        if (value.isBlank() || value.strip().length() > longest || !Texts.isClean(value)) {
            errors.add(FieldError.of(field, "dissolution.error.text", longest));
        }
    }

    /** @return message key of the refusal; null where the person may */
    private String mayOpen(CurrentUser person, MicroenterpriseView view, Trigger trigger) {
        if (trigger == Trigger.OWN_DECISION) {
            return people.members(view.code()).contains(person.username()) ? null : "dissolution.refusal.notAMember";
        }
        if (!isOfPlatform(person, view.platform())) {
            return "dissolution.refusal.notThePlatform";
        }
        return people.isInterested(person.username(), view.code()) ? "dissolution.refusal.interest" : null;
    }

    /** DissolutionTriggers that the person may open a case by now, for the page of the micro-enterprise. */
    @Transactional(readOnly = true)
    public List<Trigger> mayOpen(CurrentUser person, MicroenterpriseView view) {
        if (!LIVING.contains(view.state()) || store.open(view.code()).isPresent()) {
            return List.of();
        }
        boolean shielded = clock.instant().isBefore(schedule.shieldUntil(view.foundedAt()));
        return Arrays.stream(Trigger.values()).filter(trigger -> trigger != Trigger.LEADING_MISSED || !shielded).filter(trigger -> mayOpen(person, view, trigger) == null).toList();
    }

    private static boolean isOfPlatform(CurrentUser person, String platform) {
        return person.is(Kind.PLATFORM_OWNER, platform) || person.is(Kind.PLATFORM_SECOND_OWNER, platform);
    }

    /** The code of the open case; for those who look at the micro-enterprise. */
    @Transactional(readOnly = true)
    public Optional<DissolutionCode> openCase(String microenterprise) {
        return store.open(microenterprise);
    }
}
