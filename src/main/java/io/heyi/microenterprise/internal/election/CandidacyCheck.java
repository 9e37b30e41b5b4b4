package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.internal.domain.InputCheck;
import io.heyi.shared.FieldError;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Whether a candidate's plan is complete and promises enough: at least the present bottom values, a challenger clearly more than the leading ones (domain.md P5). */
public final class CandidacyCheck extends InputCheck {

    public static final int LONG = 2000;
    static final int MOST_TARGETS = 10;
    private static final int METRIC = 120;
    private static final int UNIT = 60;

    private final List<Bar> bars;
    private final boolean challenge;
    private final ElectionPolicy policy;

    private CandidacyCheck(List<Bar> bars, boolean challenge, ElectionPolicy policy, YearMonth thisMonth) {
        super(thisMonth);
        this.bars = bars;
        this.challenge = challenge;
        this.policy = policy;
    }

    /** A plan, or everything that is wrong with the input. */
    public sealed interface Result {

        record Sound(ElectionPlan plan) implements Result {}

        record Faulty(List<FieldError> errors) implements Result {}
    }

    /** @param bars present targets; empty for a micro-enterprise that has none, whose candidates bring their own */
    public static Result check(CandidacyInput in, List<Bar> bars, boolean challenge, ElectionPolicy policy, YearMonth thisMonth) {
        return new CandidacyCheck(bars, challenge, policy, thisMonth).run(in);
    }

    private Result run(CandidacyInput in) {
        var promises = promises(in.targets());
        var team = text("team", in.team(), LONG);
        var pay = text("pay", in.pay(), LONG);
        var stake = money("stake", in.stake());
        var pitch = in.pitch() == null || in.pitch().isBlank() ? "" : text("pitch", in.pitch(), LONG);
        return errors().isEmpty() ? new Result.Sound(new ElectionPlan(promises, team, pay, stake, pitch)) : new Result.Faulty(errors());
    }

    private List<ElectionPlan.Promise> promises(List<CandidacyInput.TargetInput> inputs) {
        if (!counts("targets", inputs, 1, MOST_TARGETS + bars.size())) {
            return List.of();
        }
        var promises = new ArrayList<ElectionPlan.Promise>();
        var metrics = new HashSet<String>();
        for (int i = 0; i < inputs.size(); i++) {
            var field = "targets[" + i + "]";
            if (present(field, inputs.get(i))) {
                var promise = promise(field + ".", inputs.get(i));
                promises.add(promise);
                if (promise.metric() != null && !metrics.add(key(promise.metric()))) {
                    error(field + ".metric", "targetTwice", promise.metric());
                }
            }
        }
        bars.stream().filter(bar -> !metrics.contains(key(bar.metric()))).forEach(bar -> error("targets", "targetLeftOut", bar.metric()));
        return promises;
    }

    private ElectionPlan.Promise promise(String field, CandidacyInput.TargetInput in) {
        var metric = text(field + "metric", in.metric(), METRIC);
        var bar = bars.stream().filter(one -> metric != null && key(one.metric()).equals(key(metric))).findFirst();
        var unit = bar.map(Bar::unit).orElseGet(() -> text(field + "unit", in.unit(), UNIT));
        var value = figure(field + "value", in.value());
        if (value != null && bar.isPresent() && value.compareTo(bar.get().least(challenge, policy)) < 0) {
            error(field + "value", challenge ? "belowPledge" : "belowBottom", bar.get().metric(), bar.get().least(challenge, policy), policy.challengePledgePercent());
        }
        return new ElectionPlan.Promise(bar.map(Bar::metric).orElse(metric), unit, value, month(field + "dueMonth", in.dueMonth()));
    }

    private static String key(String metric) {
        return metric.strip().toLowerCase(Locale.ROOT);
    }
}
