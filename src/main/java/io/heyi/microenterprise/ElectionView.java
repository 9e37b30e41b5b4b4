package io.heyi.microenterprise;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An election as API and pages show it.
 *
 * @param startedBy empty for one that the product called by itself
 * @param toPool whether the present owner leaves for the talent pool
 * @param roll who may vote, frozen at the announcement
 * @param motion for a recall only
 * @param runnerUp kept as backup leader
 * @param mayDo what the reader may do now
 */
public record ElectionView(ElectionId id, String microenterprise, String microenterpriseName, ElectionTrigger trigger, ElectionPhase phase, String incumbent,
                           Optional<String> startedBy, String reason, boolean toPool, Instant openedAt, Optional<Instant> dueAt, List<String> roll, Optional<Motion> motion,
                           List<Bar> targets, String currency, List<Candidate> candidates, List<Question> questions, List<Ballot> ballots, Optional<String> winner,
                           Optional<String> runnerUp, Optional<String> interim, Optional<Instant> interimUntil, Optional<Instant> switchedAt, Optional<Instant> endedAt,
                           List<TimelineEntry> timeline, Set<Act> mayDo) {

    /** What people do in an election. */
    public enum Act { SIGN_MOTION, STAND, CHANGE_PLAN, STAND_DOWN, ASK, ANSWER, WITHDRAW }

    public record Motion(int signatures, int needed, boolean mine) {}

    /** @param least what a plan must promise at least */
    public record Bar(String metric, String unit, BigDecimal bottom, BigDecimal leading, BigDecimal least) {}

    /** @param state STANDING, STOOD_DOWN or VETOED; @param note why he is out, else null */
    public record Candidate(String key, String username, String state, boolean cleared, String note, Plan plan) {}

    /** @param hash fingerprint that the elected one signs */
    public record Plan(List<Promise> targets, String team, String pay, BigDecimal stake, String pitch, String hash) {}

    public record Promise(String metric, String unit, BigDecimal value, String dueMonth) {}

    public record Question(int number, String by, String text, Instant at, List<Answer> answers) {}

    public record Answer(String candidate, String text, Instant at) {}

    /**
     * @param kind RECALL, FIRST, SECOND or RUN_OFF
     * @param outcome CHOSEN, TIE, NO_QUORUM or NO_MAJORITY; empty while it runs
     * @param chosen key of the option
     * @param votes by option, most first; empty while it runs
     */
    public record Ballot(String kind, String ballot, Instant endsAt, Optional<String> outcome, Optional<String> chosen, List<Votes> votes) {}

    /** @param option key of a candidate, or nobody, recall, keep */
    public record Votes(String option, int votes) {}

    /** @param actor user name or {@code system}; @param what text in the reader's language */
    public record TimelineEntry(Instant at, String actor, String what) {}
}
