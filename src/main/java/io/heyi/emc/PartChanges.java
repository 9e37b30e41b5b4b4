package io.heyi.emc;

import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Changes one party's part while the contract runs, because the members have decided so by ballot under a condition of the contract (domain.md P4 steps 6 to 9,
 * §0.2; docs/adr/0019). All calls join the caller's transaction. Changing ones are repeatable by {@link Decision#key()}: a repeat gives what was done and does
 * nothing. They hold the renewal under way and the EMC until the transaction ends.
 *
 * <p>A change ends the old part with the day on which it is made and is in force from the next; where the contract's month is over and the next one is not
 * sealed yet, with that month. The month's sharing counts every part by its days.
 *
 * <p>While the month is being closed, for seconds, a change is turned away with a {@code ConcurrencyFailureException} and is to be tried again. {@link #end} stops
 * the cases of the EMC by {@link ContractTerminated}, also the one that calls.
 */
public interface PartChanges {

    /** Condition of a part, or of an EMC, that ends because its party is dissolved; holds without being listed, for nobody can be bound who is no more (docs/adr/0024). */
    String PARTY_DISSOLVED = "party-dissolved";

    /**
     * Who could take the party's part over: commitments of the last call for its place that were eligible and not chosen, best first. Without those who act no
     * more, are a party already, have refused to sign before or whose part could not be sealed. Empty for a lead and where there was no call.
     */
    List<Backup> backups(EmcCode emc, ActorId party);

    /**
     * The contract with the substitute in the party's part: the same place, tier, deliverables and costs, and others wait for them as before; values, investment
     * and ratio are the substitute's, the ratio never above the party's. Where the party leads, a micro-enterprise that takes its part leads; else the strategic
     * micro-enterprise with the highest ratio does, and signs too.
     */
    Text termsWith(EmcCode emc, ActorId removed, Substitute substitute);

    /** The contract with a lower ratio of the party; what is freed goes to the other strategic parties in proportion to theirs. Nobody signs. */
    Text termsReduced(EmcCode emc, ActorId party, BigDecimal ratioPercent);

    /**
     * The contract without the party, its seat, its deliverables and what others waited for; its ratio goes to the others in proportion to theirs. Impossible where
     * a rule of the contract breaks, e.g. with one party left. A new lead signs.
     */
    Text termsWithout(EmcCode emc, ActorId removed);

    /** @param coverUntil last day of a cover for a time, after today; null for a substitute that stays */
    Outcome replace(Decision decision, ActorId removed, Substitute substitute, LocalDate coverUntil, List<Signed> signatures);

    Outcome reduce(Decision decision, ActorId party, BigDecimal ratioPercent);

    Outcome remove(Decision decision, ActorId removed, List<Signed> signatures);

    /** Ends the EMC under the condition, by the same day as any other change; what its month has brought is shared. */
    Outcome end(Decision decision);

    /**
     * What the members have decided.
     *
     * @param key of this change, for ever: the case's code and what is done, e.g. {@code RC-0007/cover}; 1 to 100 letters, digits and {@code ._/-}
     * @param ballot code of the ballot; empty where a party leaves because it is dissolved and nothing was put to the vote
     * @param condition code of a termination condition that the contract lists, or {@link #PARTY_DISSOLVED}
     * @param evidenceDigest SHA-256 of the case's evidence
     */
    record Decision(String key, EmcCode emc, String ballot, String condition, String evidenceDigest) {}

    /**
     * Who takes a part over, and what it commits to.
     *
     * @param values one per target of the part, within bottom and leading; what is left out stays at the part's bottom value
     * @param ratioPercent of the pool; null or 0 for a tactical part and with an equal split
     * @param investment own money put in for the period; null for none
     * @param contribution what it brings; null for the part's own
     */
    record Substitute(ActorId actor, List<Value> values, BigDecimal ratioPercent, BigDecimal investment, String contribution, List<String> services) {

        public Substitute {
            values = List.copyOf(values);
            services = services == null ? List.of() : List.copyOf(services);
        }
    }

    record Value(String metric, BigDecimal value) {}

    /** @param rank among those who committed to the place, 1 for the best */
    record Backup(String name, int rank, Substitute substitute) {}

    /** A text that could be sealed, or why there is none. */
    sealed interface Text {

        /**
         * @param termsHash SHA-256 of the text; what is signed
         * @param signatories who must sign before it can be sealed; nobody else is asked
         */
        record Draft(ContractTerms terms, String termsHash, List<Signatory> signatories) implements Text {}

        /** @param errors on the fields of the text, or on {@code party}, {@code substitute.actor}, {@code ratioPercent} */
        record Impossible(List<FieldError> errors) implements Text {}
    }

    /** @param partHash SHA-256 of what this party binds itself to: the terms that all share and its own part */
    record Signatory(ActorId actor, String partHash) {}

    /**
     * A signature that somebody gave. It holds as long as its {@code partHash} does, also where parts of others have changed since, e.g. by a renewal.
     *
     * @param termsHash of the text that was shown
     * @param partHash as its {@link Signatory} had it
     * @param session Keycloak session
     */
    record Signed(ActorId actor, String person, String session, String termsHash, String partHash, Instant at) {}

    sealed interface Outcome {

        /**
         * @param version number of the sealed version; the latest one where the EMC was ended
         * @param endedOn last day of the old part
         * @param inForceFrom the day after
         */
        record Done(int version, YearMonth period, LocalDate endedOn, LocalDate inForceFrom) implements Outcome {}

        /** Nothing has changed; as {@link Text.Impossible}, or on {@code condition}, {@code coverUntil}. */
        record Refused(List<FieldError> errors) implements Outcome {}

        /** Nothing has changed: signatures are missing, are not of this text or of the part any more, or are nobody's who must sign. */
        record ToSign(Text.Draft text, List<ActorId> missing) implements Outcome {}

        /** Nothing has changed: the EMC does not run any more. */
        record NotRunning(EmcState state) implements Outcome {}
    }
}
