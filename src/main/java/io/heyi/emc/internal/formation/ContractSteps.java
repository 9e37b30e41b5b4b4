package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.formation.Formation.Drafted;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.emc.internal.party.Parties;
import io.heyi.inbox.Reminder;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps from the lead's choice to the active contract, and the ends. */
@Component
@Transactional
public class ContractSteps {

    private final FormationCases cases;
    private final Contracts contracts;
    private final Draftable draftable;
    private final Parties parties;
    private final FormationPolicy policy;
    private final WorkingDays calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractSteps(FormationCases cases, Contracts contracts, Draftable draftable, Parties parties, FormationPolicy policy, WorkingDays calendar,
                  ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.contracts = contracts;
        this.draftable = draftable;
        this.parties = parties;
        this.policy = policy;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /** @param groups and users: the addressees of the signing task */
    public record Signatory(String actor, List<String> groups, List<String> users) {}

    /** @param draftResult sign, reopen or lapse */
    public record ContractDrafted(String draftResult, List<Signatory> signatories, String signingDueAt, String signingReminderAt, String termsHash) {}

    /** @param signingResult allSigned, again or lapse */
    public record SignaturesChecked(String signingResult) {}

    public Moved remindLead(EmcCode code) {
        var formation = cases.open(code).formation();
        if (formation.isReviewOpen()) {
            var now = clock.instant();
            formation.reminded("leadReminded", List.of(formation.lead().value()), now);
            cases.save(formation);
            events.publishEvent(Reminder.of(FormationTasks.REVIEW_COMMITMENTS.type(), code.value(), now));
        }
        return Moved.to(formation);
    }

    public Moved remindSignatories(EmcCode code) {
        var formation = cases.open(code).formation();
        if (formation.isSigningOpen()) {
            var missing = formation.signing().orElseThrow().slots().stream().filter(slot -> slot.state() == Signing.State.ASKED).map(slot -> slot.actor().value()).toList();
            var now = clock.instant();
            formation.reminded("signatoriesReminded", List.of(String.join(", ", missing)), now);
            cases.save(formation);
            events.publishEvent(Reminder.of(FormationTasks.SIGN_CONTRACT.type(), code.value(), now));
        }
        return Moved.to(formation);
    }

    public Moved acceptAll(EmcCode code) {
        var found = cases.open(code);
        found.formation().acceptAll(found.terms(), clock.instant());
        cases.save(found.formation());
        return Moved.to(found.formation());
    }

    public ContractDrafted draftContract(EmcCode code) {
        var found = cases.open(code);
        boolean leads = withoutFaulty(found);
        var assembled = found.formation().assembled(found.terms());
        return switch (leads ? found.formation().drafted(assembled) : Drafted.LAPSE) {
            case SIGN -> sign(code, found, assembled);
            case REOPEN -> new ContractDrafted("reopen", List.of(), "", "", "");
            case LAPSE -> new ContractDrafted("lapse", List.of(), "", "", "");
        };
    }

    /** Takes out whom the contract cannot have any more, e.g. because it has left; false when it is the lead. */
    private boolean withoutFaulty(Case found) {
        var formation = found.formation();
        var assembled = formation.assembled(found.terms());
        for (var faults = draftable.faults(found.emc().code(), assembled); !faults.isEmpty(); faults = draftable.faults(found.emc().code(), assembled)) {
            if (faults.containsKey(formation.lead())) {
                return false;
            }
            var obstacles = new TreeMap<ActorId, String>();
            faults.forEach((actor, errors) -> obstacles.put(actor, Draftable.obstacle(errors.getFirst())));
            formation.exclude(obstacles, assembled, clock.instant());
            cases.save(formation);
            assembled = formation.assembled(found.terms());
        }
        return true;
    }

    private ContractDrafted sign(EmcCode code, Case found, ContractTerms terms) {
        var faults = contracts.check(code, terms);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the contract of " + code + " cannot be drafted: " + faults);
        }
        var formation = found.formation();
        var due = clock.instant().plus(policy.signingTime()).truncatedTo(ChronoUnit.MILLIS);
        contracts.changeTerms(code, terms, found.emc().revision());
        formation.draftedAs(terms);
        formation.startSigning(TermsJson.hash(terms), terms.nodes().stream().map(Node::actor).toList(), due, clock.instant());
        cases.save(formation);
        contracts.enter(code, EmcState.SIGNING, "contractDrafted", Map.of("dueAt", due.toString(), "termsHash", TermsJson.hash(terms)));
        return new ContractDrafted("sign", signatories(terms), due.toString(), due.minus(Duration.ofHours(policy.signingReminderHours())).toString(), TermsJson.hash(terms));
    }

    private List<Signatory> signatories(ContractTerms terms) {
        var known = parties.find(terms.nodes().stream().map(Node::actor).toList());
        return terms.nodes().stream().map(Node::actor).map(actor -> signatory(actor, known)).toList();
    }

    private static Signatory signatory(ActorId actor, Map<ActorId, Parties.Party> known) {
        var party = known.get(actor);
        return party == null ? new Signatory(actor.value(), List.of(), List.of()) : new Signatory(actor.value(), party.groups(), party.users());
    }

    public SignaturesChecked checkSignatures(EmcCode code) {
        var found = cases.open(code);
        var checked = found.formation().checkSignatures(found.terms(), clock.instant());
        cases.save(found.formation());
        return new SignaturesChecked(switch (checked) {
            case ALL_SIGNED -> "allSigned";
            case AGAIN -> "again";
            case LAPSE -> "lapse";
        });
    }

    /** The first version is for the month of the signing's end; the renewal of the next month finds it from there. */
    public Moved activate(EmcCode code) {
        var found = cases.any(code);
        var formation = found.formation();
        var now = clock.instant();
        contracts.seal(code, YearMonth.from(now.atZone(calendar.zone())), found.terms(), "FORMATION", signatures(formation));
        contracts.enter(code, EmcState.ACTIVE, "signedByAll", Map.of());
        formation.activated(now);
        cases.save(formation);
        return Moved.to(formation);
    }

    private static List<Contracts.Signature> signatures(Formation formation) {
        var signing = formation.signing().orElseThrow();
        return signing.slots().stream().map(slot -> new Contracts.Signature(slot.actor(), slot.person(), "SIGNED", slot.session() == null ? "" : slot.session(),
                signing.termsHash(), micros(slot.at()))).toList();
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    public Moved recordLapse(EmcCode code, String reason) {
        var formation = cases.open(code).formation();
        formation.lapse(reason, clock.instant());
        cases.save(formation);
        contracts.enter(code, EmcState.LAPSED, reason, Map.of());
        return Moved.to(formation);
    }

    public Moved closeWithdrawn(EmcCode code) {
        var formation = cases.any(code).formation();
        if (formation.phase() != EmcState.WITHDRAWN) {
            throw new IllegalStateException("the process ends as withdrawn but " + code + " is " + formation.phase());
        }
        return Moved.to(formation);
    }
}
