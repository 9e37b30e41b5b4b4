package io.heyi.studio.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.diff.ModelDifference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some two thousand models that nobody here wrote, from the tests of two engines, opened and written as the editor does (issue 7): none makes us fail, and none loses anything. Three of
 * them are no BPMN, because their makers wanted to see how that is refused.
 */
class PublicModelsTest {

    private static final Path MODELS = Path.of("target/public-models").toAbsolutePath();
    private static final List<String> NO_BPMN = List.of("BpmnParseTest.testXMLParsingErrors.bpmn", "PropertyTest.testUserTaskLinkExprProperty.bpmn20.xml", "TaskAssignmentExtensionsTest.testDuplicateAssigneeDeclaration.bpmn20.xml");

    @TempDir
    static Path written;
    private static List<Opened> opened;

    /** What the editor made of a model. @param error null when it could be opened */
    record Opened(String name, boolean equal, int warnings, String error) {

        String original() throws IOException {
            return Files.readString(MODELS.resolve(name));
        }

        String rewritten() throws IOException {
            return Files.readString(written.resolve(name));
        }
    }

    @BeforeAll
    static void theEditorOpensAndWritesThemAll() throws Exception {
        var answers = Files.createTempFile("opened", ".json");
        var editor = new ProcessBuilder("node", "public-models.mjs", MODELS.toString(), written.toString()).directory(Path.of("src/main/frontend").toFile())
                .redirectOutput(answers.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(editor.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(editor.exitValue()).as("the packages of the front end are installed by the build").isZero();
        var json = new ObjectMapper();
        opened = new ArrayList<>();
        for (var line : Files.readAllLines(answers, StandardCharsets.UTF_8)) {
            opened.add(json.readValue(line, Opened.class));
        }
        Files.delete(answers);
    }

    @Test
    void allThatAreBpmnOpenAndAreWrittenEqualInMeaning() {
        assertThat(opened).hasSizeGreaterThan(1900);
        assertThat(opened).filteredOn(model -> model.error() != null).extracting(model -> Path.of(model.name()).getFileName().toString()).containsExactlyInAnyOrderElementsOf(NO_BPMN);
        assertThat(opened).filteredOn(model -> model.error() == null).allSatisfy(model -> assertThat(model.equal()).as(model.name()).isTrue());
    }

    @Test
    void savingOneThatIsUnchangedChangesNoByte() throws Exception {
        var compared = 0;
        for (var model : opened) {
            if (model.error() == null && StableXml.isReadable(model.original())) {
                assertThat(StableXml.of(model.original(), model.rewritten(), model.rewritten())).as(model.name()).isEqualTo(model.original());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1900);
    }

    @Test
    void whatIsRenamedInTheEditorIsRenamedInTheFileAndNothingElse() throws Exception {
        var compared = 0;
        for (var model : opened) {
            var edited = model.error() == null && StableXml.isReadable(model.original()) ? renamed(model.rewritten()) : Optional.<String>empty();
            if (edited.isPresent()) {
                var saved = StableXml.of(model.original(), model.rewritten(), edited.get());
                assertThat(ModelDifference.of(ModelKind.PROCESS, model.original(), saved)).as(model.name()).isEqualTo(ModelDifference.of(ModelKind.PROCESS, model.rewritten(), edited.get())).isNotEmpty();
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    /** The first task that has a name; empty without one. */
    private static Optional<String> renamed(String text) {
        var edited = text.replaceFirst("(<(?:\\w+:)?(?:userTask|serviceTask|startEvent)\\b[^>]* name=\")", "$1Renamed ");
        return edited.equals(text) ? Optional.empty() : Optional.of(edited);
    }
}
