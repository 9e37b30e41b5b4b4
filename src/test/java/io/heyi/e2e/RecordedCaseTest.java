package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A founding that really was becomes a scenario without its people, and tells what a change would have done to it (product-bar E6). */
class RecordedCaseTest extends OnTheRealStack {

    private static final String MAKER = "process-owner-1";

    @Test
    void aDeclinedFoundingIsRecordedAndReplayed() {
        var founding = submit("entrepreneur-01", ProposalBody.aProposal());
        founding.declined("platform-owner-food", "Ms Lin Wang has no budget this year");
        String key = Await.value("the founding is over", () -> found(as(MAKER).get("/past-cases?process=me-founding&size=200").expect(200).body().path("items"), founding.id()))
                .path("processInstanceKey").asText();

        Answer recorded = as(MAKER).get("/past-cases/%s/script".formatted(key)).expect(200);
        assertThat(recorded.body().path("script").toString()).contains("\"case-1\"", "\"decline\"", "endEvent_DeclinedByPlatformOwner")
                .doesNotContain("Lin Wang", "entrepreneur-0", "platform-owner-food", founding.id());
        assertThat(recorded.body().path("missing")).isEmpty();

        String name = "As recorded from " + key;
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio/scenarios/cases?process=me-founding");
            maker.go("a[href$='recorded=" + key + "']");
            maker.shows("Nothing is missing.");
            maker.fill("#f-name", name);
            maker.go("main form button[type=submit]");
            maker.shows(name);
            maker.hasNoComplaints();
        }
        String change = changed();
        as(MAKER).post("/changes/%s/rehearsal".formatted(change)).expect(202);
        as(MAKER).post("/changes/%s/replay".formatted(change), Map.of("cases", 5)).expect(202);

        JsonNode rehearsed = Await.value("it has been rehearsed", () -> finished(as(MAKER).get("/changes/%s/rehearsal".formatted(change)).expect(200).body()));
        assertThat(StreamSupport.stream(rehearsed.path("scenarios").spliterator(), false).filter(one -> one.path("name").asText().equals(name))).singleElement()
                .satisfies(one -> assertThat(one.path("failures").findValuesAsText("text")).as("it goes its way to its end, and sees who is asked instead").singleElement()
                .asString().startsWith("Nobody was asked as expected"));
        JsonNode replayed = Await.value("it has been replayed", () -> finished(as(MAKER).get("/changes/%s/replay".formatted(change)).expect(200).body()));
        JsonNode one = found(replayed.path("cases").path("items"), founding.id());
        assertThat(one.path("verdict").asText()).isEqualTo("OTHER_PEOPLE");
        assertThat(one.at("/findings/0/text").asText()).contains("Decide on sponsorship", "administrator");
        as(MAKER).send("DELETE", "/process-scenarios/" + scenario(name), BodyPublishers.noBody(), Map.of()).expect(204);
    }

    /** Who decides on sponsorship is changed. */
    private String changed() {
        String code = as(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", "Others decide", "reason", "Tried on real cases")).expect(201).at("/code");
        String model = "/changes/%s/models/me-founding.bpmn".formatted(code);
        as(MAKER).send("PUT", model, BodyPublishers.noBody(), Map.of()).expect(200);
        String text = as(MAKER).get(model + "/content").expect(200).at("/content");
        as(MAKER).post(model + "/content", Map.of("basedOn", 1, "content", text.replaceFirst("candidateGroups=\"=\\[sponsorGroup]\"", "candidateGroups='=[\"administrator\"]'")))
                .expect(200);
        return code;
    }

    private String scenario(String name) {
        return StreamSupport.stream(as(MAKER).get("/process-scenarios?process=me-founding&size=200").expect(200).body().path("items").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst().orElseThrow().path("id").asText();
    }

    private static JsonNode found(JsonNode cases, String businessKey) {
        return StreamSupport.stream(cases.spliterator(), false).filter(one -> one.path("businessKey").asText().equals(businessKey)).findFirst().orElse(null);
    }

    private static JsonNode finished(JsonNode result) {
        return result.hasNonNull("finishedAt") ? result : null;
    }
}
