package io.heyi.microenterprise.internal.election;

import io.heyi.shared.CanonicalJson;
import java.math.BigDecimal;
import java.util.List;

/** What a candidate promises (domain.md P5), checked; the elected one signs it. */
public record ElectionPlan(List<Promise> targets, String team, String pay, BigDecimal stake, String pitch) {

    /** @param dueMonth {@code 2027-12} */
    public record Promise(String metric, String unit, BigDecimal value, String dueMonth) {}

    public ElectionPlan {
        targets = List.copyOf(targets);
    }

    /** Fingerprint of the plan: SHA-256 in hex of its values one below the other. */
    public String hash() {
        var text = new StringBuilder();
        targets.forEach(one -> text.append(String.join("\u001f", one.metric(), one.unit(), one.value().toPlainString(), one.dueMonth())).append('\n'));
        return CanonicalJson.sha256(text.append(String.join("\u001f", team, pay, stake.toPlainString(), pitch)).toString());
    }
}
