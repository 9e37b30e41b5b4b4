package io.heyi.studio.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.studio.internal.text.ProcessOutline.Next;
import io.heyi.studio.internal.text.ProcessOutline.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process told in words (product-bar E16). */
class ProcessOutlineTest {

    private static final String PROCESS = """
            <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><b:process id="p">
              <b:endEvent id="e" name="Done" />
              <b:userTask id="u" name="Decide"><b:documentation>Yes or no.</b:documentation></b:userTask>
              <b:exclusiveGateway id="g" name="Yes?" default="f4" />
              <b:startEvent id="s" name="Asked" />
              <b:serviceTask id="r" name="Remind" />
              <b:boundaryEvent id="t" name="Late" attachedToRef="u"><b:timerEventDefinition id="td" /></b:boundaryEvent>
              <b:sequenceFlow id="f1" sourceRef="s" targetRef="u" /><b:sequenceFlow id="f2" sourceRef="u" targetRef="g" />
              <b:sequenceFlow id="f3" name="yes" sourceRef="g" targetRef="e" /><b:sequenceFlow id="f4" name="no" sourceRef="g" targetRef="u" />
              <b:sequenceFlow id="f5" sourceRef="t" targetRef="r" />
            </b:process></b:definitions>""";

    @Test
    void stepsStandInTheOrderInWhichACaseComesToThem() throws XMLStreamException {
        var steps = ProcessOutline.of(PROCESS);
        assertThat(steps).extracting(Step::name).containsExactly("Asked", "Decide", "Late", "Yes?", "Done", "Remind");
        assertThat(steps.get(1).documentation()).isEqualTo("Yes or no.");
        assertThat(steps.get(2)).satisfies(late -> {
            assertThat(late.depth()).isEqualTo(1);
            assertThat(late.on()).contains("Decide");
            assertThat(late.trigger()).isEqualTo("timerEventDefinition");
        });
        assertThat(steps.get(3).next()).isEqualTo(List.of(new Next("yes", "e", "Done"), new Next("no", "u", "Decide")));
    }

    static Stream<Path> baseline() throws IOException {
        try (var files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    /** Whatever is drawn as a step is told once. */
    @ParameterizedTest
    @MethodSource
    void baseline(Path file) throws IOException, XMLStreamException {
        var text = Files.readString(file);
        var drawn = Pattern.compile("<bpmn:(?:\\w*Task|\\w*Event|\\w*Gateway|callActivity|subProcess) id=\"([^\"]+)\"").matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(ProcessOutline.of(text)).extracting(Step::id).containsExactlyInAnyOrderElementsOf(drawn);
    }
}
