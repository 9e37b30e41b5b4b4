package io.heyi.studio.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.diff.ModelDifference.Element;
import io.heyi.studio.internal.diff.ModelDifference.Kind;
import io.heyi.studio.internal.diff.ModelDifference.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an approver reads of a change (product-bar E2). */
class ModelDifferenceTest {

    private static final String TASK = """
            <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:z="http://camunda.org/schema/zeebe/1.0" xmlns:di="urn:di" xmlns:dc="urn:dc" id="all">
              <b:process id="p" name="P">
                <b:serviceTask id="a" name="Pay"><b:extensionElements><z:taskDefinition type="x.pay" retries="3" />
                  <z:ioMapping><z:input source="=one" target="amount" /></z:ioMapping></b:extensionElements><b:incoming>f</b:incoming></b:serviceTask>
                <b:boundaryEvent id="t" attachedToRef="a"><b:timerEventDefinition id="t1"><b:timeDuration>P1D</b:timeDuration></b:timerEventDefinition></b:boundaryEvent>
                <b:sequenceFlow id="f" sourceRef="s" targetRef="a"><b:conditionExpression>=a &gt; 1</b:conditionExpression></b:sequenceFlow>
              </b:process>
              <di:BPMNDiagram><di:shape id="a_di" bpmnElement="a"><dc:Bounds x="1" y="2" /></di:shape></di:BPMNDiagram>
            </b:definitions>""";

    private static List<Element> changed(String what, String by) {
        assertThat(TASK).contains(what);
        return ModelDifference.of(ModelKind.PROCESS, TASK, TASK.replace(what, by));
    }

    @Test
    void propertiesAreTakenApartAsPeopleTalkOfThem() {
        assertThat(changed("x.pay", "x.book")).containsExactly(new Element("a", "serviceTask", "Pay", Kind.CHANGED, List.of(new Property("taskDefinition.type", "x.pay", "x.book"))));
        assertThat(changed("=one", "=two")).singleElement().satisfies(one -> assertThat(one.properties()).containsExactly(new Property("input.amount.source", "=one", "=two")));
        assertThat(changed("P1D", "P2D")).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("t");
            assertThat(one.properties()).containsExactly(new Property("timerEventDefinition.timeDuration", "P1D", "P2D"));
        });
        assertThat(changed("=a &gt; 1", "=a &gt; 2")).singleElement().satisfies(one -> assertThat(one.properties()).containsExactly(new Property("conditionExpression", "=a > 1", "=a > 2")));
        assertThat(changed("name=\"Pay\"", "")).singleElement().satisfies(one -> assertThat(one.properties()).containsExactly(new Property("name", "Pay", "")));
    }

    @Test
    void addedRemovedAndMovedElementsAreTold() {
        assertThat(changed("<b:sequenceFlow", "<b:task id=\"n\" name=\"New\" /><b:sequenceFlow")).containsExactly(new Element("n", "task", "New", Kind.ADDED, List.of(new Property("name", "", "New"))));
        assertThat(changed("x=\"1\"", "x=\"5\"")).containsExactly(new Element("a", "serviceTask", "Pay", Kind.MOVED, List.of()));
        assertThat(changed("x=\"1\"", "x=\"1.0\"")).isEmpty();
        assertThat(changed("<b:incoming>f</b:incoming>", "")).as("told by the flow").isEmpty();
        assertThat(ModelDifference.of(ModelKind.PROCESS, TASK, TASK.replaceAll("<b:boundaryEvent.*</b:boundaryEvent>", ""))).extracting(Element::id, Element::kind)
                .containsExactly(tuple("t", Kind.REMOVED));
    }

    @Test
    void fieldsOfFormsAreComparedById() throws IOException {
        var form = Files.readString(Path.of("forms/accept-office.form"));
        var differences = ModelDifference.of(ModelKind.FORM, form, form.replace("\"Fingerprint of the plan\"", "\"Mark of the plan\""));
        assertThat(differences).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("accept_office_planHash");
            assertThat(one.properties()).containsExactly(new Property("label", "Fingerprint of the plan", "Mark of the plan"));
        });
    }

    static Stream<Path> baseline() throws IOException {
        try (var bpmn = Files.list(Path.of("bpmn")); var forms = Files.list(Path.of("forms"))) {
            return Stream.concat(bpmn, forms).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void baseline(Path file) throws IOException {
        var kind = ModelKind.ofFile(file.getFileName().toString()).orElseThrow();
        var text = Files.readString(file);
        assertThat(ModelDifference.of(kind, text, text)).isEmpty();
        assertThat(ModelDifference.of(kind, "", text)).isNotEmpty().allSatisfy(one -> assertThat(one.kind()).isEqualTo(Kind.ADDED));
    }
}
