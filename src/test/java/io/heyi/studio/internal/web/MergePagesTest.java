package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.diff.Merging;
import io.heyi.studio.internal.model.ModelRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Drafts that were overtaken, and their earlier states, on their pages (product-bar E10). */
@StudioWeb
class MergePagesTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");
    private static final String MINE = "name=\"Change the place\"";

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    StudioWeb.Baseline live;
    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Merging merging;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private String code;
    private String base;

    @BeforeEach
    void aDraftOfTheMove() throws Exception {
        access.signIn(maker);
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Merged", "Both")).change().code();
        changes.take(code, maker, MOVE);
        base = Files.readString(Path.of("bpmn/talent-move.bpmn"));
        editing.save(code, maker, MOVE, new Editing.Edited(1, null, base.replace(MINE, "name=\"Mine\"").replace("Wait for the release", "Wait here")));
    }

    @AfterEach
    void asItWas() {
        live.newer.clear();
    }

    private Change change() {
        return changes.find(code).orElseThrow();
    }

    private String draft() {
        return editing.open(change(), MOVE).orElseThrow().text();
    }

    private String newer() {
        var newer = base.replace(MINE, "name=\"Theirs\"").replace("name=\"Move agreed\"", "name=\"Agreed\"");
        live.newer.put("talent-move.bpmn", newer);
        return CanonicalJson.sha256(newer);
    }

    private MvcTestResult take(String basedOn, String seen, String side) {
        return mvc.post().uri("/studio/changes/{code}/models/talent-move.bpmn/merge", code).param("basedOn", basedOn).param("live", seen).param("at-serviceTask_CarryOutMove", side).exchange();
    }

    @Test
    void aDraftThatIsUpToDateHasNothingToBringTogether() {
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn/merge", code)).hasStatusOk().bodyText().contains("Nothing else has come into use").doesNotContain("Take the merged");
        assertThat(mvc.get().uri("/studio/changes/{code}", code)).bodyText().doesNotContain("/merge\"");
    }

    @Test
    void bothSidesAndTheirConflictsAreShownAndOneChooses() {
        var seen = newer();
        assertThat(mvc.get().uri("/studio/changes/{code}", code)).bodyText().contains("/models/talent-move.bpmn/merge\"");
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn", code)).bodyText().contains("/models/talent-move.bpmn/merge\"");
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn/merge", code)).hasStatusOk().bodyText().contains("at-serviceTask_CarryOutMove", "Theirs", "Mine", "Agreed", "Wait here");
        assertThat(take("2", seen, "theirs")).hasStatus3xxRedirection().hasRedirectedUrl("/studio/changes/" + code + "/models/talent-move.bpmn/difference");
        assertThat(draft()).contains("name=\"Theirs\"", "name=\"Agreed\"", "Wait here").doesNotContain("Mine");
        assertThat(merging.isOutdated(changes.drafts(change()).getFirst())).isFalse();
    }

    @Test
    void onesOwnStandsUnlessTheOtherIsChosen() {
        assertThat(take("2", newer(), "mine")).hasStatus3xxRedirection();
        assertThat(draft()).contains("name=\"Mine\"", "name=\"Agreed\"", "Wait here").doesNotContain("Theirs");
    }

    @Test
    void whatWasNotSeenIsNotTaken() {
        var before = draft();
        var seen = newer();
        live.newer.put("talent-move.bpmn", base.replace(MINE, "name=\"Even newer\""));
        assertThat(take("2", seen, "theirs")).hasRedirectedUrl("/studio/changes/" + code + "/models/talent-move.bpmn/merge").flash().extracting("flash").extracting("messageKey").isEqualTo("studio.flash.newerLive");
        assertThat(take("1", newer(), "theirs")).flash().extracting("flash").extracting("messageKey").isEqualTo("studio.flash.overtaken");
        assertThat(take("x", newer(), "theirs")).flash().extracting("flash").extracting("messageKey").isEqualTo("studio.flash.overtaken");
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(take("2", newer(), "theirs")).hasStatus(403);
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn/merge", code)).hasStatusOk().bodyText().doesNotContain("Take the merged");
        assertThat(draft()).isEqualTo(before);
    }

    @Test
    void clientsChooseToo() {
        newer();
        assertThat(mvc.get().uri("/api/v1/changes/{code}/models/talent-move.bpmn/merge", code)).hasStatusOk().bodyJson().extractingPath("$.conflicts[0].element").isEqualTo("serviceTask_CarryOutMove");
        assertThat(mvc.post().uri("/api/v1/changes/{code}/models/talent-move.bpmn/merge", code).contentType(MediaType.APPLICATION_JSON).content("{\"basedOn\":2,\"theirs\":[null]}")).hasStatus(422);
        assertThat(mvc.post().uri("/api/v1/changes/{code}/models/talent-move.bpmn/merge", code).contentType(MediaType.APPLICATION_JSON).content("{\"basedOn\":2,\"theirs\":[\"serviceTask_CarryOutMove\"]}"))
                .hasStatusOk();
        assertThat(draft()).contains("name=\"Theirs\"");
    }

    @Test
    void earlierStatesAreListedComparedGivenOutAndComeBack() {
        var address = "/studio/changes/" + code + "/models/talent-move.bpmn/history";
        assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().contains("/history/1/restoration", "as it is now");
        assertThat(mvc.get().uri(address + "?compare=1")).hasStatusOk().bodyText().contains("What became of state 1 since", "Wait here");
        assertThat(mvc.get().uri(address + "?compare=99")).hasStatus(404);
        assertThat(mvc.get().uri(address + "/1/file")).body().isEqualTo(base.getBytes(StandardCharsets.UTF_8));
        assertThat(mvc.post().uri(address + "/1/restoration").param("basedOn", "1")).flash().extracting("flash").extracting("messageKey").isEqualTo("studio.flash.overtaken");
        assertThat(mvc.post().uri(address + "/1/restoration").param("basedOn", "2")).hasRedirectedUrl(address).flash().extracting("flash").extracting("messageKey").isEqualTo("studio.flash.restored");
        assertThat(draft()).isEqualTo(base);
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().doesNotContain("/restoration");
        assertThat(mvc.post().uri(address + "/2/restoration").param("basedOn", "3")).hasStatus(403);
    }
}
