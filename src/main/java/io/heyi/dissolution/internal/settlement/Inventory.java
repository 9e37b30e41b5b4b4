package io.heyi.dissolution.internal.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The entries of a settlement's inventory (domain.md P6 step 4); amounts in the currency of the micro-enterprise's books. */
public final class Inventory {

    private Inventory() {}

    /**
     * What one person earns until the end.
     *
     * @param monthly gross base salary a month; null while unknown
     * @param firstDay first day that this micro-enterprise pays: the one on which the person joined, because whoever had the person before pays until the day before it; null
     *     where nobody knows; it counts where it lies after the first day of all
     * @param lastDay last day that this micro-enterprise pays: the one before the person left, because whoever takes the person pays the day itself; null for the last
     *     day of all
     * @param left whether the person has left before the closing
     * @param note why the officer has set the figure; null for one from the pay records
     */
    public record Wage(String person, BigDecimal monthly, LocalDate firstDay, LocalDate lastDay, boolean left, String note) {}

    /** @param FILED nobody has looked at it; DISPUTED holds the settlement up; the others are final until somebody decides anew before the waterfall is drawn up */
    public enum ClaimState { FILED, DISPUTED, CONFIRMED, REJECTED }

    /**
     * What somebody asks for that is not in the books.
     *
     * @param creditor user name of an outside partner or member, or code of a micro-enterprise; null for somebody without either
     * @param agreed confirmed amount, at most what is asked for; null before
     * @param reason of the last decision; null before and for a claim confirmed in full
     */
    public record FiledClaim(int number, Rank rank, String creditor, String name, BigDecimal amount, String proof, ClaimState state, BigDecimal agreed, String reason,
                             String filedBy, Instant filedAt, String decidedBy, Instant decidedAt) {

        FiledClaim decided(ClaimState decision, BigDecimal of, String why, String by, Instant at) {
            return new FiledClaim(number, rank, creditor, name, amount, proof, decision, of, why, filedBy, filedAt, by, at);
        }
    }

    public enum AssetKind { THING, RIGHT }

    /** @param OFFERED sold to another micro-enterprise whose owner has not said yes */
    public enum AssetState { OPEN, OFFERED, SOLD, WRITTEN_OFF }

    /**
     * Something of value that is not in the books.
     *
     * @param kind RIGHT for intellectual property and licences
     * @param proceeds what it has brought; zero for one written off; null while open
     * @param buyer code of a micro-enterprise that buys it; null for a buyer outside
     */
    public record Asset(int number, AssetKind kind, String title, AssetState state, BigDecimal proceeds, String buyer, String reason, String person, Instant at) {

        Asset realised(AssetState to, BigDecimal brought, String by, String why, String who, Instant when) {
            return new Asset(number, kind, title, to, brought, by, why, who, when);
        }
    }

    /**
     * What becomes of something that the books say is owed to the micro-enterprise or owned by it.
     *
     * @param balance of the account when it was decided; another balance asks for another decision
     * @param collected money that has come in for it; the rest is written off
     */
    public record BookDecision(String account, String holder, BigDecimal balance, BigDecimal collected, String reason, String person, Instant at) {}

    /** What somebody of the micro-enterprise says there is nothing else of. */
    public enum Subject { ASSETS, RIGHTS, USER_DATA, CREDITORS }

    public record Statement(Subject subject, String words, String person, Instant at) {}

    /** @param key idempotency key of the sender */
    public record Expense(String key, BigDecimal amount, String purpose, String payee, String person, Instant at) {}

    /** Who signs what was drawn up: two different people. */
    public enum Signatory { OFFICER, OWNER }

    /** @param standIn whether the platform's owner signs because the owner has a benefit of his own */
    public record Signature(Signatory role, boolean standIn, String fingerprint, String person, String session, Instant at) {}
}
