package io.heyi.e2e;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What people do in a tender, by the API. */
final class Tendering {

    private final Function<String, Api> people;
    private final TaskDesk desk;
    private final String tender;

    Tendering(Function<String, Api> people, String tender) {
        this.people = people;
        this.desk = new TaskDesk(people);
        this.tender = tender;
    }

    /** A bid of its own. */
    Answer bid(String person, String party, String price, String plan, LocalDate start) {
        return bid(person, party, price, plan, start, UUID.randomUUID().toString());
    }

    /** @param key the same one again is the same request again */
    Answer bid(String person, String party, String price, String plan, LocalDate start, String key) {
        return people.apply(person).post("/tenders/%s/bids".formatted(tender), Map.of("party", party, "price", price, "plan", plan, "delivery", "Monthly", "start", start.toString()),
                Map.of("Idempotency-Key", key));
    }

    /** The box is opened by two. */
    void opened(String first, String second) {
        for (String person : List.of(first, second)) {
            String element = person.equals(first) ? "userTask_ConfirmOpening" : "userTask_ConfirmOpeningTogether";
            desk.decide(person, tender, element, "confirm", null, Map.of("receiptsSeen", true)).expect(200);
        }
    }

    /** @param quality 0 to 100 by party */
    Answer judge(String person, Map<String, Integer> quality) {
        var judgements = quality.entrySet().stream().map(one -> Map.of("bidder", one.getKey(), "quality", one.getValue(), "risk", 8, "reason", "Known for good work")).toList();
        return put(person, "/tenders/%s/judgements".formatted(tender), Map.of("judgements", judgements));
    }

    void judgedFinally(String person) {
        desk.decide(person, tender, "userTask_JudgeBids", "confirm", null, Map.of("judgementsFinal", true)).expect(200);
    }

    void awarded(String person, String winner) {
        desk.decide(person, tender, "userTask_AwardTender", "award", null, Map.of("winner", winner)).expect(200);
    }

    Answer put(String person, String path, Map<String, ?> body) {
        return people.apply(person).send("PUT", path, BodyPublishers.ofString(Api.JSON.valueToTree(body).toString()), Map.of("Content-Type", "application/json"));
    }
}
