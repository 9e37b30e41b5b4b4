package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Contracts in force and what is reported for them, by the API. */
final class Contracts {

    private final Function<String, Api> people;
    private final TaskDesk desk;

    Contracts(Function<String, Api> people) {
        this.people = people;
        this.desk = new TaskDesk(people);
    }

    /**
     * As many contracts of the same nodes as titles, signed by everybody.
     *
     * @param people who acts for the nodes, in their order; the first leads
     * @return their codes
     */
    List<String> inForce(List<String> titles, List<String> people, List<Map<String, Object>> nodes) {
        var lead = this.people.apply(people.getFirst());
        var codes = new ArrayList<String>();
        for (String title : titles) {
            var body = EmcBody.canvas(nodes);
            body.put("title", title);
            codes.add(lead.post("/emcs", body).expect(201).at("/id"));
        }
        codes.forEach(emc -> people.forEach(person -> desk.decide(person, emc, "userTask_SignContract", "sign", null, Map.of("contractRead", true)).expect(200)));
        codes.forEach(emc -> Await.step(emc + " in force", () -> assertThat(lead.get("/emcs/" + emc).expect(200).at("/state")).isEqualTo("ACTIVE")));
        return codes;
    }

    /** @param rows of emc, actor, metric, period and value, with a comma between */
    void report(String person, List<String> rows) {
        var csv = new StringBuilder("emc,actor,metric,period,value,source,sampleSize\n");
        rows.forEach(row -> csv.append(row).append(",till,\n"));
        people.apply(person).postText("/metrics", csv.toString(), Map.of("Content-Type", "text/csv")).expect(201);
    }
}
