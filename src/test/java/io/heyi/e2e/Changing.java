package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A change request as its owners drive it by the API. */
final class Changing {

    static final String MAKER = "process-owner-1";
    static final String CHECKER = "process-owner-2";

    private final Function<String, Api> as;
    private final String code;

    private Changing(Function<String, Api> as, String code) {
        this.as = as;
        this.code = code;
    }

    static Changing begun(Function<String, Api> as, String title) {
        return new Changing(as, as.apply(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", title, "reason", "People asked")).expect(201).at("/code"));
    }

    String code() {
        return code;
    }

    String path() {
        return "/changes/" + code;
    }

    /** What is in use, as people wrote it. */
    String live(String file) {
        return as.apply(MAKER).get("/models/" + file).expect(200).at("/content");
    }

    int version(String file) {
        return as.apply(MAKER).get("/models/" + file).expect(200).body().at("/model/version").asInt();
    }

    Changing edited(String file, UnaryOperator<String> edit) {
        as.apply(MAKER).send("PUT", path() + "/models/" + file, BodyPublishers.noBody(), Map.of()).expect(200);
        JsonNode draft = as.apply(MAKER).get(path() + "/models/" + file + "/content").expect(200).body();
        saved(MAKER, file, draft.at("/draft/stamp").asInt(), edit.apply(draft.path("content").asText())).expect(200);
        return this;
    }

    Answer saved(String user, String file, int basedOn, String content) {
        return as.apply(user).post(path() + "/models/" + file + "/content", Map.of("basedOn", basedOn, "content", content));
    }

    int stamp(String file) {
        return as.apply(MAKER).get(path() + "/models/" + file + "/content").expect(200).body().at("/draft/stamp").asInt();
    }

    /** A file of somebody's, brought by the maker. */
    Answer brought(String content) {
        return as.apply(MAKER).post(path() + "/models", Map.of("content", content));
    }

    Changing rehearsed() {
        as.apply(MAKER).post(path() + "/rehearsal").expect(202);
        Await.recovery("it is rehearsed", () -> assertThat(as.apply(MAKER).get(path() + "/rehearsal").expect(200).at("/state")).isIn("PASSED", "FAILED"));
        assertThat(as.apply(MAKER).get(path() + "/rehearsal").at("/state")).isEqualTo("PASSED");
        return this;
    }

    Changing submitted() {
        as.apply(MAKER).post(path() + "/submission").expect(200);
        return this;
    }

    /** Of what was asked for. */
    String hash() {
        return as.apply(CHECKER).get(path()).expect(200).at("/change/sha256");
    }

    Answer approvedBy(String user) {
        return approvedBy(user, hash());
    }

    Answer approvedBy(String user, String hash) {
        return as.apply(user).post(path() + "/approval", Map.of("sha256", hash, "reason", "Looks right"));
    }

    /** As soon as the engine has it. */
    Changing awaitLive() {
        Await.recovery(code + " is in use", () -> assertThat(state()).isEqualTo("LIVE"));
        return this;
    }

    String state() {
        return as.apply(MAKER).get(path()).expect(200).at("/change/state");
    }

    /** Begins, and brings into use, the change that undoes this one. */
    void rolledBack() {
        String back = as.apply(MAKER).post(path() + "/roll-back", Map.of("id", UUID.randomUUID().toString(), "title", "Back", "reason", "The test is over")).expect(200).at("/code");
        var change = new Changing(as, back).submitted();
        change.approvedBy(CHECKER).expect(200);
        change.awaitLive();
    }

    void withdrawn() {
        as.apply(MAKER).post(path() + "/withdrawal").expect(200);
    }
}
