package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** One election of an owner, driven by its people through the API; made for a micro-enterprise of {@link ProposalBody}. */
final class Election {

    private final Function<String, Api> people;
    private final String reader;
    private final String id;

    private Election(Function<String, Api> people, String reader, String id) {
        this.people = people;
        this.reader = reader;
        this.id = id;
    }

    /** The owner gives the office up. */
    static Election called(Function<String, Api> people, String owner, String microenterprise) {
        var answer = people.apply(owner).post("/microenterprises/%s/elections".formatted(microenterprise), Map.of("trigger", "RESIGNATION", "reason", "Ten years are enough")).expect(201);
        return new Election(people, owner, answer.at("/id"));
    }

    /** One that runs already. */
    static Election seenBy(Function<String, Api> people, String reader, String id) {
        return new Election(people, reader, id);
    }

    String id() {
        return id;
    }

    JsonNode view() {
        return people.apply(reader).get("/elections/" + id).expect(200).body();
    }

    Election stands(String candidate, Instant now) {
        var target = Map.of("metric", "Ovens in use", "unit", "ovens", "value", 900, "dueMonth", YearMonth.from(now.atZone(ZoneOffset.UTC)).plusMonths(24).toString());
        people.apply(candidate).post("/elections/%s/candidacies".formatted(id), Map.of("targets", List.of(target), "team", "The four of us", "pay", "Equal pay, profit by shares", "stake", "5000")).expect(200);
        return this;
    }

    /** The platform's owner finds nothing against so many candidates. */
    Election cleared(TaskDesk desk, String by, int candidates) {
        for (int i = 0; i < candidates; i++) {
            desk.decide(by, id, "userTask_CheckCandidate", "clear", null, Map.of()).expect(200);
        }
        return this;
    }

    /** Time goes by until this phase, which no person ends, is over. */
    Election past(String phase, Consumer<Instant> clock) {
        Await.step("%s of %s".formatted(phase, id), () -> assertThat(view().path("phase").asText()).isEqualTo(phase));
        clock.accept(Instant.parse(view().path("dueAt").asText()).plusSeconds(600));
        return this;
    }

    /** Id of the first ballot, once it is open. */
    String ballot() {
        return Await.value("the ballot of " + id, () -> {
            String ballot = view().at("/ballots/0/ballot").asText();
            return ballot.isEmpty() ? null : ballot;
        });
    }
}
