package io.heyi.dissolution.internal.settlement;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.shared.Money;
import java.util.List;

/**
 * The money of a dissolution: inventory of claims, debts and assets, the run-down budget, and the waterfall (domain.md P6 steps 4 and 6, E17). Every call joins the
 * caller's transaction and may be repeated.
 */
public interface Settlement {

    /**
     * Takes the first inventory from the books and from pay: receivables, payables, capital by holder, and wages from the first of the month of the freeze, of who has
     * left since the freeze too.
     */
    void begin(DissolutionCode code, String microenterprise, Money runDownBudget);

    /**
     * What still keeps the money part open, one message key with arguments each; empty when the waterfall may be drawn up, when it is signed by two people and may be
     * booked, and after booking when nothing is owed.
     */
    List<OpenPoint> openPoints(DissolutionCode code);

    /**
     * Draws the waterfall up from the closed inventory; it changes no more and waits for two signatures, which {@link SettlementSigning} takes. Where the books have
     * changed since, it is drawn up anew and the old signatures fall away.
     *
     * @throws IllegalStateException while there are open points
     */
    DrawnUp drawUp(DissolutionCode code);

    /** Creditors may file as long as after the first notice: the case goes another way than they were told. */
    void extendClaims(DissolutionCode code);

    /** Holds the settlement until the caller's transaction ends, so that nobody opens it again between a look at its open points and its booking. */
    void hold(DissolutionCode code);

    /**
     * Books the waterfall once, as balanced entries; afterwards every account of the micro-enterprise stands at zero and its books are closed.
     *
     * @return false when a signature is missing, the books have changed since it was drawn up, or today is not the day after the last one with wages; then nothing has changed, and
     *     {@link #openPoints} says why
     */
    boolean book(DissolutionCode code);

    /** An alternative has saved the micro-enterprise: budget and inventory are dropped, nothing is booked. */
    void drop(DissolutionCode code);

    /** Merger, of a settlement that was begun: hands cash, claims, debts and capital of the micro-enterprise over to the other one, as one joint entry. */
    void handOver(DissolutionCode code, String toMicroenterprise);

    /** Whether the reader may know of it: people inside, and outside partners while creditors may file and where they are one. */
    boolean isOpenTo(DissolutionCode code, CurrentUser reader);

    /** Whether it is signed and only waits for its closing day; nobody has to do anything then. */
    static boolean isWaiting(OpenPoint point) {
        return point.kind().equals(OpenPoints.CLOSING_DAY);
    }

    /** @param kind stable name for tests and API, e.g. {@code receivable}; @param subject whom or what it is about */
    record OpenPoint(String kind, String subject, String messageKey, List<Object> arguments) {}

    /** @param fingerprint SHA-256 of the waterfall as canonical JSON; what is signed */
    record DrawnUp(String fingerprint) {}
}
