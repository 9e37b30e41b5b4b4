package io.heyi.microenterprise.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.web.JsonBody;
import java.util.Set;

/** Reads what clients send to elections, field by field. */
final class ElectionBody extends JsonBody {

    private static final int LARGEST = 64 * 1024;
    private static final Set<String> PLAN = Set.of("targets", "team", "pay", "stake", "pitch");
    private static final Set<String> TARGET = Set.of("metric", "unit", "value", "dueMonth");

    private ElectionBody(byte[] body, Set<String> known) {
        super("microenterprise.error.", body, LARGEST, known);
    }

    static CandidacyInput plan(byte[] body) {
        var reader = new ElectionBody(body, PLAN);
        return reader.whole(new CandidacyInput(reader.json.list("targets", reader.root.get("targets"), reader::target), reader.text("team"), reader.text("pay"),
                reader.json.amount("stake", reader.root.get("stake")), reader.text("pitch")));
    }

    private CandidacyInput.TargetInput target(String field, JsonNode node) {
        return json.object(field, node, TARGET) ? new CandidacyInput.TargetInput(json.text(field + ".metric", node.get("metric")), json.text(field + ".unit", node.get("unit")),
                json.amount(field + ".value", node.get("value")), json.text(field + ".dueMonth", node.get("dueMonth"))) : null;
    }

    /** A body with one text, which may be missing. */
    static String text(byte[] body, String field) {
        var reader = new ElectionBody(body, Set.of(field));
        return reader.whole(reader.text(field));
    }

    /** What an election is started with; which of them count depends on the cause. */
    record Start(String trigger, String reason, boolean toPool, CandidacyInput plan) {}

    static Start start(byte[] body) {
        var reader = new ElectionBody(body, Set.of("trigger", "reason", "toPool", "plan"));
        var plan = reader.root.get("plan");
        var candidacy = reader.json.object("plan", plan, PLAN) ? new CandidacyInput(reader.json.list("plan.targets", plan.get("targets"), reader::target),
                reader.json.text("plan.team", plan.get("team")), reader.json.text("plan.pay", plan.get("pay")), reader.json.amount("plan.stake", plan.get("stake")),
                reader.json.text("plan.pitch", plan.get("pitch"))) : null;
        var toPool = reader.root.path("toPool");
        if (!toPool.isMissingNode() && !toPool.isBoolean()) {
            reader.json.error("toPool", "notABoolean");
        }
        return reader.whole(new Start(reader.text("trigger"), reader.text("reason"), toPool.asBoolean(false), candidacy));
    }
}
