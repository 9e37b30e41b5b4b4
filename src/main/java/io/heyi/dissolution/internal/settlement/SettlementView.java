package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.internal.settlement.Inventory.Asset;
import io.heyi.dissolution.internal.settlement.Inventory.Expense;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.dissolution.internal.settlement.Inventory.Signature;
import io.heyi.dissolution.internal.settlement.Inventory.Statement;
import io.heyi.dissolution.internal.settlement.Inventory.Wage;
import io.heyi.dissolution.internal.settlement.Settlement.OpenPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A settlement as one reader may see it: wages by person only the person himself, the owner, the settlement officer, and who signs in the owner's place; an
 * outside partner sees his own claims and totals (domain.md §1a).
 *
 * @param spent of the budget
 * @param wages those that the reader may see
 * @param waterfall null until it is drawn up
 * @param fingerprint of what is signed; null until it is drawn up
 */
public record SettlementView(String code, String microenterprise, String name, String platform, String currency, SettlementState state, BigDecimal budget, BigDecimal spent, Instant claimsUntil,
                             LocalDate wagesFrom, LocalDate lastDay, List<Wage> wages, List<Item> items, List<Debt> debts, List<FiledClaim> claims, List<Asset> assets, List<Statement> statements,
                             List<Expense> expenses, List<OpenPoint> openPoints, Flow waterfall, String fingerprint, List<Signature> signatures, May may) {

    /** @param collected null until somebody has decided on this balance */
    public record Item(String account, String holder, BigDecimal balance, BigDecimal collected, String reason) {}

    /** Something that the books say is owed. @param holder {@code book:ME-0001} or {@code partner:chef} */
    public record Debt(String holder, BigDecimal amount) {}

    /** Amounts are null where they would tell what somebody else earns. @param available money to pay from */
    public record Flow(String rule, BigDecimal available, BigDecimal loss, BigDecimal surplus, List<Tier> tiers) {}

    /**
     * @param before null, as claims, paid and unpaid, where it would tell what somebody else earns
     * @param outcome FULL, PART or NONE
     * @param hidden lines that the reader may not see one by one
     */
    public record Tier(Rank rank, BigDecimal before, BigDecimal claims, BigDecimal paid, BigDecimal unpaid, String outcome, List<Line> lines, int hidden) {}

    /**
     * @param holder {@code person:anna}, {@code book:ME-0001}, {@code partner:chef}, {@code member:anna}, {@code platform:food}, {@code investor:river}; empty where the name says it
     * @param outcome FULL, PART, NONE or SURPLUS
     * @param entries keys of the ledger's entries in which it stands
     */
    public record Line(String id, String holder, String name, BigDecimal claim, BigDecimal paid, BigDecimal unpaid, BigDecimal surplus, String outcome, List<String> entries) {}

    /** What the reader may do now. @param answer numbers of assets that he may buy for his micro-enterprise */
    public record May(boolean officer, boolean owner, boolean file, boolean sign, boolean reopen, boolean drawUp, boolean spend, List<Integer> answer) {}
}
