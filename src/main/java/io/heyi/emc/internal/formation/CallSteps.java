package io.heyi.emc.internal.formation;

import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.formation.Formation.Opened;
import io.heyi.emc.internal.party.Parties;
import io.heyi.orchestration.TryLater;
import io.heyi.tender.SealedBids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps of the call up to the lead's choice. */
@Component
@Transactional
public class CallSteps {

    private final FormationCases cases;
    private final Contracts contracts;
    private final SealedBids boxes;
    private final OpeningOfCommitments opening;
    private final Parties parties;
    private final Choosers choosers;
    private final FormationPolicy policy;
    private final Clock clock;

    CallSteps(FormationCases cases, Contracts contracts, SealedBids boxes, OpeningOfCommitments opening, Parties parties, Choosers choosers, FormationPolicy policy, Clock clock) {
        this.cases = cases;
        this.contracts = contracts;
        this.boxes = boxes;
        this.opening = opening;
        this.parties = parties;
        this.choosers = choosers;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param callResult open or extend */
    public record ResponseChecked(String callResult, int commitments) {}

    /** The times of a window of the call, for the process. */
    public record WindowOpened(String joinDeadline, String escalateAt, String answersReminderAt, String answersDueAt) {}

    /** @param openResult review, nothingNew or nobody */
    public record CommitmentsOpened(String openResult, List<String> leadGroups, String reviewDueAt, String reviewReminderAt) {}

    public Moved remindInvited(EmcCode code) {
        var found = cases.open(code);
        if (isOpen(found.formation())) {
            var formation = found.formation();
            formation.invitedReminded(clock.instant());
            cases.save(formation);
        }
        return Moved.to(found.formation());
    }

    /** From now on platform owners see the call on their home page as long as micro-enterprises of theirs could join; nobody is made to. */
    public Moved escalateInvited(EmcCode code) {
        var found = cases.open(code);
        if (isOpen(found.formation())) {
            found.formation().platformOwnersTold(clock.instant());
            cases.save(found.formation());
        }
        return Moved.to(found.formation());
    }

    /** Before the questions end, so that bidders have the answers in time. */
    public Moved remindAnswers(EmcCode code) {
        var formation = cases.open(code).formation();
        if (isOpen(formation)) {
            formation.answersReminded(clock.instant());
            cases.save(formation);
        }
        return Moved.to(formation);
    }

    /** Whatever is open some time after the questions ended is for stand-ins too. */
    public Moved escalateQuestions(EmcCode code) {
        var formation = cases.open(code).formation();
        if (isOpen(formation)) {
            formation.standInsCalled(clock.instant());
            cases.save(formation);
        }
        return Moved.to(formation);
    }

    private boolean isOpen(Formation formation) {
        return formation.isTaking(clock.instant());
    }

    public ResponseChecked checkResponse(EmcCode code) {
        var formation = cases.open(code).formation();
        return new ResponseChecked(formation.needsExtension(policy) ? "extend" : "open", formation.entries().size());
    }

    public WindowOpened extendCall(EmcCode code) {
        var formation = cases.open(code).formation();
        formation.extend(later(policy.extension()), clock.instant());
        boxes.postpone(formation.round().box(code), formation.round().deadline());
        cases.save(formation);
        return window(formation);
    }

    public WindowOpened reopenPlaces(EmcCode code) {
        var found = cases.open(code);
        var formation = found.formation();
        var now = clock.instant();
        formation.reopen(formation.emptyPlaces(found.terms()), CallWindow.of(now, later(policy.reopenWindow()), policy), now);
        boxes.prepare(formation.round().box(code), formation.round().deadline());
        cases.save(formation);
        contracts.enter(code, EmcState.JOINING, "placesReopened", Map.of("joinDeadline", formation.round().deadline().toString()));
        return window(formation);
    }

    private Instant later(Duration time) {
        return clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
    }

    private WindowOpened window(Formation formation) {
        var round = formation.round();
        return new WindowOpened(round.deadline().toString(), FormationCalls.escalateAt(round, policy).toString(),
                policy.answersReminderAt(later(Duration.ZERO), round).toString(), policy.answersDueAt(round).toString());
    }

    public CommitmentsOpened openCommitments(EmcCode code) {
        var found = cases.open(code);
        var formation = found.formation();
        var now = clock.instant();
        if (now.isBefore(formation.round().deadline())) {
            throw TryLater.because("the engine's clock is ahead of ours; the box of " + code + " opens at " + formation.round().deadline());
        }
        var opened = formation.open(opening.open(formation, found.terms()), found.terms(), policy, now);
        if (opened == Opened.REVIEW) {
            choosers.lookAt(formation);
        }
        cases.save(formation);
        if (opened == Opened.REVIEW) {
            contracts.enter(code, EmcState.REVIEW, "commitmentsOpened", Map.of("commitments", formation.entries().size()));
        }
        var due = formation.reviewDueAt().orElse(now);
        var groups = parties.find(formation.lead()).orElseThrow(() -> new IllegalStateException("nobody knows the lead " + formation.lead())).groups();
        return new CommitmentsOpened(switch (opened) {
            case REVIEW -> "review";
            case NOTHING_NEW -> "nothingNew";
            case NOBODY -> "nobody";
        }, groups, due.toString(), due.minus(Duration.ofHours(policy.reviewReminderHours())).toString());
    }
}
