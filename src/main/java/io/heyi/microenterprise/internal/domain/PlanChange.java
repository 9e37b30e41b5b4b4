package io.heyi.microenterprise.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** One field that a rework changed, old and new as text; for deciders and the audit chain (product-bar T5, T7). */
public record PlanChange(String field, String oldValue, String newValue) {

    private record Field(String name, Function<Plan, Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("name", Plan::name), new Field("platform", Plan::platform), new Field("kind", Plan::kind),
            new Field("userScenario", Plan::userScenario), new Field("valueProposition", Plan::valueProposition),
            new Field("leadingTargets", plan -> String.join("\n", plan.targets().stream()
                    .map(t -> t.metric() + " [" + t.unit() + "] " + t.bottom().toPlainString() + " / " + t.grab().toPlainString() + " / "
                            + t.leading().toPlainString() + ", " + t.dueMonth()).toList())),
            new Field("coFounders", plan -> String.join(", ", plan.coFounders().stream().map(Object::toString).toList())),
            new Field("roles", plan -> String.join("\n", plan.roles().stream()
                    .map(r -> r.headcount() + " × " + r.title() + (r.skills().isEmpty() ? "" : " (" + String.join(", ", r.skills()) + ")")).toList())),
            new Field("currency", Plan::currency), new Field("fundingAsked", plan -> plan.fundingAsked().toPlainString()),
            new Field("ownInvestment", plan -> plan.ownInvestment().toPlainString()),
            new Field("cashFlowAllowance", plan -> plan.cashFlowAllowance().toPlainString()), new Field("horizonMonths", Plan::horizonMonths),
            new Field("returnedScenario", plan -> plan.returnedScenario().orElse("-")));

    /** In the order of the API's fields; empty when nothing changed. */
    public static List<PlanChange> between(Plan before, Plan after) {
        var changes = new ArrayList<PlanChange>();
        for (var field : FIELDS) {
            var old = field.value().apply(before);
            var now = field.value().apply(after);
            if (!Objects.equals(old, now)) {
                changes.add(new PlanChange(field.name(), old.toString(), now.toString()));
            }
        }
        return List.copyOf(changes);
    }
}
