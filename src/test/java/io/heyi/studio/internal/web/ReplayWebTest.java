package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.studio.StudioWeb.PlayedCases;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.recording.FinishedMove;
import io.heyi.studio.internal.recording.KeptCases;
import io.heyi.studio.internal.replay.ReplayedNow;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Replays by page and API (product-bar E6). */
@StudioWeb
class ReplayWebTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    KeptCases cases;
    @Autowired
    PlayedCases engine;
    @Autowired
    ReplayedNow replayed;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private String code;

    @BeforeEach
    void aChangeAndFinishedCases() {
        replayed.all();
        cases.kept.clear();
        for (var number = 1; number <= 3; number++) {
            cases.kept.put((long) number * 100, FinishedMove.of(number * 100, "TM-" + number));
        }
        var plays = new AtomicInteger();
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", "serviceTask_CarryOutMove", "SERVICE_TASK"),
                new Step("talent-move", plays.incrementAndGet() == 6 ? "endEvent_NotMoved" : "endEvent_Moved", "END_EVENT"));
        access.signIn(maker);
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Replayed", "Why")).change().code();
        changes.take(code, maker, MOVE);
        var there = editing.open(changes.find(code).orElseThrow(), MOVE).orElseThrow();
        editing.save(code, maker, MOVE, new Editing.Edited(there.draft().stamp(), null, there.text().replaceFirst("retries=\"5\"", "retries=\"7\"")));
    }

    @AfterEach
    void leaveNothing() {
        cases.kept.clear();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).locale(Locale.ENGLISH).exchange();
    }

    private MvcTestResult ask(String body) {
        return mvc.post().uri("/api/v1/changes/" + code + "/replay").locale(Locale.ENGLISH).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    @Test
    void aReplayTellsByPageAndApiWhichCasesGoOtherwise() {
        assertThat(get("/api/v1/changes/" + code + "/replay")).hasStatus(404);
        assertThat(get("/studio/changes/" + code + "/rehearsal")).hasStatusOk().bodyText().contains("Replay real cases", "value=\"20\"").doesNotContain("every 3s");
        assertThat(ask("{\"cases\": 3}")).hasStatus(202).bodyJson().extractingPath("$.state").isEqualTo("WAITING");
        assertThat(get("/studio/changes/" + code + "/rehearsal")).hasStatusOk().bodyText().contains("every 3s", "TM-3");

        replayed.all();

        assertThat(get("/api/v1/changes/" + code + "/replay?size=2")).hasStatusOk().bodyText()
                .contains("\"state\":\"DONE\"", "\"current\":true", "\"SAME\":2", "\"OTHER_WAY\":1", "\"total\":3", "Stays where he is");
        assertThat(get("/studio/changes/" + code + "/rehearsal")).hasStatusOk().bodyText()
                .contains("goes another way", "It comes to “Stays where he is” instead of “Moved”.", "the same way").doesNotContain("every 3s");
        assertThat(mvc.get().uri("/studio/changes/" + code + "/rehearsal").locale(Locale.SIMPLIFIED_CHINESE)).hasStatusOk().bodyText().contains("走另一条路");
    }

    @Test
    void byPageItIsAskedForToo() {
        assertThat(mvc.post().uri("/studio/changes/" + code + "/replay").param("cases", "2")).hasStatus3xxRedirection();
        assertThat(get("/studio/changes/" + code + "/rehearsal")).bodyText().contains("0 of 2");
        replayed.all();
        assertThat(mvc.post().uri("/studio/changes/" + code + "/replay").param("cases", "many")).hasStatus3xxRedirection();
        assertThat(get("/studio/changes/" + code + "/rehearsal")).bodyText().doesNotContain("every 3s");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(ask("{\"cases\": 51}")).hasStatus(422).bodyText().contains("cases");
        assertThat(ask("{\"case\": 5}")).hasStatus(422);
        assertThat(ask("[")).hasStatus(422);
        assertThat(get("/api/v1/changes/" + code + "/replay?size=0")).hasStatus(422);
        assertThat(get("/api/v1/changes/CR-9999/replay")).hasStatus(404);
        assertThat(mvc.post().uri("/api/v1/changes/" + code + "/replay")).as("nothing need be said").hasStatus(202);
    }

    @Test
    void whoOnlyReadsAsksForNone() {
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(ask("{}")).hasStatus(403);
        assertThat(mvc.post().uri("/studio/changes/" + code + "/replay")).hasStatus(403);
        assertThat(get("/studio/changes/" + code + "/rehearsal")).hasStatusOk().bodyText().doesNotContain("name=\"cases\"");
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(get("/api/v1/changes/" + code + "/replay")).hasStatus(403);
    }
}
