package io.heyi.performance.internal.intake;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.performance.MetricFact;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows against contracts and rights; looks each EMC and month up once. */
final class RowCheck {

    /** Far below {@link Money#LARGEST}, so that what a month sums up is money too. */
    private static final BigDecimal MOST_MONEY = Money.LARGEST.movePointLeft(3).setScale(2, RoundingMode.DOWN);

    private final Emcs emcs;
    private final IntakeRights rights;
    private final Submitter submitter;
    private final YearMonth today;
    private final Consumer<RowError> faults;
    private final Map<EmcCode, Optional<EmcView>> views = new HashMap<>();
    private final Map<String, Optional<ContractTerms>> terms = new HashMap<>();
    private final Map<String, Boolean> allowed = new HashMap<>();
    private final Map<FactStore.Key, Integer> seen = new HashMap<>();
    private final Map<MetricFact, String> units = new HashMap<>();

    RowCheck(Emcs emcs, IntakeRights rights, Submitter submitter, YearMonth today, Consumer<RowError> faults) {
        this.emcs = emcs;
        this.rights = rights;
        this.submitter = submitter;
        this.today = today;
        this.faults = faults;
    }

    /** The good rows by number, in their order. */
    Map<Integer, MetricFact> check(List<RawRow> rows) {
        Map<Integer, MetricFact> facts = new LinkedHashMap<>();
        for (var row : rows) {
            RowForm.read(row, faults).filter(fact -> isGood(row.number(), fact)).ifPresent(fact -> facts.put(row.number(), fact));
        }
        return facts;
    }

    private boolean isGood(int row, MetricFact fact) {
        var fault = fault(row, fact);
        fault.ifPresent(faults);
        return fault.isEmpty();
    }

    private Optional<RowError> fault(int row, MetricFact fact) {
        var contract = terms.computeIfAbsent(fact.emc() + "/" + fact.period(), key -> emcs.termsOf(fact.emc(), fact.period()));
        if (!mayKnow(fact.emc())) {
            return fault(row, "emc", "unknownEmc", fact.emc());
        }
        if (!allowed.computeIfAbsent(fact.emc() + "/" + fact.period(), key -> mayReport(fact.emc(), contract))) {
            return fault(row, "emc", submitter instanceof Submitter.Webhook ? "outOfScope" : "notYours", fact.emc());
        }
        if (submitter instanceof Submitter.Webhook key && !key.actors().isEmpty() && !key.actors().contains(fact.actor())) {
            return fault(row, "actor", "outOfScope", fact.actor());
        }
        if (fact.period().isAfter(today)) {
            return fault(row, "period", "future", fact.period());
        }
        if (contract.isEmpty()) {
            return fault(row, "period", "noContract", fact.emc(), fact.period());
        }
        var targets = targets(contract.get(), fact);
        if (targets.isEmpty()) {
            return fault(row, "actor", "stranger", fact.actor(), fact.emc(), fact.period());
        }
        var target = targets.get().stream().filter(one -> one.metric().equals(fact.metric())).findFirst();
        if (target.isEmpty()) {
            return fault(row, "metric", "unknownMetric", fact.metric(), fact.actor(), String.join(", ", targets.get().stream().map(MetricTarget::metric).distinct().toList()));
        }
        if (isMoney(target.get(), contract.get()) && !isAmount(fact.value())) {
            return fault(row, "value", "amount", MOST_MONEY.toPlainString());
        }
        units.put(fact, target.get().unit());
        var first = seen.putIfAbsent(FactStore.Key.of(fact), row);
        return first == null ? Optional.empty() : fault(row, "", "duplicate", first);
    }

    /** Unit of a good row's metric in the contract of its month. */
    String unit(MetricFact fact) {
        return units.get(fact);
    }

    private static boolean isMoney(MetricTarget target, ContractTerms terms) {
        return target.metric().equals(ContractTerms.PROFIT) || target.unit() != null && target.unit().equalsIgnoreCase(terms.currency());
    }

    private static boolean isAmount(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 2 && value.abs().compareTo(MOST_MONEY) <= 0;
    }

    private static Optional<RowError> fault(int row, String field, String fault, Object... arguments) {
        Object[] texts = java.util.Arrays.stream(arguments).map(argument -> argument instanceof Integer ? argument : argument.toString()).toArray();
        return Optional.of(RowError.of(row, field, fault, texts));
    }

    private boolean mayKnow(EmcCode emc) {
        return switch (submitter) {
            case Submitter.Human human -> allowed.computeIfAbsent(emc.value(), key -> emcs.mayRead(human.user(), emc)) && view(emc).isPresent();
            case Submitter.Webhook key -> true;
        };
    }

    private boolean mayReport(EmcCode emc, Optional<ContractTerms> contract) {
        return switch (submitter) {
            case Submitter.Human human -> rights.mayReport(human.user(), emc, contract.orElseGet(() -> view(emc).orElseThrow().terms()));
            case Submitter.Webhook key -> key.emc().equals(emc);
        };
    }

    private Optional<EmcView> view(EmcCode emc) {
        return views.computeIfAbsent(emc, emcs::find);
    }

    /** Targets of the actor in that contract; empty for a stranger to it. */
    private static Optional<List<MetricTarget>> targets(ContractTerms terms, MetricFact fact) {
        return fact.actor().equals(fact.emc().value()) ? Optional.of(terms.goals())
                : terms.nodes().stream().filter(node -> node.actor().value().equals(fact.actor())).findFirst().map(ContractTerms.Node::targets);
    }
}
