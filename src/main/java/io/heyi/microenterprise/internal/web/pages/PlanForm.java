package io.heyi.microenterprise.internal.web.pages;

import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.CandidacyInput.TargetInput;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.ProposalView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A candidate's plan as the form shows it.
 *
 * @param rows present targets first, whose metric and unit are given; where there are none, empty rows for the candidate's own
 */
public record PlanForm(List<Row> rows, String team, String pay, String stake, String pitch) {

    private static final int OWN_ROWS = 3;
    private static final int MOST_ROWS = 30;

    /** @param given whether metric and unit are those of a present target */
    public record Row(boolean given, String metric, String unit, String value, String dueMonth, String bottom, String leading) {}

    static PlanForm empty(List<ElectionView.Bar> bars) {
        return new PlanForm(bars.isEmpty() ? own() : bars.stream().map(bar -> new Row(true, bar.metric(), bar.unit(), "", "", bar.bottom().toPlainString(), bar.leading().toPlainString())).toList(), "", "", "0", "");
    }

    static PlanForm emptyFor(List<ProposalView.Target> targets) {
        return empty(targets.stream().map(one -> new ElectionView.Bar(one.metric(), one.unit(), one.bottom(), one.leading(), one.leading())).toList());
    }

    private static List<Row> own() {
        return IntStream.range(0, OWN_ROWS).mapToObj(i -> new Row(false, "", "", "", "", "", "")).toList();
    }

    PlanForm with(ElectionView.Plan plan) {
        var filled = rows.stream().map(row -> plan.targets().stream().filter(one -> one.metric().equals(row.metric())).findFirst()
                .map(one -> new Row(true, row.metric(), row.unit(), one.value().toPlainString(), one.dueMonth(), row.bottom(), row.leading())).orElse(row)).toList();
        var shown = rows.stream().noneMatch(Row::given) ? plan.targets().stream().map(one -> new Row(false, one.metric(), one.unit(), one.value().toPlainString(), one.dueMonth(), "", "")).toList() : filled;
        return new PlanForm(shown, plan.team(), plan.pay(), plan.stake().toPlainString(), plan.pitch());
    }

    /** What was sent; rows left empty of a candidate's own targets are no targets. */
    static CandidacyInput read(Map<String, String> sent) {
        var targets = new ArrayList<TargetInput>();
        for (int i = 0; i < MOST_ROWS && sent.containsKey("targets[" + i + "].value"); i++) {
            var at = "targets[" + i + "].";
            var target = new TargetInput(sent.get(at + "metric"), sent.get(at + "unit"), sent.get(at + "value"), sent.get(at + "dueMonth"));
            if (!(blank(target.metric()) && blank(target.value()) && blank(target.dueMonth()))) {
                targets.add(target);
            }
        }
        return new CandidacyInput(targets, sent.get("team"), sent.get("pay"), sent.get("stake"), sent.get("pitch"));
    }

    /** What was sent, to be mended. */
    PlanForm with(Map<String, String> sent) {
        var again = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var at = "targets[" + i + "].";
            again.add(new Row(row.given(), row.given() ? row.metric() : text(sent, at + "metric"), row.given() ? row.unit() : text(sent, at + "unit"), text(sent, at + "value"),
                    text(sent, at + "dueMonth"), row.bottom(), row.leading()));
        }
        return new PlanForm(again, text(sent, "team"), text(sent, "pay"), text(sent, "stake"), text(sent, "pitch"));
    }

    private static String text(Map<String, String> sent, String key) {
        return sent.getOrDefault(key, "");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
