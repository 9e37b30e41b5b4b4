package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.internal.settlement.FinalAccount.Source;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Inventory.Subject;
import io.heyi.dissolution.internal.settlement.Settlement.OpenPoint;
import io.heyi.ledger.Ledger.Balance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is missing before the next step of a settlement; nothing is read or written. */
final class OpenPoints {

    /** Signed, and waits for the day after the last one with wages. */
    static final String CLOSING_DAY = "closingDay";

    private OpenPoints() {}

    /** @param today in the company's zone */
    static List<OpenPoint> of(SettlementFile file, BookSheet sheet, Instant now, LocalDate today) {
        return switch (file.state()) {
            case OPEN -> ofInventory(file, sheet, now, today);
            case DRAWN_UP -> ofSignatures(file, sheet, today);
            case BOOKED, HANDED_OVER -> sheet.balances().stream().map(balance -> point("balance", balance.account().code() + " " + balance.account().holder(), balance.amount())).toList();
            case DROPPED -> List.of();
        };
    }

    private static List<OpenPoint> ofInventory(SettlementFile file, BookSheet sheet, Instant now, LocalDate today) {
        var points = new ArrayList<OpenPoint>();
        if (now.isBefore(file.claimsUntil())) {
            points.add(new OpenPoint("claimWindow", file.code().value(), "dissolutionmoney.open.claimWindow", List.of(file.claimsUntil())));
        }
        if (file.lastDay().isEmpty()) {
            points.add(point("lastDay", file.microenterprise()));
        }
        // whoever is still there earns until the day before the closing, which is today at the earliest
        file.lastDay().filter(day -> day.isBefore(today.minusDays(1))).ifPresent(day -> points.add(point("lastDayPast", file.microenterprise(), day.toString())));
        file.wages().forEach(wage -> {
            if (wage.monthly() == null) {
                points.add(point("wage", wage.person()));
            }
        });
        file.claims().stream().filter(claim -> claim.state() == ClaimState.FILED || claim.state() == ClaimState.DISPUTED)
                .forEach(claim -> points.add(point(claim.state() == ClaimState.FILED ? "claim" : "dispute", claim.name(), claim.number())));
        file.assets().stream().filter(asset -> asset.state() == AssetState.OPEN || asset.state() == AssetState.OFFERED)
                .forEach(asset -> points.add(point(asset.state() == AssetState.OPEN ? "asset" : "purchase", asset.title(), asset.state() == AssetState.OPEN ? asset.number() : asset.buyer())));
        file.assets().stream().filter(asset -> asset.state() == AssetState.SOLD && asset.buyer() != null && sheet.closed().contains(asset.buyer()))
                .forEach(asset -> points.add(point("buyerClosed", asset.title(), asset.buyer())));
        sheet.items().stream().filter(item -> !isDecided(file, item)).forEach(item -> points.add(point(item.account().code(), item.account().holder(), item.amount())));
        sheet.strange().forEach(balance -> points.add(point("strange", balance.account().code() + " " + balance.account().holder(), balance.amount())));
        Stream.of(Subject.values()).filter(subject -> file.statements().stream().noneMatch(statement -> statement.subject() == subject))
                .forEach(subject -> points.add(new OpenPoint("statement", subject.name(), "dissolutionmoney.open.statement." + subject, List.of())));
        return points;
    }

    /** A decision on another balance counts no more. */
    static boolean isDecided(SettlementFile file, Balance item) {
        return file.decisions().stream().anyMatch(decision -> decision.account().equals(item.account().code()) && decision.holder().equals(item.account().holder())
                && decision.balance().compareTo(item.amount().amount()) == 0);
    }

    /** Empty once two people have signed for books that are still the same, on the day after the last one with wages: then it may be booked. */
    private static List<OpenPoint> ofSignatures(SettlementFile file, BookSheet sheet, LocalDate today) {
        if (!isCurrent(file, sheet)) {
            return List.of(point("changed", file.microenterprise()));
        }
        var closing = file.account().orElseThrow().closingDay();
        if (today.isAfter(closing)) {
            return List.of(point("late", file.microenterprise(), closing.minusDays(1).toString()));
        }
        var missing = Stream.of(Signatory.values()).filter(role -> file.signature(role).isEmpty())
                .map(role -> new OpenPoint("signature", role.name(), "dissolutionmoney.open.signature." + role, List.of())).toList();
        return missing.isEmpty() && today.isBefore(closing) ? List.of(point(CLOSING_DAY, file.microenterprise(), closing.toString())) : missing;
    }

    /** Whether what was drawn up can still be booked: the same books, and nobody's closed since who would have to book the other side. */
    static boolean isCurrent(SettlementFile file, BookSheet sheet) {
        return file.account().filter(account -> account.books().equals(DrawingUp.books(sheet))
                && account.owed().stream().noneMatch(owed -> owed.source() == Source.FILED_INSIDE && sheet.closed().contains(owed.holder()))
                && account.realised().stream().noneMatch(item -> sheet.closed().contains(item.buyer()))).isPresent();
    }

    private static OpenPoint point(String kind, String subject, Object... arguments) {
        var all = new ArrayList<Object>();
        all.add(subject);
        all.addAll(List.of(arguments));
        return new OpenPoint(kind, subject, "dissolutionmoney.open." + kind, List.copyOf(all));
    }
}
