package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes confirmed claims into the books before they go over by a merger, so that the other micro-enterprise owes them (domain.md P6). Pay is booked by nobody while a
 * micro-enterprise runs, and whoever takes it over goes on paying it: claims of wages stay out.
 */
final class MergerClaims {

    private final SettlementFile file;
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();

    private MergerClaims(SettlementFile file) {
        this.file = file;
    }

    /** Empty where there is nothing to take in. */
    static Map<String, List<Line>> of(SettlementFile file, BookSheet sheet) {
        var claims = new MergerClaims(file);
        file.claims().stream().filter(claim -> claim.state() == ClaimState.CONFIRMED && claim.rank() != Rank.WAGES && claim.agreed().signum() > 0).forEach(claim -> claims.take(claim, sheet));
        return claims.lines;
    }

    private void take(FiledClaim claim, BookSheet sheet) {
        var reference = file.code() + "/" + claim.number();
        boolean inside = claim.rank() == Rank.INSIDE && !sheet.closed().contains(claim.creditor());
        var amount = file.money(claim.agreed().setScale(2));
        pair(file.microenterprise(), Account.claimExpense(reference), inside ? Account.payable(claim.creditor()) : Account.payableOnClaim(reference), amount);
        if (inside) {
            pair(claim.creditor(), Account.receivable(file.microenterprise()), Account.serviceIncome(reference), amount);
        }
    }

    private void pair(String owner, Account debit, Account credit, Money amount) {
        var own = lines.computeIfAbsent(owner, one -> new ArrayList<>());
        own.add(new Line(debit, Side.DEBIT, amount));
        own.add(new Line(credit, Side.CREDIT, amount));
    }
}
