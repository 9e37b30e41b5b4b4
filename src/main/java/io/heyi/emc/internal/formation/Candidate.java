package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.tender.BidScoring.Ranked;
import io.heyi.tender.BidScoring.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A commitment after opening, with its score and what became of it.
 *
 * @param rank within its place and round; 0 when not eligible
 * @param points per criterion
 * @param obstacle why it is not eligible, below {@code emcformation.obstacle.}; null when it is
 * @param note the lead's reason
 * @param ratioPercent of the pool once accepted; null for a tactical place and with an equal split
 */
public record Candidate(ActorId actor, ActorKind kind, String name, Commitment commitment, Instant at, int round, BigDecimal rating, String obstacle, int rank,
                        Map<String, BigDecimal> points, BigDecimal total, List<Reason> reasons, Standing standing, String note, BigDecimal ratioPercent) {

    /** OPEN before the choice; LOST did not sign; REMOVED is out for good, REJECTED may still be asked as the next best. */
    public enum Standing { OPEN, ACCEPTED, REJECTED, REMOVED, INELIGIBLE, LOST }

    public Candidate {
        points = Map.copyOf(points);
        reasons = List.copyOf(reasons);
    }

    static Candidate opened(ActorId actor, ActorKind kind, String name, Commitment commitment, Instant at, int round, BigDecimal rating, String obstacle) {
        return new Candidate(actor, kind, name, commitment, at, round, rating, obstacle, 0, Map.of(), BigDecimal.ZERO, List.of(),
                obstacle == null ? Standing.OPEN : Standing.INELIGIBLE, null, null);
    }

    Candidate ranked(Ranked ranked) {
        return new Candidate(actor, kind, name, commitment, at, round, rating, obstacle, ranked.rank(), ranked.points(), ranked.total(), ranked.reasons(), standing, note,
                ratioPercent);
    }

    Candidate standing(Standing now, String why, BigDecimal ratio) {
        return new Candidate(actor, kind, name, commitment, at, round, rating, obstacle, rank, points, total, reasons, now, why, ratio);
    }

    /** No contract can have it (any more). */
    Candidate excluded(String why) {
        return new Candidate(actor, kind, name, commitment, at, round, rating, why, rank, points, total, reasons, Standing.INELIGIBLE, note, null);
    }

    public boolean eligible() {
        return obstacle == null;
    }

    /** Whether the lead may decide about it. */
    boolean mayBeChosen() {
        return eligible() && !is(Standing.LOST);
    }

    public boolean is(Standing wanted) {
        return standing == wanted;
    }

    /** Whether it may take a place that has become empty. */
    boolean mayFollow() {
        return is(Standing.OPEN) || is(Standing.REJECTED);
    }

    public String place() {
        return commitment.place();
    }
}
