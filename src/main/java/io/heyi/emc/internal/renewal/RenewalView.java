package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.Redline;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A renewal as API and page show it.
 *
 * @param id business key, {@code EMC-0001/2026-11}
 * @param period the month that ends; the next version is for {@code nextPeriod}
 * @param waitingFor party ids, or candidate groups of mediators
 * @param figures empty before the cut-off
 * @param next what the next version would say as far as it is known: the proposal, else the present terms
 * @param draft the lead's, shown to whoever acts for the lead while it may be changed; null for others
 * @param suggested present terms with the members' wishes and the month's figures worked in, for whoever acts for the lead; null for others
 * @param mine parties of the contract that the reader acts for
 * @param disputing parties for which the reader may dispute figures: the same, and those that have left within the month
 * @param failure what the operator has to look at; empty for those whom it does not concern, null where nothing failed
 */
public record RenewalView(String id, EmcCode emc, YearMonth period, YearMonth nextPeriod, String title, RenewalStep step, RenewalOutcome outcome, WaitsOn waitsOn,
                          List<String> waitingFor, Instant dueAt, Instant startedAt, Instant freezeAt, Instant disputeUntil, Instant periodEnd, Instant endedAt,
                          List<Member> members, ActorId lead, String currency, List<FigureView> figures, List<NodeView> nodes, Reward reward, List<Dispute> disputes, List<Wish> wishes,
                          int round, ProposalView proposal, List<ConfirmationView> confirmations, Settlement settlement, int presentVersion, Integer sealedVersion,
                          ContractTerms present, ContractTerms draft, ContractTerms suggested, List<ActorId> mine, List<ActorId> disputing, boolean actsForLead, boolean mayDispute, boolean mayWish,
                          boolean mayDraft, String failure) {

    /**
     * @param actor the EMC's code for its own goals
     * @param original frozen value where a ruling replaced it; else null
     */
    public record FigureView(String actor, String actorName, String metric, String name, String unit, BigDecimal bottom, BigDecimal grab, BigDecimal leading, BigDecimal value,
                             BigDecimal attainmentPercent, boolean belowBottom, String source, String submittedBy, Integer sampleSize, BigDecimal original) {}

    /**
     * Also of a party that has left within the month.
     *
     * @param ratingBefore and {@code rating}: null for who left before the cut-off and so is not rated by the month
     * @param reward null before publication and for whoever gets none
     * @param leftOn last day of its part; null for a party that is still one
     */
    public record NodeView(ActorId actor, String name, BigDecimal attainmentPercent, BigDecimal ratingBefore, BigDecimal rating, boolean belowBottom, BigDecimal reward, LocalDate leftOn) {}

    /**
     * @param person null where the lead was silent
     * @param terms null for no change
     * @param note of the lead for the members; empty for none
     */
    public record ProposalView(int round, String person, Instant at, boolean changed, boolean goalsOnly, ContractTerms terms, String termsHash, String note, boolean published,
                               List<Redline.Change> redline) {}

    /** @param state CONFIRM, OBJECT, LEAVE, LEAVES (announced before), ASKED, or SILENT after the deadline */
    public record ConfirmationView(ActorId actor, String name, String state, String person, Instant at, String reason) {}
}
