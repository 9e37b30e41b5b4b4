package io.heyi.orchestration.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** bpmnlint in the server's JavaScript engine: what it says, and what a text cannot do to it. */
class ModelLinterTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final ModelLinter LINTER = new ModelLinter("8.6", LONG);
    private static final String OPEN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
            <bpmn:process id="p" isExecutable="true">""";
    private static final String CLOSE = "</bpmn:process></bpmn:definitions>";
    private static final String START = "<bpmn:startEvent id=\"s\" name=\"s\"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>";
    private static final String END = "<bpmn:endEvent id=\"e\" name=\"e\"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>";

    private static String model(String middle) {
        return OPEN + middle + CLOSE;
    }

    private static String largest() throws IOException {
        return Files.readString(Path.of("bpmn/underperformer-replacement.bpmn"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start-event-required     | <bpmn:endEvent id="e" name="e"/>
            end-event-required       | <bpmn:startEvent id="s" name="s"/>
            no-disconnected          | <bpmn:task id="t" name="t"/>
            no-complex-gateway       | <bpmn:complexGateway id="g" name="g"/>
            no-bpmndi                | <bpmn:task id="t" name="t"/>
            label-required           | <bpmn:task id="t"/>
            camunda-compat/element-type        | <bpmn:transaction id="t" name="t"/>
            camunda-compat/implementation      | <bpmn:serviceTask id="t" name="t"/>
            camunda-compat/timer               | <bpmn:intermediateCatchEvent id="t" name="t"><bpmn:timerEventDefinition id="x"/></bpmn:intermediateCatchEvent>
            camunda-compat/called-element      | <bpmn:callActivity id="t" name="t"/>
            """)
    void aFaultIsFound(String rule, String part) {
        assertThat(LINTER.lint(model(part))).extracting(LintReport::rule).contains(rule);
    }

    @Test
    void aNewerEngineMayDoMore() {
        var adHoc = model(START + "<bpmn:adHocSubProcess id=\"t\" name=\"t\"><bpmn:task id=\"i\" name=\"i\"/></bpmn:adHocSubProcess>" + END);

        assertThat(LINTER.lint(adHoc)).extracting(LintReport::rule).contains("camunda-compat/element-type");
        assertThat(new ModelLinter("8.8", LONG).lint(adHoc)).extracting(LintReport::rule).doesNotContain("camunda-compat/element-type");
    }

    @Test
    void whatIsNoBpmnIsSaidSo() {
        assertThat(LINTER.lint("not xml")).extracting(LintReport::rule).containsExactly(ModelLinter.UNREADABLE);
        assertThat(LINTER.lint("<a xmlns=\"b\"/>")).extracting(LintReport::rule).containsExactly(ModelLinter.UNREADABLE);
    }

    @Test
    void anEntityIsNeitherReadFromAFileNorBlownUp() {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]>" + model("<bpmn:task id=\"t\" name=\"&b;&c;\"/>");

        assertThat(LINTER.lint(bomb)).extracting(LintReport::message).noneMatch(message -> message.length() > 500);
    }

    @Test
    void textsAreDataAndNeverRun() {
        var reports = LINTER.lint(model("<bpmn:serviceTask id=\"t\" name=\"&quot;);throw 1//\"><bpmn:documentation>${Java.type('java.lang.System').exit(1)}</bpmn:documentation></bpmn:serviceTask>"
                + "<bpmn:task id=\"__proto__\" name=\"constructor\"/><bpmn:task id=\"constructor\" name=\"x\"/>"));

        assertThat(reports).isNotEmpty().noneMatch(report -> report.category().equals("rule-error"));
    }

    @Test
    void theScriptSeesNothingOfTheServer() {
        var script = new LintScript("scripts-of-tests/curious.js", 1_000_000, LONG);

        assertThat(new ModelLinter("8.6", script).lint("x")).extracting(LintReport::message)
                .containsExactly("Java undefined", "Polyglot undefined", "load undefined", "process undefined", "require undefined", "fetch undefined", "setTimeout undefined");
    }

    /** A text must not hold up the checks of others. */
    @Test
    void whatTakesTooManyStatementsOrTooLongIsEndedAndTheNextIsFine() throws IOException {
        var few = new ModelLinter("8.6", new LintScript("scripts/model-lint.js", 400_000, LONG));
        assertThat(few.lint(largest())).extracting(LintReport::rule).containsExactly(ModelLinter.TOO_COSTLY);
        assertThat(few.lint(model(START))).extracting(LintReport::rule).contains("end-event-required");

        var brief = new ModelLinter("8.6", new LintScript("scripts-of-tests/endless.js", Long.MAX_VALUE, Duration.ofMillis(300)));
        assertThat(brief.lint("x")).extracting(LintReport::rule).containsExactly(ModelLinter.TOO_COSTLY);
        assertThat(brief.lint("x")).extracting(LintReport::rule).containsExactly(ModelLinter.TOO_COSTLY);
    }

    @Test
    void deepNestingIsReportedAndNotAFault() {
        var deep = model("<bpmn:subProcess id=\"s\">".repeat(3000) + "</bpmn:subProcess>".repeat(3000));

        assertThat(LINTER.lint(deep)).isNotEmpty();
        assertThat(LINTER.lint(model(START))).extracting(LintReport::rule).contains("end-event-required");
    }

    @Test
    void threeHundredElementsAreLinted() {
        var chain = IntStream.rangeClosed(1, 300).mapToObj(i -> "<bpmn:task id=\"t" + i + "\" name=\"t" + i + "\"><bpmn:incoming>f" + i + "</bpmn:incoming><bpmn:outgoing>f" + (i + 1) + "</bpmn:outgoing></bpmn:task>"
                + "<bpmn:sequenceFlow id=\"f" + i + "\" sourceRef=\"" + (i == 1 ? "s" : "t" + (i - 1)) + "\" targetRef=\"t" + i + "\"/>").collect(Collectors.joining());

        assertThat(LINTER.lint(model(START + chain))).filteredOn(report -> report.rule().equals("no-implicit-end")).extracting(LintReport::element).containsExactly("t300");
    }

    @Test
    void withoutTheScriptNothingPasses() {
        var without = new ModelLinter("8.6", new LintScript("scripts/missing.js", 1, LONG));

        assertThatThrownBy(() -> without.lint("x")).hasMessageContaining("-DskipFrontend");
    }
}
