package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.tender.PartyId;
import io.heyi.tender.Questions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions of those who may commit to a call, and the lead's answers, which everybody sees who sees the call (issue 4, part 3). */
@Service
@Transactional
public class CallQuestions {

    private final FormationStore formations;
    private final Contracts contracts;
    private final Emcs emcs;
    private final Parties parties;
    private final CommitmentObstacles obstacles;
    private final FormationPolicy policy;
    private final Clock clock;

    CallQuestions(FormationStore formations, Contracts contracts, Emcs emcs, Parties parties, CommitmentObstacles obstacles, FormationPolicy policy, Clock clock) {
        this.formations = formations;
        this.contracts = contracts;
        this.emcs = emcs;
        this.parties = parties;
        this.obstacles = obstacles;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param requestKey the same key of the same actor again changes nothing */
    public FormationOutcome ask(CurrentUser user, EmcCode code, ActorId actor, String text, String requestKey) {
        if (!emcs.mayRead(user, code)) {
            return new FormationOutcome.Unknown();
        }
        var party = parties.find(actor);
        if (party.isEmpty()) {
            return FormationOutcome.invalid("actor", "unknownActor", actor.value());
        }
        if (!parties.actsFor(user, actor)) {
            return new FormationOutcome.NotAllowed("emcformation.refusal.notYourActor");
        }
        var emc = contracts.load(code);
        var found = formations.findForUpdate(code).filter(Formation::hasCall);
        if (emc.isEmpty() || found.isEmpty()) {
            return new FormationOutcome.TooLate("emcformation.refusal.noCall", List.of());
        }
        var asking = new Questions.Asking(new PartyId(actor.value()), user.username().value(), text, requestKey);
        if (!found.get().questions().hasAsked(asking.party(), requestKey)) {
            var obstacle = obstacles.of(party.get(), found.get(), emc.get().terms());
            if (obstacle.isPresent()) {
                return new FormationOutcome.Invalid(List.of(FieldError.of("actor", "emcformation.obstacle." + obstacle.get())));
            }
        }
        return saved(found.get(), found.get().ask(asking, clock.instant()));
    }

    /** By the lead's people, or stand-ins once they are called; the same answer again changes nothing. */
    public FormationOutcome answer(CurrentUser user, EmcCode code, int number, String text) {
        if (!emcs.mayRead(user, code)) {
            return new FormationOutcome.Unknown();
        }
        contracts.load(code);
        var found = formations.findForUpdate(code).filter(Formation::hasCall);
        if (found.isEmpty()) {
            return new FormationOutcome.TooLate("emcformation.refusal.noCall", List.of());
        }
        if (!found.get().isAnsweredBy(parties.actorsOf(user), isStandIn(user))) {
            return new FormationOutcome.NotAllowed("emcformation.refusal.answersByTheLead");
        }
        return saved(found.get(), found.get().answer(number, text, user.username().value(), clock.instant()));
    }

    private FormationOutcome saved(Formation formation, Ruling ruling) {
        if (ruling instanceof Ruling.Accepted) {
            formations.save(formation);
        }
        return FormationOutcome.of(ruling);
    }

    private boolean isStandIn(CurrentUser person) {
        return person.has(policy.standInRole());
    }

    /** Calls that an actor of this person leads, or for which stand-ins were called, with questions that wait for an answer, the nearest deadline first. */
    public List<Waiting> waitingFor(CurrentUser reader, int limit) {
        var own = parties.actorsOf(reader);
        boolean standIn = isStandIn(reader);
        return own.isEmpty() && !standIn ? List.of() : formations.waitingForAnswers(own, standIn, clock.instant(), limit).stream().map(this::waiting).toList();
    }

    private Waiting waiting(FormationStore.Unanswered one) {
        var formation = one.formation();
        var round = formation.round();
        return new Waiting(formation.emc(), one.title(), formation.questions().unanswered(), round.deadline(), round.answersRemindedAt() != null || !clock.instant().isBefore(round.questionsUntil()));
    }

    /**
     * @param unanswered how many questions
     * @param due whether the lead was reminded of them, or the time for questions has ended
     */
    public record Waiting(EmcCode emc, String title, long unanswered, Instant joinDeadline, boolean due) {}
}
