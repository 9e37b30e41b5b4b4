package io.heyi.orchestration.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeVersionTag;
import io.heyi.orchestration.ModelKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The change that brings a model into use, as the engine shows it. */
class VersionTagTest {

    private static final String PLAIN = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><bpmn:process id="p" isExecutable="true"><bpmn:documentation>d</bpmn:documentation>
            <bpmn:startEvent id="s" /></bpmn:process></bpmn:definitions>""";

    @ParameterizedTest
    @MethodSource("io.heyi.orchestration.internal.deployment.JobBasedFormTest#models")
    void everyModelKeepsItsElementsAndGetsTheTagInPlaceOfItsOwn(Path file) throws IOException {
        var model = Files.readString(file);

        var tagged = VersionTag.into(model, ModelKind.PROCESS, "CR-0007");

        assertThat(tags(tagged)).containsExactly("CR-0007");
        assertThat(elements(tagged)).containsExactlyElementsOf(elements(model));
    }

    @Test
    void aModelWithoutATagGetsOneBehindItsDocumentation() {
        var tagged = VersionTag.into(PLAIN, ModelKind.PROCESS, "CR-0007");

        assertThat(tags(tagged)).containsExactly("CR-0007");
        assertThat(tagged.indexOf("documentation")).isLessThan(tagged.indexOf("versionTag"));
        assertThat(tagged.indexOf("versionTag")).isLessThan(tagged.indexOf("startEvent"));
    }

    @Test
    void aFormKeepsEverythingElse() throws IOException {
        var form = Files.readString(Path.of("forms/decide-sponsorship.form"));

        var tagged = (ObjectNode) new ObjectMapper().readTree(VersionTag.into(form, ModelKind.FORM, "CR-0007"));

        assertThat(tagged.remove("versionTag").asText()).isEqualTo("CR-0007");
        assertThat(tagged).isEqualTo(((ObjectNode) new ObjectMapper().readTree(form)).without("versionTag"));
    }

    @Test
    void everyDecisionOfAFileIsMarked() throws IOException {
        var tagged = VersionTag.into(Files.readString(Path.of("bpmn/founding-route.dmn")), ModelKind.DECISION, "CR-0007");

        assertThat(tagged.split("<decision ", -1).length).isEqualTo(tagged.split("value=\"CR-0007\"", -1).length);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        for (var kind : List.of(ModelKind.PROCESS, ModelKind.DECISION, ModelKind.FORM)) {
            assertThatThrownBy(() -> VersionTag.into("<", kind, "CR-0007")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> VersionTag.into("[]", ModelKind.FORM, "CR-0007")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> tags(String bpmn) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8))).getModelElementsByType(ZeebeVersionTag.class).stream().map(ZeebeVersionTag::getValue).toList();
    }

    private static List<String> elements(String bpmn) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8))).getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).sorted().toList();
    }
}
