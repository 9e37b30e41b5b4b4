package io.heyi.replacement.internal;

import io.heyi.emc.ActorId;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Carried;
import io.heyi.replacement.internal.domain.Compensation;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.Search;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What follows from a decision against the party, as API and page show it.
 *
 * @param search null where nobody is looked for
 * @param lastVotes what the members decided where nobody was found
 * @param handOver null before a substitute has signed
 * @param coverUntil last day of a temporary cover; null without one
 * @param compensation null unless an appeal was granted after the decision was carried out
 */
public record SuccessionView(SearchView search, List<Remedy> lastVotes, HandOverView handOver, List<Carried> carried, LocalDate coverUntil, CompensationView compensation) {

    /** @param holder who has the part now */
    public record SearchView(int round, Search.Holder holder, List<CandidateView> candidates, List<TenderView> tenders) {}

    /**
     * @param bidsUntil null once no bids are taken
     * @param endsBy when the search is called off, should there be no result by then
     * @param outcome how it ended, name of a {@code TenderState}, or {@code OVERDUE}; null while it runs
     */
    public record TenderView(int round, String tender, Instant bidsUntil, Instant endsBy, String outcome) {}

    /**
     * @param ratioPercent of the pool; shown once it is asked, null before
     * @param reason in its own words; a message key for one who is unfit; null otherwise
     */
    public record CandidateView(ActorId actor, String name, Candidate.Source source, int rank, int round, BigDecimal ratioPercent, LocalDate until, Candidate.State state, Instant dueAt,
                                String reason) {}

    /** @param mayAdd and the others: what the reader may do now */
    public record HandOverView(ActorId giver, String giverName, ActorId taker, String takerName, List<HandOver.Item> items, Instant dueAt, boolean escalated, Instant closedAt, boolean mayAdd,
                               boolean mayHand, boolean mayTake) {}

    /** @param pointDays percent of the pool times days; @param documentUrl where the note is read as it stands */
    public record CompensationView(BigDecimal points, LocalDate from, LocalDate to, long days, BigDecimal pointDays, Compensation.Basis basis, Compensation.Settled settled, String documentUrl) {}
}
