package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.intake.ModelIntake;
import io.heyi.studio.internal.intake.NewModel;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.text.ProcessOutline;
import io.heyi.testing.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Models come in and go out as files, byte by byte (issue 7, item 8). */
@StudioWeb
class ModelExchangeTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    ModelIntake intake;

    private String code;

    @BeforeEach
    void aChange() {
        var maker = user("maker-" + UUID.randomUUID(), "process-owner");
        access.signIn(maker);
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Exchange", "Files")).change().code();
    }

    private MvcTestResult upload(String name, byte[] content) {
        return mvc.perform(Uploads.file("/studio/changes/%s/models/import".formatted(code), name, "application/octet-stream", content));
    }

    private Optional<String> draft(ModelRef model) {
        return editing.open(changes.find(code).orElseThrow(), model).map(text -> text.text());
    }

    private List<ModelRef> models() {
        return changes.drafts(changes.find(code).orElseThrow()).stream().map(Draft::model).toList();
    }

    private static byte[] move(String from, String to) throws IOException {
        return Files.readString(Path.of("bpmn/talent-move.bpmn")).replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"talent-move.bpmn", "../../x.bpmn", "/etc/passwd", "me-founding.form", "..\\..\\x.dmn", "a\nb.bpmn"})
    void theIdInTheFileDecidesWhatItReplacesAndItsNameNothing(String name) throws IOException {
        var content = move("<bpmn:process", "<!-- from elsewhere -->\r\n   <bpmn:process");
        assertThat(upload(name, content)).hasStatus3xxRedirection();
        assertThat(models()).containsExactly(MOVE);
        assertThat(draft(MOVE).orElseThrow().getBytes(StandardCharsets.UTF_8)).isEqualTo(content);
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn/file", code)).hasHeader("Content-Disposition", "attachment; filename=\"talent-move.bpmn\"")
                .hasHeader("X-Content-Type-Options", "nosniff").body().isEqualTo(content);
    }

    @Test
    void aFileThatIsTakenTwiceIsTakenOnceAndAnEarlierStateStaysInTheHistory() throws IOException {
        upload("a", move("talent.carryOutMove", "talent.other"));
        var stamp = changes.drafts(changes.find(code).orElseThrow()).getFirst().stamp();
        upload("b", move("talent.carryOutMove", "talent.other"));
        assertThat(changes.drafts(changes.find(code).orElseThrow()).getFirst().stamp()).isEqualTo(stamp);
        assertThat(editing.revision(changes.find(code).orElseThrow(), MOVE, 1)).contains(Files.readString(Path.of("bpmn/talent-move.bpmn")));
    }

    @Test
    void aFileWithANewIdIsANewModel() throws IOException {
        upload("x", move("\"talent-move\"", "\"another-move\""));
        var another = new ModelRef(ModelKind.PROCESS, "another-move");
        assertThat(models()).containsExactly(another);
        assertThat(changes.drafts(changes.find(code).orElseThrow()).getFirst()).satisfies(draft -> {
            assertThat(draft.base()).isEmpty();
            assertThat(draft.isChanged()).isTrue();
        });
        assertThat(mvc.get().uri("/studio/changes/{code}/models/another-move.bpmn/difference", code)).hasStatusOk();
        assertThat(mvc.get().uri("/studio/changes/{code}/models/another-move.bpmn", code)).hasStatusOk();
        assertThat(mvc.get().uri("/studio/changes/{code}", code)).hasStatusOk();
    }

    @Test
    void ofADecisionFileTheDecisionThatIsOursCounts() throws IOException {
        var text = Files.readString(Path.of("bpmn/founding-route.dmn"));
        upload("x", text.replace("foundingDecisions", "founding-decisions").getBytes(StandardCharsets.UTF_8));
        assertThat(models()).containsExactly(new ModelRef(ModelKind.DECISION, "founding-route"));
    }

    @Test
    void badFilesAreRefusedInPlainWordsAndLeaveNothing() throws IOException {
        var text = Files.readString(Path.of("bpmn/talent-move.bpmn"));
        var xxe = text.replace("<bpmn:definitions", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions");
        var deep = "{\"id\":\"a\",\"components\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        var files = new LinkedHashMap<byte[], String>();
        files.put(xxe.getBytes(StandardCharsets.UTF_8), "studio.error.xml");
        files.put(deep.getBytes(StandardCharsets.UTF_8), "studio.error.json");
        files.put(text.getBytes(StandardCharsets.UTF_16), "studio.error.notUtf8");
        files.put(new byte[0], "studio.error.noFile");
        files.put("hello".getBytes(StandardCharsets.UTF_8), "studio.error.xml");
        files.put("<svg/>".getBytes(StandardCharsets.UTF_8), "studio.error.unknownLanguage");
        files.put(text.replace("\"talent-move\"", "\"../../etc\"").getBytes(StandardCharsets.UTF_8), "studio.error.badId");
        files.put(text.replace("</bpmn:process>", "</bpmn:process><bpmn:process id=\"second\"/>").getBytes(StandardCharsets.UTF_8), "studio.error.notOneModel");
        files.put("{\"id\":\"new-form\"}".getBytes(StandardCharsets.UTF_8), "studio.error.noForm");
        files.put(("{\"components\":[],\"id\":\"long-form\",\"x\":\"" + "y".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8), "studio.error.tooLarge");
        files.forEach((content, said) -> assertThat(upload("x.bpmn", content)).hasStatus3xxRedirection().flash().extracting("flash").extracting("messageKey").isEqualTo(said));
        assertThat(models()).isEmpty();
    }

    @Test
    void whoMayNotEditCannotImport() throws IOException {
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(upload("x", move("a", "a"))).hasStatus(403);
        assertThat(mvc.post().uri("/studio/changes/{code}/models/new", code).param("kind", "FORM").param("id", "a-form").param("name", "A")).hasStatus(403);
        assertThat(mvc.get().uri("/studio/export.zip")).hasStatusOk();
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(mvc.get().uri("/studio/export.zip")).hasStatus(403);
        assertThat(mvc.get().uri("/studio/models/talent-move.bpmn/file")).hasStatus(403);
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn/difference", code)).hasStatus(403);
    }

    @ParameterizedTest
    @EnumSource(value = ModelKind.class, mode = EnumSource.Mode.EXCLUDE, names = "SETTINGS")
    void aNewModelIsReadableAndNamedAndItsIdIsFree(ModelKind kind) throws Exception {
        var model = new ModelRef(kind, "brand-new");
        var nasty = "\"><script>alert(1)</script> & %s 新流程";
        assertThat(mvc.post().uri("/studio/changes/{code}/models/new", code).param("kind", kind.name()).param("id", "brand-new").param("name", nasty)).hasStatus3xxRedirection();
        assertThat(draft(model)).contains(NewModel.text(model, nasty)).hasValueSatisfying(text -> assertThat(intake.faults(model, text)).isEmpty());
        if (kind == ModelKind.PROCESS) {
            assertThat(ProcessOutline.of(draft(model).orElseThrow())).extracting(ProcessOutline.Step::name).containsExactly("Begun", "Done");
        }
        assertThat(mvc.post().uri("/studio/changes/{code}/models/new", code).param("kind", kind.name()).param("id", "Brand New").param("name", "A").exchange())
                .flash().extracting("flash").extracting("messageKey").isEqualTo("studio.error.badId");
        var taken = Map.of(ModelKind.PROCESS, "talent-move", ModelKind.DECISION, "founding-route", ModelKind.FORM, "accept-office").get(kind);
        assertThat(mvc.post().uri("/studio/changes/{code}/models/new", code).param("kind", kind.name()).param("id", taken).param("name", "A").exchange())
                .flash().extracting("flash").extracting("messageKey").isEqualTo("studio.error.idTaken");
        assertThat(models()).containsExactly(model);
    }

    @Test
    void clientsDoTheSame() throws IOException {
        var content = new String(move("talent.carryOutMove", "talent.other"), StandardCharsets.UTF_8);
        assertThat(put(Map.of("content", content))).hasStatusOk().bodyJson().extractingPath("$.file").isEqualTo("talent-move.bpmn");
        assertThat(draft(MOVE)).contains(content);
        assertThat(put(Map.of("kind", "FORM", "id", "new-form", "name", "New"))).hasStatusOk().bodyJson().extractingPath("$.changed").isEqualTo(true);
        assertThat(put(Map.of("kind", "SHEET", "id", "new-form", "name", "New"))).hasStatus(422);
        assertThat(put(Map.of())).hasStatus(422);
        assertThat(put(Map.of("content", "<x"))).hasStatus(422);
        assertThat(mvc.get().uri("/api/v1/changes/{code}/models/talent-move.bpmn/difference", code)).hasStatusOk().bodyJson().extractingPath("$.elements[0].id").isEqualTo("serviceTask_CarryOutMove");
        assertThat(mvc.get().uri("/api/v1/changes/{code}/models/talent-move.bpmn/file", code)).body().isEqualTo(content.getBytes(StandardCharsets.UTF_8));
    }

    private MvcTestResult put(Map<String, String> body) throws IOException {
        return mvc.post().uri("/api/v1/changes/{code}/models", code).contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsBytes(body)).exchange();
    }

    @Test
    void theArchiveOfAnUntouchedInstallationIsTheRepositorysFoldersByteByByte() throws IOException {
        var bytes = mvc.get().uri("/studio/export.zip").exchange().getResponse().getContentAsByteArray();
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).as(entry.getName()).isEqualTo(Files.readAllBytes(Path.of(entry.getName())));
            }
        }
        var expected = new ArrayList<String>();
        for (var folder : List.of("bpmn", "forms", "policies")) {
            try (var files = Files.list(Path.of(folder))) {
                files.filter(file -> ModelRef.ofFile(file.getFileName().toString()).isPresent()).map(Path::toString).forEach(expected::add);
            }
        }
        assertThat(names).isSorted().containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(20);
        assertThat(mvc.get().uri("/api/v1/models/export.zip").exchange().getResponse().getContentAsByteArray()).isEqualTo(bytes);
    }

    @Test
    void everyModelHasAPageThatSaysWhatItDoesAndGivesItsBytes() throws IOException {
        for (var file : List.of("talent-move.bpmn", "founding-route.dmn", "accept-office.form")) {
            assertThat(mvc.get().uri("/studio/models/{file}", file)).as(file).hasStatusOk();
            assertThat(mvc.get().uri("/studio/models/{file}/file", file)).hasHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(file))
                    .body().isEqualTo(Files.readAllBytes(Path.of(file.endsWith("form") ? "forms" : "bpmn", file)));
        }
        assertThat(mvc.get().uri("/studio/models/talent-move.bpmn")).bodyText().contains("Wait for the release", "id=\"step-serviceTask_CarryOutMove\"", "may happen during");
        assertThat(mvc.get().uri("/studio/models/no-such.bpmn")).hasStatus(404);
        assertThat(mvc.get().uri("/studio/models/NoSuch.bpmn")).hasStatus(404);
    }

    @Test
    void theDifferenceIsSaidInWordsAndLineByLine() throws IOException {
        upload("x", move("name=\"Change the place\"", "name=\"Change &lt;b&gt; place\""));
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn/difference", code)).hasStatusOk().bodyText()
                .contains("data-show=\"serviceTask_CarryOutMove\"", "data-sign=\"REMOVED\"", "Change &lt;b&gt; place").doesNotContain("Change <b> place");
        assertThat(mvc.get().uri("/studio/changes/{code}/models/talent-move.bpmn/difference/texts", code)).bodyJson().extractingPath("$.before").isEqualTo(Files.readString(Path.of("bpmn/talent-move.bpmn")));
        upload("x", Files.readString(Path.of("forms/accept-office.form")).replace("I stand by the plan", "I stand by it").getBytes(StandardCharsets.UTF_8));
        assertThat(mvc.get().uri("/studio/changes/{code}/models/accept-office.form/difference", code)).hasStatusOk().bodyText().contains("I stand by it").doesNotContain("studio-view.js");
        assertThat(mvc.get().uri("/studio/changes/{code}/models/me-founding.bpmn/difference", code)).hasStatus(404);
    }
}
