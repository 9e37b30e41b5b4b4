package io.heyi.emc.internal.formation;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.FieldError;
import io.heyi.tender.SealedBids;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class FormationCalls implements FormationStart {

    private static final Duration LONGEST = Duration.ofDays(180);

    private final FormationStore formations;
    private final Contracts contracts;
    private final SealedBids boxes;
    private final ProcessCommands process;
    private final FormationPolicy policy;
    private final Clock clock;

    FormationCalls(FormationStore formations, Contracts contracts, SealedBids boxes, ProcessCommands process, FormationPolicy policy, Clock clock) {
        this.formations = formations;
        this.contracts = contracts;
        this.boxes = boxes;
        this.process = process;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public List<FieldError> check(Way way, ContractTerms terms) {
        return switch (way) {
            case Call call -> check(call, terms);
            case Canvas canvas -> checkCanvas(terms);
        };
    }

    private List<FieldError> check(Call call, ContractTerms terms) {
        var errors = new ArrayList<FieldError>();
        var now = clock.instant();
        var join = joinDeadline(call, now);
        if (!join.isAfter(now)) {
            errors.add(error("joinDeadline", "deadlinePast"));
        } else if (join.isAfter(now.plus(LONGEST))) {
            errors.add(error("joinDeadline", "deadlineFar", LONGEST.toDays()));
        }
        if (call.reviewDeadline() != null && !call.reviewDeadline().isAfter(join)) {
            errors.add(error("reviewDeadline", "reviewBeforeJoining"));
        } else if (call.reviewDeadline() != null && call.reviewDeadline().isAfter(join.plus(LONGEST))) {
            errors.add(error("reviewDeadline", "deadlineFar", LONGEST.toDays()));
        }
        if (terms.places().isEmpty()) {
            errors.add(error("places", "noPlaces"));
        }
        if (call.weights() != null) {
            errors.addAll(checkWeights(call.weights()));
        }
        return errors;
    }

    private static List<FieldError> checkWeights(Map<String, BigDecimal> weights) {
        var errors = new ArrayList<FieldError>();
        weights.forEach((criterion, points) -> {
            if (!FormationPolicy.CRITERIA.contains(criterion)) {
                errors.add(error("weights." + criterion, "unknownCriterion", String.join(", ", FormationPolicy.CRITERIA)));
            } else if (points == null || points.signum() < 0) {
                errors.add(error("weights." + criterion, "percent"));
            }
        });
        if (errors.isEmpty() && !CallWeights.areSound(weights)) {
            errors.add(error("weights", "weightSum"));
        }
        return errors;
    }

    private static List<FieldError> checkCanvas(ContractTerms terms) {
        var errors = new ArrayList<FieldError>();
        if (terms.nodes().size() < 2) {
            errors.add(error("nodes", "membersMissing"));
        }
        Membership.empty(terms, Tier.STRATEGIC).forEach(place -> errors.add(error("places[" + terms.places().indexOf(place) + "]", "placeEmpty", place.title())));
        return errors;
    }

    /** Whole milliseconds, as far as the engine's timers reach. */
    private Instant joinDeadline(Call call, Instant now) {
        return (call.joinDeadline() == null ? now.plus(policy.joinWindow()) : call.joinDeadline()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(EmcCode code, Way way) {
        var emc = contracts.load(code).orElseThrow(() -> new IllegalStateException("there is no EMC " + code));
        var now = clock.instant();
        switch (way) {
            case Canvas canvas -> {
                formations.insert(Formation.canvas(code, emc.terms(), emc.createdBy(), now));
                process.publish(FormationMessages.CALL_OPENED, code.value(), Map.of("emc", code.value(), "mode", "CANVAS"));
            }
            case Call call -> {
                var formation = Formation.call(code, emc.terms(), CallWindow.of(now, joinDeadline(call, now), policy), call.reviewDeadline(), call.weights() == null ? policy.weights() : call.weights(),
                        emc.createdBy(), now);
                var round = formation.round();
                boxes.prepare(round.box(code), round.deadline());
                formations.insert(formation);
                contracts.enter(code, EmcState.JOINING, "callOpened", Map.of("by", emc.createdBy(), "joinDeadline", round.deadline().toString()));
                process.publish(FormationMessages.CALL_OPENED, code.value(), Map.of("emc", code.value(), "mode", "CALL", "joinDeadline", round.deadline().toString(),
                        "escalateAt", escalateAt(round, policy).toString(), "reminderCycle", "R/PT" + policy.reminderHours() + "H",
                        "answersReminderAt", policy.answersReminderAt(now.truncatedTo(ChronoUnit.MILLIS), round).toString(), "answersDueAt", policy.answersDueAt(round).toString()));
            }
        }
    }

    static Instant escalateAt(CallRound round, FormationPolicy policy) {
        return round.deadline().minus(Duration.ofDays(policy.escalateDaysBefore()));
    }

    @Override
    @Transactional
    public Optional<EmcView.Call> call(EmcCode emc) {
        return formations.find(emc).filter(Formation::hasCall).map(formation -> new EmcView.Call(formation.round().deadline(), formation.reviewDueAt().orElse(null),
                formation.signing().map(Signing::dueAt).orElse(null), formation.round().box(emc), formation.round().number(), formation.isExtended(), formation.weights(),
                formation.entries().size()));
    }

    @Override
    public Call usual() {
        var now = clock.instant();
        var join = now.plus(policy.joinWindow());
        return new Call(join, join.plus(policy.reviewTime()), policy.weights());
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "emcformation.error." + code, arguments);
    }
}
