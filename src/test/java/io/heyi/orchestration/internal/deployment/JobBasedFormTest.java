package io.heyi.orchestration.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The same model for engines without task listeners. */
class JobBasedFormTest {

    private static final String MARKS = "<zeebe:userTask />\n      <zeebe:taskListeners>\n        <zeebe:taskListener eventType=\"creating\" type=\"a.b\" />\n      </zeebe:taskListeners>";

    static Stream<Path> models() throws IOException {
        try (var files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelKeepsAllButMarkersAndListeners(Path file) throws IOException {
        var marked = Files.readString(file);

        var form = JobBasedForm.of(marked);

        assertThat(form.lines()).isEqualTo(marked.lines().filter(line -> !line.matches("\\s*</?zeebe:(userTask|taskListeners?)[ >].*")).toList());
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)));
        assertThat(model.getModelElementsByType(UserTask.class)).hasSameSizeAs(Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class));
        assertThat(model.getModelElementsByType(ZeebeUserTask.class)).isEmpty();
        assertThat(model.getModelElementsByType(ZeebeTaskListeners.class)).isEmpty();
    }

    @Test
    void aModelWithoutMarkersStaysAsItIsToTheLastCharacter() throws IOException {
        var model = new ClassPathResource("orchestration/sample-case.bpmn").getContentAsString(StandardCharsets.UTF_8);

        assertThat(JobBasedForm.of(model)).isEqualTo(model);
    }

    @Test
    void anyPrefixWillDo() {
        var empty = model("").replaceFirst("\n {6}\n", "\n");

        assertThat(JobBasedForm.of(model(MARKS))).isEqualTo(empty);
        assertThat(JobBasedForm.of(withPrefix(model(MARKS)))).isEqualTo(withPrefix(empty));
    }

    @Test
    void elementsThatOnlyLookAlikeStay() {
        var model = model("<zeebe:properties><zeebe:property name=\"userTask\" value=\"taskListeners\" /></zeebe:properties><!-- taskListeners -->");

        assertThat(JobBasedForm.of(model)).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<zeebe:userTask any=\"thing\" />", "<zeebe:userTask><!-- yes --></zeebe:userTask>",
        "<!-- <zeebe:taskListeners> --><zeebe:header key=\"kept\" /><zeebe:taskListeners><other /></zeebe:taskListeners>"})
    void whatCannotBeTakenOutSafelyIsRefusedAndNothingElseIsCut(String marks) {
        assertThatThrownBy(() -> JobBasedForm.of(model(marks))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("unusual");
    }

    @Test
    void otherFilesAreNeverPulledIn() {
        assertThatThrownBy(() -> JobBasedForm.of("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String withPrefix(String model) {
        return model.replace("zeebe:", "z:").replace("xmlns:zeebe", "xmlns:z");
    }

    private static String model(String inside) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
                  <bpmn:userTask id="userTask_A">
                    <bpmn:extensionElements>
                      %s
                    </bpmn:extensionElements>
                  </bpmn:userTask>
                </bpmn:definitions>
                """.formatted(inside);
    }
}
