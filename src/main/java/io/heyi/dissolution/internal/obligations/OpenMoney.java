package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.Signing;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.dissolution.internal.settlement.Settlement.OpenPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The inventory is closed and the waterfall signed by two before anything is paid. A merger hands balances over as they are, with the claims that were confirmed. */
@Component
class OpenMoney implements ObligationSource {

    /** Somebody says of each whether it is owed, before the debts go over. */
    private static final Set<String> CLAIMS = Set.of("claim", "dispute");
    private static final String OFFICER = "settlement-officer";

    private final Settlement settlement;

    OpenMoney(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public List<Obligation> of(Dissolution found) {
        if (!found.isSettling()) {
            return List.of();
        }
        var link = "/dissolutions/" + found.code() + "/settlement";
        var all = new ArrayList<Obligation>();
        settlement.openPoints(found.code()).stream().filter(point -> found.isMerging() ? CLAIMS.contains(point.kind()) : !Signing.isPayment(point))
                .forEach(point -> all.add(Obligation.open(point.kind(), point.subject(), point.messageKey(), point.arguments().stream().map(String::valueOf).toList(), owes(point, found), link)));
        if (found.isMerging()) {
            return all;
        }
        if (found.runDown().inventoryClosedBy() == null) {
            all.add(Obligation.open(Signing.INVENTORY, "", "dissolution.open.inventory", List.of(), OFFICER, link));
        } else if (found.runDown().fingerprint() == null) {
            all.add(Obligation.open(Signing.WATERFALL, "", "dissolution.open.waterfall", List.of(), OFFICER, link));
        }
        return all;
    }

    /** Whoever stands in for the owner is found on the settlement's page; the micro-enterprise owes it all the same. */
    private static String owes(OpenPoint point, Dissolution found) {
        return Signing.isSignature(point) && Signatory.valueOf(point.subject()) == Signatory.OWNER ? found.microenterprise() : OFFICER;
    }
}
