package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ModelVersions.Version;
import io.heyi.orchestration.StepFigures.Figure;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.CountedSteps;
import io.heyi.studio.StudioWeb.KeptVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Where work waits, beside where it waited before (product-bar O7). */
@StudioWeb
class FigurePagesTest {

    private static final String STEP = "userTask_DecideSponsorship";

    @Autowired MockMvcTester mvc;
    @Autowired FakeAccess access;
    @Autowired KeptVersions versions;
    @Autowired CountedSteps steps;

    @BeforeEach
    void twoVersions() throws IOException {
        var text = Files.readString(Path.of("bpmn/me-founding.bpmn"));
        for (var version = 1; version <= 2; version++) {
            versions.texts.put(new Version(ModelKind.PROCESS, "me-founding", version, version, Instant.parse("2026-03-01T00:00:00Z"), Optional.empty(), false, "0", Optional.empty()), text);
        }
        steps.figures.put(1, List.of(new Figure(STEP, 10, 0, Optional.of(Duration.ofHours(30)), Optional.of(Duration.ofHours(60)), 10, 4)));
        steps.figures.put(2, List.of(new Figure(STEP, 3, 1, Optional.of(Duration.ofHours(20)), Optional.of(Duration.ofHours(28)), 3, 0)));
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
    }

    @AfterEach
    void leaveNothing() {
        versions.texts.clear();
        steps.figures.clear();
    }

    @Test
    void aVersionTellsItsTimesAndHowTheyDifferFromAnothers() {
        assertThat(mvc.get().uri("/studio/models/me-founding.bpmn/figures?version=1").locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("Decide on sponsorship", "30 hours", "40 %", "data-warmth=\"3\"")
                .doesNotContain("shorter");
        assertThat(mvc.get().uri("/studio/models/me-founding.bpmn/figures?version=2&against=1&since=2026-01-01").locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("10 hours shorter", "0 %");
        assertThat(mvc.get().uri("/studio/models/me-founding.bpmn/figures?version=7")).hasStatus(404);
        assertThat(mvc.get().uri("/studio/models/founding-route.dmn/figures")).hasStatus(404);
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(mvc.get().uri("/studio/models/me-founding.bpmn/figures")).hasStatus(403);
    }

    @Test
    void clientsGetTheSameInSeconds() {
        assertThat(mvc.get().uri("/api/v1/models/me-founding.bpmn/versions/1/figures")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"version": 1, "steps": [{"element": "%s", "count": 10, "open": 0, "medianSeconds": 108000, "ninetiethSeconds": 216000, "dated": 10, "late": 4}]}""".formatted(STEP));
        assertThat(mvc.get().uri("/api/v1/models/me-founding.bpmn/versions/7/figures")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/models/founding-route.dmn/versions/1/figures")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/models/me-founding.bpmn/versions/1/figures?since=yesterday")).hasStatus(422);
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(mvc.get().uri("/api/v1/models/me-founding.bpmn/versions/1/figures")).hasStatus(403);
    }
}
