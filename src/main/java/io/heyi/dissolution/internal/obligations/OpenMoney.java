package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.Signing;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.dissolution.internal.settlement.Settlement.OpenPoint;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The inventory is closed and the waterfall signed by two before anything is paid. A merger hands claims and debts over as they are. */
@Component
class OpenMoney implements ObligationSource {

    private static final String OFFICER = "settlement-officer";

    private final Settlement settlement;

    OpenMoney(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public List<Obligation> of(Dissolution found) {
        if (found.step() != DissolutionStep.RUNNING_DOWN && found.step() != DissolutionStep.CLOSING || found.isMerging()) {
            return List.of();
        }
        var link = "/dissolutions/" + found.code() + "/settlement";
        var all = new ArrayList<Obligation>();
        var points = settlement.openPoints(found.code());
        points.stream().filter(point -> !Signing.isPayment(point)).forEach(point -> all.add(Obligation.open(point.kind(), point.subject(), point.messageKey(),
                point.arguments().stream().map(String::valueOf).toList(), owes(point, found), link)));
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
