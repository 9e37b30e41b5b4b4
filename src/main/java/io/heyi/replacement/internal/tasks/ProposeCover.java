package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.emc.PartChanges.Value;
import io.heyi.inbox.ImpartialTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.interest.InterestRegister;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.Substitutes;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody was found: a shared-service platform or somebody from outside covers the part for a time, with the same promises (domain.md P4, D4). */
@Component
class ProposeCover extends ImpartialTask<ReplacementCase> {

    private final Judges judges;
    private final Substitutes substitutes;
    private final InterestRegister interests;
    private final Emcs emcs;
    private final ReplacementSchedule schedule;
    private final PartFacts facts;

    ProposeCover(ReplacementDesk desk, Judges judges, Substitutes substitutes, InterestRegister interests, Emcs emcs, ReplacementSchedule schedule, PartFacts facts) {
        super(ReplacementTasks.PROPOSE_COVER.type(), desk, "replacement.refusal.interest");
        this.judges = judges;
        this.substitutes = substitutes;
        this.interests = interests;
        this.emcs = emcs;
        this.schedule = schedule;
        this.facts = facts;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral("propose"), negative("noCover"));
    }

    @Override
    protected Set<Username> keptOut(ReplacementCase found) {
        return judges.notInCharge(found);
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return facts.ofSearch(caseOf(task), task, locale);
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        if (decision.outcome().equals("noCover")) {
            return List.of();
        }
        var found = caseOf(task);
        var errors = new ArrayList<FieldError>();
        var cover = text(decision, "cover").filter(ActorId::isValid).map(ActorId::new);
        if (cover.isEmpty() || cover.get().kind() == ActorKind.MICROENTERPRISE || emcs.names(List.of(cover.get())).isEmpty()) {
            errors.add(FieldError.of("cover", "replacement.error.cover"));
        } else if (interests.interested(Set.of(cover.get().value()), decision.at()).contains(decision.by().username()) || emcs.actsFor(decision.by(), cover.get())) {
            errors.add(FieldError.of("cover", "replacement.error.coverInterest"));
        }
        if (number(decision, "coverDays").isEmpty() || until(decision).isAfter(schedule.longestCover())) {
            errors.add(FieldError.of("coverDays", "replacement.error.coverDays", schedule.longestCover().toString()));
        }
        var most = part(found).map(Node::ratioPercent).orElse(null);
        if (number(decision, "coverRatio").filter(asked -> most == null || asked.compareTo(most) > 0).isPresent()) {
            errors.add(FieldError.of("coverRatio", "replacement.error.coverRatio", most == null ? BigDecimal.ZERO : most));
        }
        if (errors.isEmpty()) {
            var candidate = candidate(found, decision);
            substitutes.obstacle(found, candidate).ifPresent(why -> errors.add(FieldError.of("cover", why)));
            if (substitutes.text(found, candidate) instanceof PartChanges.Text.Impossible impossible) {
                errors.add(FieldError.of("cover", impossible.errors().getFirst().code(), impossible.errors().getFirst().arguments().toArray()));
            }
        }
        return errors;
    }

    private Optional<Node> part(ReplacementCase found) {
        return emcs.find(found.emc()).flatMap(emc -> emc.terms().node(found.succession().search().holder().actor()));
    }

    private LocalDate until(TaskDecision decision) {
        return schedule.day(decision.at()).plusDays(number(decision, "coverDays").map(BigDecimal::longValue).orElse(0L));
    }

    private static Optional<BigDecimal> number(TaskDecision decision, String key) {
        return text(decision, key).map(BigDecimal::new);
    }

    private Candidate candidate(ReplacementCase found, TaskDecision decision) {
        var actor = new ActorId(text(decision, "cover").orElseThrow());
        var part = part(found);
        var values = part.stream().flatMap(node -> node.targets().stream()).filter(target -> target.grab() != null).map(target -> new Value(target.metric(), target.grab())).toList();
        var ratio = number(decision, "coverRatio").orElse(part.map(Node::ratioPercent).orElse(null));
        return Candidate.cover(emcs.names(List.of(actor)).getOrDefault(actor, actor.value()), found.succession().search().round(), new Substitute(actor, values, ratio, null, null, List.of()), until(decision));
    }

    @Override
    protected Ruling ruling(ReplacementCase found, String group, TaskDecision decision) {
        var person = decision.by().username().value();
        return decision.outcome().equals("noCover") ? found.succession().noCover(group, reason(decision), person)
                : found.succession().proposeCover(group, candidate(found, decision), reason(decision), person);
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        var succession = caseOf(task).succession();
        return recorded(!succession.isProposalMade() ? Optional.empty() : Optional.of(succession.proposedCover().isPresent() ? "propose" : "noCover"));
    }
}
