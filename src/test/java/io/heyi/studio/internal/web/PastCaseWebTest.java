package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.recording.FinishedMove;
import io.heyi.studio.internal.recording.KeptCases;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Recording a scenario from a finished case, by page and API (product-bar E6). */
@StudioWeb
class PastCaseWebTest {

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    KeptCases cases;

    @BeforeEach
    void aFinishedCase() {
        cases.kept.put(4_711L, FinishedMove.of(4_711, "TM-0042"));
        access.signIn(user("maker-" + UUID.randomUUID(), "process-owner"));
    }

    @AfterEach
    void leaveNothing() {
        cases.kept.clear();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).locale(Locale.ENGLISH).exchange();
    }

    @Test
    void aFinishedCaseBecomesAnUnsavedScenarioWithoutItsPeople() {
        assertThat(get("/studio/scenarios/cases?process=talent-move")).hasStatusOk().bodyText().contains("TM-0042", "/studio/scenarios/new?recorded=4711");

        var page = get("/studio/scenarios/new?recorded=4711");

        assertThat(page).hasStatusOk().bodyText().contains("Recorded from TM-0042", "case-1", "person-1", "text-1", "cannot be told from what is kept")
                .doesNotContain("Lin Wang", "lin.wang");
        assertThat(page).bodyText().contains("<option value=\"talent-move\" selected=\"selected\">");
    }

    @Test
    void theSameByApi() {
        assertThat(get("/api/v1/past-cases?process=talent-move")).hasStatusOk().bodyJson().extractingPath("$.items[0].processInstanceKey").isEqualTo("4711");
        assertThat(get("/api/v1/past-cases/4711/script")).hasStatusOk().bodyText().contains("\"key\" : \"case-1\"").doesNotContain("Lin Wang");
        assertThat(get("/api/v1/past-cases/4712/script")).hasStatus(404);
        assertThat(get("/api/v1/past-cases/x/script")).hasStatus(404);
        assertThat(get("/api/v1/past-cases?process=talent-move&size=9999")).hasStatus(422);
    }

    @Test
    void whoOnlyReadsSeesTheCasesAndRecordsNone() {
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(get("/studio/scenarios/cases?process=talent-move")).hasStatusOk().bodyText().contains("TM-0042").doesNotContain("recorded=4711");
        assertThat(get("/studio/scenarios/new?recorded=4711")).hasStatus(403);
        assertThat(get("/api/v1/past-cases/4711/script")).hasStatus(403);
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(get("/studio/scenarios/cases")).hasStatus(403);
        assertThat(get("/api/v1/past-cases?process=talent-move")).hasStatus(403);
    }

    @Test
    void whatIsNoCaseIsNotFound() {
        assertThat(get("/studio/scenarios/new?recorded=4712")).hasStatus(404);
        assertThat(get("/studio/scenarios/new?recorded=x")).hasStatus(404);
        assertThat(get("/studio/scenarios/cases?process=nothing&page=x")).hasStatusOk();
    }
}
