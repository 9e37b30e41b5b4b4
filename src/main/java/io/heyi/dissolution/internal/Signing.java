package io.heyi.dissolution.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.dissolution.internal.settlement.Settlement.OpenPoint;
import io.heyi.dissolution.internal.settlement.SettlementSigning;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The waterfall of a case: drawn up once the inventory is closed, then signed by two; drawn up anew where the officer has opened the inventory again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Signing {

    /** Kinds of obligations: the inventory is not closed, the waterfall not drawn up. */
    public static final String INVENTORY = "inventory";
    public static final String WATERFALL = "waterfall";
    private static final String SIGNATURE = "signature";
    private static final String BOOKING = "booking";

    private final Settlement settlement;
    private final SettlementSigning signing;

    Signing(Settlement settlement, SettlementSigning signing) {
        this.settlement = settlement;
        this.signing = signing;
    }

    /** Whether only somebody's signature is missing: what is signed is drawn up then. */
    public static boolean isSignature(OpenPoint point) {
        return point.kind().equals(SIGNATURE);
    }

    /** Whether a point is the payment itself, which is part of the closing. */
    public static boolean isPayment(OpenPoint point) {
        return point.kind().equals(BOOKING);
    }

    /** Whether a point keeps the waterfall from being drawn up, so that the inventory cannot be closed. */
    public static boolean isOfInventory(OpenPoint point) {
        return !isSignature(point) && !isPayment(point) && !Settlement.isWaiting(point);
    }

    /** Draws the waterfall up unless a point of the inventory is open; a repeat changes nothing. */
    public void drawUp(Dissolution found) {
        if (settlement.openPoints(found.code()).stream().anyMatch(Signing::isOfInventory) || found.runDown().inventoryClosedBy() == null) {
            return;
        }
        var digest = settlement.drawUp(found.code()).fingerprint();
        if (!digest.equals(found.runDown().fingerprint())) {
            found.runDown(found.runDown().drawnUp(digest), AuditEvent.SYSTEM, "waterfallDrawnUp", Map.of("digest", digest));
        }
    }

    /**
     * Whether the money is all that keeps the micro-enterprise open and people must settle it anew: its closing day has passed, its books have changed, a buyer has closed,
     * a signature was taken back, or a merger was given up. Where something else is open as well, that comes first, so that nobody settles for a day on which it cannot close.
     */
    public boolean isOvertaken(Dissolution found, List<Obligation> open) {
        var points = settlement.openPoints(found.code());
        var money = Stream.concat(points.stream().map(OpenPoint::kind), Stream.of(INVENTORY, WATERFALL)).collect(Collectors.toSet());
        boolean unsettled = found.runDown().inventoryClosedBy() == null || points.stream().anyMatch(point -> isOfInventory(point) || isSignature(point));
        return !found.isMerging() && unsettled && open.stream().allMatch(one -> money.contains(one.kind()));
    }

    /** Who still has to sign; both while the inventory is open again. */
    public List<Signatory> missing(Dissolution found) {
        var points = settlement.openPoints(found.code());
        var missing = points.stream().filter(Signing::isSignature).map(point -> Signatory.valueOf(point.subject())).toList();
        return missing.isEmpty() && points.stream().anyMatch(point -> !isPayment(point) && !Settlement.isWaiting(point)) ? List.of(Signatory.values()) : missing;
    }

    public List<String> groups(Dissolution found, Signatory role) {
        return signing.group(found.code(), role).stream().toList();
    }

    public Set<Username> excluded(Dissolution found, Signatory role) {
        return signing.excluded(found.code(), role);
    }

    /** Signs what the case has drawn up, as the person sees it in the task. */
    public Ruling sign(Dissolution found, CurrentUser person) {
        return signing.sign(found.code(), person, found.runDown().fingerprint()).orElseGet(() -> Ruling.tooLate("dissolution.refusal.tooLate"));
    }
}
