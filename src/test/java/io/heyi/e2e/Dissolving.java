package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One dissolution, driven by its people through the API. */
final class Dissolving {
    private static final String WATCHER = "auditor";

    private final Function<String, Api> people;
    private final TaskDesk desk;
    private final String code;

    private Dissolving(Function<String, Api> people, String code) {
        this.people = people;
        this.desk = new TaskDesk(people);
        this.code = code;
    }

    static Answer asked(Function<String, Api> people, String by, String microenterprise, String trigger) {
        return people.apply(by).post("/microenterprises/%s/dissolution".formatted(microenterprise),
                Map.of("trigger", trigger, "rule", "Founding agreement 5.7 (b): cash-flow allowance exceeded and not recovered in 3 months", "reason", "There were eleven orders"), Map.of("Idempotency-Key", "end-of-" + microenterprise));
    }

    static Dissolving opened(Function<String, Api> people, String by, String microenterprise, String trigger) {
        return new Dissolving(people, asked(people, by, microenterprise, trigger).expect(201).at("/code"));
    }

    String code() {
        return code;
    }

    String path() {
        return "/dissolutions/" + code;
    }

    JsonNode find() {
        return seenBy(WATCHER).expect(200).body();
    }

    Answer seenBy(String person) {
        return people.apply(person).get(path());
    }

    Dissolving awaitStep(String step) {
        Await.recovery("%s of %s".formatted(step, code), () -> assertThat(find().path("step").asText()).isEqualTo(step));
        return this;
    }

    Instant dueAt() {
        return Instant.parse(find().path("dueAt").asText());
    }

    /** What keeps it from closing. */
    List<String> open() {
        return find().path("checklist").valueStream().filter(one -> !one.path("done").asBoolean()).map(one -> one.path("kind").asText() + " " + one.path("subject").asText()).toList();
    }

    Answer objects(String person, String reason) {
        return people.apply(person).post(path() + "/objection", Map.of("reason", reason));
    }

    Answer proposes(String person, String kind, String target) {
        return people.apply(person).post(path() + "/alternatives", Map.of("kind", kind, "target", target, "reason", "It would be a pity"));
    }

    Answer acknowledges(String person) {
        return people.apply(person).post(path() + "/acknowledgement");
    }

    Dissolving decided(String person, String element, String outcome, String reason, Map<String, Object> variables) {
        desk.decide(person, code, element, outcome, reason, variables).expect(200);
        return this;
    }

    Answer spends(String person, String key, String amount) {
        return people.apply(person).post(path() + "/expenses", Map.of("key", key, "amount", amount, "currency", "CNY", "purpose", "Cleaning of the kitchen", "payee", "Clean Ltd"));
    }

    /** Any act on the settlement. */
    Answer settles(String person, String act, Map<String, ?> body) {
        return people.apply(person).post(path() + "/settlement/" + act, body);
    }

    JsonNode settlement(String person) {
        return people.apply(person).get(path() + "/settlement").expect(200).body();
    }

    /** The classes of the waterfall by their names. */
    Map<String, JsonNode> tiers(String person) {
        var tiers = new HashMap<String, JsonNode>();
        settlement(person).at("/waterfall/tiers").forEach(tier -> tiers.put(tier.path("rank").asText(), tier));
        return tiers;
    }
}
