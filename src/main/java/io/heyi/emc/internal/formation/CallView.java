package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.tender.BidScoring.Reason;
import io.heyi.tender.QuestionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A call as everybody may see it who may see the EMC or has bid: what is called for and how many are in, never anybody's commitment; and the reader's own. Who is in
 * is told once the box is open, to people inside and to parties.
 *
 * @param readable whether the reader may see the EMC too
 * @param open whether commitments are taken now
 * @param title and {@code userScenario} and {@code goal} of the call; of a formation that is over, as they were signed, whatever the contract has become since
 * @param places called for in the present round
 * @param questions of those who may commit, and the lead's answers; empty for a canvas
 * @param mine actors that the reader acts for
 * @param note what the lead told the members with its choice; null for nothing, and for who is none
 * @param signingDueAt for people inside and parties
 * @param mayWithdraw whether the reader may withdraw the call now
 */
public record CallView(EmcCode emc, boolean readable, EmcState state, String title, String userScenario, String goal, ActorId lead, String leadName, boolean open, int round, boolean extended,
                       Instant joinDeadline, Instant reviewDueAt, Map<String, BigDecimal> weights, BigDecimal minimumRating, String currency, List<Place> places, int commitments, List<In> in,
                       Asked questions, List<Mine> mine, String note, boolean mayWithdraw, boolean maySeeReview, List<SignatureState> signatures, Instant signingDueAt, List<Happened> timeline) {

    /**
     * What has been asked, oldest first.
     *
     * @param until end of the questions; null for a canvas
     * @param mayAsk whether an actor of the reader's may ask now
     * @param mayAnswer whether something waits for an answer of the reader's
     */
    public record Asked(List<QuestionView> asked, Instant until, boolean mayAsk, boolean mayAnswer) {

        static Asked nothing() {
            return new Asked(List.of(), null, false, false);
        }
    }

    /** Somebody who has committed, and the title of the place. */
    public record In(ActorId actor, String name, String place, String placeTitle, Instant at) {}

    /**
     * @param receipt of the commitment in the box; null for none
     * @param places that this actor could take
     * @param obstacle why it cannot commit, below {@code emcformation.obstacle.}; null when it can
     * @param result after opening; null before
     */
    public record Mine(ActorId actor, String name, ActorKind kind, Entry receipt, List<String> places, String obstacle, Result result) {}

    /**
     * What became of the actor's own commitment.
     *
     * @param commitment as it was opened; null where its place is not called for any more
     */
    public record Result(int rank, BigDecimal total, Map<String, BigDecimal> points, List<Reason> reasons, String obstacle, Candidate.Standing standing, String note,
                         BigDecimal ratioPercent, CommitmentView commitment) {}

    /** @param state ASKED, SIGNED or REFUSED */
    public record SignatureState(ActorId actor, String name, Signing.State state, Instant at) {}

    /** @param actor user name of who acted; {@code system} for nobody, and where it is none of the reader's business */
    public record Happened(Instant at, String actor, String fact, List<String> arguments) {}
}
