package io.heyi.ballot.internal.web;

import io.heyi.ballot.BallotResult;
import io.heyi.ballot.BallotResult.Outcome;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Option;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.internal.BallotReading.Look;
import io.heyi.ballot.internal.BallotWords;
import io.heyi.ballot.internal.Discussion;
import io.heyi.ballot.internal.StoredBallot.SeatState;
import io.heyi.ballot.internal.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A ballot as the API answers it.
 *
 * @param votes seats that have voted, of {@code seats}
 * @param mine seats for which the caller may cast
 * @param result null until counted, and for callers who must not see it
 * @param discussion posts by kind; {@code standing}: objections that nobody has integrated
 * @param audit every check by name, and {@code ok}
 */
record BallotJson(String id, String reference, String businessKey, String caseUrl, String subject, String question, Secrecy secrecy, BallotState state, Instant openedAt, Instant endsAt,
                  Instant closedAt, RuleJson rule, int seats, int votes, List<OptionJson> options, List<OwnSeat> mine, boolean mayVote, Discussion.Counts discussion, ResultJson result, String fingerprint,
                  Verification audit) {

    /** @param exceeding whether the share must be exceeded, not only reached */
    record RuleJson(String needed, String neededOf, boolean exceeding, String quorum, int votesForQuorum) {}

    record OptionJson(String id, String label, String text) {}

    record OwnSeat(String id, String label, boolean voted) {}

    /**
     * @param chosen null without one; {@code tied} empty unless several share the first place
     * @param standingObjections objections that stood when it was decided
     */
    record ResultJson(Outcome.Kind outcome, String chosen, List<String> tied, int votes, int seats, int missing, int quorum, int needed, int standingObjections,
                      List<CountJson> counts) {}

    record CountJson(String option, int votes) {}

    /** @param castBy and receipt: of an open ballot, once counted; null otherwise */
    record SeatJson(String id, String label, boolean voted, String castBy, String receipt) {}

    static BallotJson of(Look look, Discussion.Counts discussion, BallotWords words, Locale locale) {
        var ballot = look.ballot();
        var call = ballot.call();
        var rule = call.rule();
        return new BallotJson(ballot.id().value(), call.reference(), call.businessKey(), call.caseUrl(), call.subject(), words.of(call.question(), locale), call.secrecy(), ballot.state(),
                ballot.openedAt(), call.endsAt(), ballot.closedAt(),
                new RuleJson(rule.needed().share().toString(), rule.needed().base().name(), rule.needed().exceeding(), rule.quorum().toString(), rule.votesForQuorum(call.seats().size())),
                call.seats().size(), ballot.votes(),
                call.options().stream().map(option -> new OptionJson(option.id(), words.label(option, locale), option.text().map(text -> words.of(text, locale)).orElse(null))).toList(),
                look.mine().stream().map(seat -> new OwnSeat(seat.seat().id(), seat.seat().label(), seat.voted())).toList(), look.mayVote(), discussion,
                look.contents() ? ballot.result().map(result -> result(result, discussion)).orElse(null) : null, ballot.fingerprint(), look.audit());
    }

    private static ResultJson result(BallotResult result, Discussion.Counts discussion) {
        return new ResultJson(result.outcome().kind(), result.outcome() instanceof Outcome.Chosen(var option) ? option.id() : null,
                result.outcome() instanceof Outcome.Tie(var options) ? options.stream().map(Option::id).toList() : List.of(), result.votes(), result.seats(), result.missing(),
                result.quorum(), result.needed(), discussion.standing(), result.counts().stream().map(count -> new CountJson(count.option().id(), count.votes())).toList());
    }

    /** Who cast what is for readers of a counted open ballot. */
    static SeatJson seat(SeatState seat, Look look) {
        boolean shown = look.contents() && look.ballot().state() == BallotState.COUNTED;
        return new SeatJson(seat.seat().id(), seat.seat().label(), seat.voted(), shown ? seat.castBy() : null, shown ? seat.receipt() : null);
    }
}
