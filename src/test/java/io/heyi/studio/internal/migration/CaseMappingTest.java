package io.heyi.studio.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.testing.BaselineModels;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where running cases stand in another version of their process (product-bar E3, E8). */
class CaseMappingTest {

    private static final String FOUNDING = BaselineModels.all().processes().get("me-founding.bpmn");

    private static String process(String content) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
                <bpmn:process id="p" isExecutable="true">%s</bpmn:process></bpmn:definitions>""".formatted(content);
    }

    private static String service(String id, String type) {
        return "<bpmn:serviceTask id=\"%s\"><bpmn:extensionElements><zeebe:taskDefinition type=\"%s\"/></bpmn:extensionElements></bpmn:serviceTask>".formatted(id, type);
    }

    @Test
    void theSameProcessIsMappedOntoItselfWithoutAProblem() {
        var mapping = CaseMapping.between(FOUNDING, FOUNDING);
        assertThat(mapping.proposed()).isNotEmpty().allSatisfy((from, to) -> assertThat(from).isEqualTo(to));
        assertThat(mapping.lines(mapping.proposed())).filteredOn(line -> line.problem().isPresent()).extracting(line -> line.source().attachedTo()).containsOnly("userTask_VoteOnFunding", "userTask_PledgeAndJoin", "userTask_SignAgreement");
    }

    @Test
    void anElementOfAnotherIdIsKnownByItsWork() {
        var mapping = CaseMapping.between(process(service("a", "x.do") + service("b", "x.other")), process(service("c", "x.do") + service("b", "x.other")));
        assertThat(mapping.proposed()).isEqualTo(Map.of("a", "c", "b", "b"));
    }

    @Test
    void whereTwoDoTheSameWorkNobodyGuesses() {
        var mapping = CaseMapping.between(process(service("a", "x.do")), process(service("c", "x.do") + service("d", "x.do")));
        assertThat(mapping.proposed()).isEmpty();
        assertThat(mapping.problem("a", Map.of())).contains("studio.migration.problem.gone");
        assertThat(mapping.problem("a", Map.of("a", "d"))).as("a person may know").isEmpty();
    }

    @Test
    void typeRepetitionAndPlaceMayNotChange() {
        var before = process(service("a", "x.do"));
        assertThat(CaseMapping.between(before, process("<bpmn:userTask id=\"a\"/>")).problem("a", Map.of("a", "a"))).contains("studio.migration.problem.type");
        assertThat(CaseMapping.between(before, process("<bpmn:subProcess id=\"s\">" + service("a", "x.do") + "</bpmn:subProcess>")).problem("a", Map.of("a", "a"))).contains("studio.migration.problem.scope");
        assertThat(CaseMapping.between(before, process("<bpmn:serviceTask id=\"a\"><bpmn:multiInstanceLoopCharacteristics/></bpmn:serviceTask>")).problem("a", Map.of("a", "a"))).contains("studio.migration.problem.loop");
        assertThat(CaseMapping.between(before, process("")).problem("a", Map.of("a", "a"))).contains("studio.migration.problem.gone");
    }

    @Test
    void anEventGoesWithItsElement() {
        var timer = "<bpmn:boundaryEvent id=\"t\" attachedToRef=\"%s\"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>";
        var mapping = CaseMapping.between(process(service("a", "x.do") + timer.formatted("a")), process(service("a", "x.do") + service("b", "x.other") + timer.formatted("b")));
        assertThat(mapping.proposed()).containsOnlyKeys("a");
        assertThat(mapping.problem("t", Map.of("a", "a", "t", "t"))).contains("studio.migration.problem.attached");
    }
}
