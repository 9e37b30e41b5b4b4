package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelChecker.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Each rule with a canary: the sample case is fine but for its drawing, and one change makes the rule speak. */
class HouseModelCheckerTest {

    private static final String FILE = "sample-case.bpmn";
    private static final ModelRules RULES = BaselineRules.with("sample-case", "sample");

    @Test
    void theSampleCaseLacksNothingButTheDrawing() throws IOException {
        assertThat(check(FILE, sample(), "sample.file"::equals)).extracting(Finding::messageKey).containsOnly("orchestration.model.notDrawn", "orchestration.model.noLiveWorker");
        assertThat(check(FILE, sample(), type -> true)).extracting(Finding::messageKey).containsOnly("orchestration.model.notDrawn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unknownJobType    | type="sample.prepare" | type="sample.prepair"
            noRetries         | type="sample.file" retries="3" | type="sample.file"
            noRetries         | type="sample.file" retries="3" | type="sample.file" retries="0"
            noJobType         | <zeebe:taskDefinition type="sample.file" retries="3"/> | <zeebe:properties/>
            unknownMessage    | name="sample.submitted" | name="sample.sent"
            noCorrelation     | <zeebe:subscription correlationKey="=proposalId"/> | <zeebe:properties/>
            unknownForm       | heyi:forms/review | heyi:forms/revue
            otherForm         | heyi:forms/review | heyi:forms/other
            noTaskListener    | <zeebe:taskSchedule dueDate="=dueAt"/> | <zeebe:taskSchedule dueDate="=dueAt"/><zeebe:userTask/>
            noForm            | <zeebe:formDefinition formKey="heyi:forms/review"/> | <zeebe:properties/>
            noTaskType        | key="taskType" | key="type"
            unknownTaskType   | value="sample.review" | value="sample.revue"
            noDecider         | assignee="=reviewer" candidateGroups="=[&quot;reviewers&quot;, &quot;me-owner:&quot; + proposalId]" | candidateUsers="=[]"
            unknownGroup      | &quot;reviewers&quot; | &quot;friends&quot;
            noDueDate         | <zeebe:taskSchedule dueDate="=dueAt"/> | <zeebe:properties/>
            waitsForEver      | attachedToRef="userTask_Review" | attachedToRef="userTask_Review" cancelActivity="false"
            idScheme          | userTask_Review | reviewTask
            noName            | name="Prepare" | name=""
            notExecutable     | isExecutable="true" | isExecutable="false"
            fileName          | process id="sample-case" | process id="sampleCases"
            badFeel           | dueDate="=dueAt" | dueDate="=if then"
            badFeel           | >=dueAt< | >=due at +<
            engineRefuses     | <bpmn:timeDate xsi:type="bpmn:tFormalExpression">=dueAt</bpmn:timeDate> | <!-- none -->
            unreadable        | </bpmn:definitions> | </bpmn:definition>
            noWayOut          | GATEWAY | <bpmn:sequenceFlow id="flow7" name="no" sourceRef="gateway_Fine" targetRef="endEvent_Filed"/>
            noLabel           | GATEWAY | <bpmn:sequenceFlow id="flow7" sourceRef="gateway_Fine" targetRef="endEvent_Filed"><bpmn:conditionExpression>=outcome = "no"</bpmn:conditionExpression></bpmn:sequenceFlow>
            unknownOutcome    | GATEWAY | <bpmn:sequenceFlow id="flow7" name="no" sourceRef="gateway_Fine" targetRef="endEvent_Filed"><bpmn:conditionExpression>=outcome = "nope"</bpmn:conditionExpression></bpmn:sequenceFlow>
            missingOutcome    | GATEWAY | WITHOUT_DEFAULT<bpmn:sequenceFlow id="flow7" name="no" sourceRef="gateway_Fine" targetRef="endEvent_Filed"><bpmn:conditionExpression>=outcome = "yes"</bpmn:conditionExpression></bpmn:sequenceFlow>
            noDefault         | GATEWAY | WITHOUT_DEFAULT<bpmn:sequenceFlow id="flow7" name="no" sourceRef="gateway_Fine" targetRef="endEvent_Filed"><bpmn:conditionExpression>=count(outcome) = 7</bpmn:conditionExpression></bpmn:sequenceFlow>
            foreignJobType    | type="sample.file" | type="other.pay"
            foreignListener   | <zeebe:taskSchedule dueDate="=dueAt"/> | <zeebe:taskSchedule dueDate="=dueAt"/><zeebe:executionListeners><zeebe:executionListener eventType="start" type="other.pay"/></zeebe:executionListeners>
            foreignListener   | <zeebe:taskSchedule dueDate="=dueAt"/> | <zeebe:taskSchedule dueDate="=dueAt"/><zeebe:taskListeners><zeebe:taskListener eventType="completing" type="orchestration.taskCompleting"/><zeebe:taskListener eventType="completing" type="other.pay"/></zeebe:taskListeners>
            foreignListener   | <zeebe:taskSchedule dueDate="=dueAt"/> | <zeebe:taskSchedule dueDate="=dueAt"/><zeebe:taskListeners><zeebe:taskListener eventType="assigning" type="orchestration.taskCompleting"/></zeebe:taskListeners>
            endlessLoop       | GATEWAY | <bpmn:sequenceFlow id="flow7" name="again" sourceRef="gateway_Fine" targetRef="gateway_Fine"><bpmn:conditionExpression>=outcome = "no"</bpmn:conditionExpression></bpmn:sequenceFlow>
            namedPerson       | assignee="=reviewer" | assignee="process-owner-1"
            namedPerson       | assignee="=reviewer" | assignee="=&quot;process-owner-1&quot;"
            namedPerson       | assignee="=reviewer" | assignee="=reviewer" candidateUsers="=[&quot;process-owner-1&quot;]"
            feelEndless       | dueDate="=dueAt" | dueDate="=for a in 1..1000 return for b in 1..1000 return b"
            uncaughtError     | type="sample.file" | type="sample.check"
            badTimer          | <bpmn:timeDate xsi:type="bpmn:tFormalExpression">=dueAt</bpmn:timeDate> | <bpmn:timeDate>tomorrow</bpmn:timeDate>
            badTimer          | <bpmn:timeDate xsi:type="bpmn:tFormalExpression">=dueAt</bpmn:timeDate> | <bpmn:timeDuration>=duration("3 days")</bpmn:timeDuration>
            badTimer          | <bpmn:timeDate xsi:type="bpmn:tFormalExpression">=dueAt</bpmn:timeDate> | <bpmn:timeDuration>P3X</bpmn:timeDuration>
            unknownVariable   | dueDate="=dueAt" | dueDate="=duAt"
            unknownVariable   | dueDate="=dueAt" | dueDate="=for x in dates return x.day + y"
            feelTooDeep       | dueDate="=dueAt" | DEEP
            feelTooDeep       | dueDate="=dueAt" | CHAIN
            feelTooLong       | dueDate="=dueAt" | LONG
            """)
    void aFaultIsFound(String rule, String good, String bad) throws IOException {
        var faulty = good.equals("GATEWAY") ? withGateway(bad) : sample().replace(good, hostile(bad));

        assertThat(faulty).isNotEqualTo(sample());
        assertThat(check(FILE, faulty, type -> true)).extracting(Finding::messageKey).contains("orchestration.model." + rule);
    }

    /** Expressions that would hold up whoever reads them. */
    private static String hostile(String bad) {
        return switch (bad) {
            case "DEEP" -> "dueDate=\"=" + "(".repeat(4000) + "1" + ")".repeat(4000) + "\"";
            case "CHAIN" -> "dueDate=\"=1" + "+1".repeat(4900) + "\"";
            case "LONG" -> "dueDate=\"=" + "a and ".repeat(200_000) + "a\"";
            default -> bad;
        };
    }

    @Test
    void whatIsTooLongForOneReaderIsNotGivenToTheNext() throws IOException {
        assertThat(check(FILE, sample().replace("dueDate=\"=dueAt\"", hostile("LONG")), type -> true)).extracting(Finding::messageKey)
                .containsOnly("orchestration.model.notDrawn", "orchestration.model.feelTooLong");
    }

    /** It would never end if anybody ran it; here it is only read. */
    @Test
    void anExpressionThatNeverEndsIsToldWithoutBeingRun() throws IOException {
        var endless = sample().replace("dueDate=\"=dueAt\"", "dueDate=\"=count(for a in 1..1000000000, b in 1..1000000000 return a * b)\"");

        assertThat(check(FILE, endless, type -> true)).extracting(Finding::messageKey).containsOnly("orchestration.model.notDrawn", "orchestration.model.feelEndless");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            retries      | serviceTask_File | 3                           | type="sample.file" retries="3" | type="sample.file"
            dueDate      | userTask_Review  | =dueAt                      | <zeebe:taskSchedule dueDate="=dueAt"/> | <zeebe:properties/>
            form         | userTask_Review  | review                      | heyi:forms/review | heyi:forms/other
            id           | task7            | serviceTask_Prepare         | serviceTask_Prepare | task7
            id           | event7           | timerEvent_Overdue          | timerEvent_Overdue | event7
            deadline     | userTask_Review  | =dueAt                      | attachedToRef="userTask_Review" | attachedToRef="userTask_Review" cancelActivity="false"
            executable   | sample-case      | true                        | isExecutable="true" | isExecutable="false"
            taskListener | userTask_Review  | orchestration.taskCreating  | <zeebe:taskSchedule dueDate="=dueAt"/> | <zeebe:taskSchedule dueDate="=dueAt"/><zeebe:userTask/>
            defaultFlow  | gateway_Fine     | flow8                       | GATEWAY | WITHOUT_DEFAULT<bpmn:sequenceFlow id="flow7" name="no" sourceRef="gateway_Fine" targetRef="endEvent_Filed"><bpmn:conditionExpression>=outcome = "no"</bpmn:conditionExpression></bpmn:sequenceFlow>
            """)
    void aMendIsOffered(String kind, String element, String value, String good, String bad) throws IOException {
        var faulty = good.equals("GATEWAY") ? withGateway(bad).replace("<bpmn:conditionExpression>=outcome = \"yes\"</bpmn:conditionExpression>", "") : sample().replace(good, bad);

        assertThat(check(FILE, faulty, type -> true)).flatMap(finding -> finding.fix().stream().toList())
                .anySatisfy(fix -> assertThat(List.of(fix.kind(), fix.element(), fix.value())).containsExactly(kind, element, value));
    }

    /** The first such step gets the first free number; what has no name yet gets nothing. */
    @Test
    void aNameWithoutLatinLettersBecomesANumberedStep() throws IOException {
        var drawn = sample().replace("serviceTask_Prepare", "task7");

        assertThat(ids(drawn.replace("name=\"Prepare\"", "name=\"准备\""))).containsExactly("serviceTask_Step1");
        assertThat(ids(drawn.replace("name=\"Prepare\"", ""))).isEmpty();
    }

    private static List<String> ids(String xml) {
        return check(FILE, xml, type -> true).stream().flatMap(finding -> finding.fix().stream()).filter(fix -> fix.kind().equals("id")).map(ModelChecker.Fix::value).toList();
    }

    /** Rules are data (product-bar E5). */
    @Test
    void aRuleMayBeMilderStricterOrOff() throws IOException {
        var nameless = sample().replace("name=\"Prepare\"", "name=\"\"");

        assertThat(severity(nameless, Map.of())).containsEntry("noName", Severity.ERROR);
        assertThat(severity(nameless, Map.of("heyi.policy.model-rules.warnings", "noName"))).containsEntry("noName", Severity.WARNING);
        assertThat(severity(nameless, Map.of("heyi.policy.model-rules.off", "noName,label-required"))).doesNotContainKeys("noName", "label-required");
        assertThat(severity(sample().replace("dueDate=\"=dueAt\"", "dueDate=\"=x\""), Map.of("heyi.policy.model-rules.errors", "unknownVariable"))).containsEntry("unknownVariable", Severity.ERROR);
        assertThatThrownBy(() -> BaselineRules.rules(Map.of("heyi.policy.model-rules.off", "noSuchRule"))).hasStackTraceContaining("there is none called noSuchRule");
        assertThatThrownBy(() -> BaselineRules.rules(Map.of("heyi.policy.model-rules.off", "unreadable"))).hasStackTraceContaining("must not name unreadable");
        assertThatThrownBy(() -> BaselineRules.rules(Map.of("heyi.policy.model-rules.engine", "8.0"))).hasStackTraceContaining("8.6 to 8.10");
    }

    private static Map<String, Severity> severity(String xml, Map<String, Object> settings) {
        return new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, BaselineRules.rules(settings), BaselineRules.LINTER).check(new Models(Map.of(FILE, xml), Map.of(), Map.of("review.form", "{}")))
                .stream().collect(Collectors.toMap(finding -> finding.messageKey().substring(finding.messageKey().lastIndexOf('.') + 1), Finding::severity, (one, other) -> one));
    }

    @Test
    void aProcessThatNobodyNamedMayUseCommonStepsOnly() throws IOException {
        var stranger = new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, BaselineRules.rules(), BaselineRules.LINTER)
                .check(new Models(Map.of(FILE, sample()), Map.of(), Map.of("review.form", "{}")));

        assertThat(stranger).filteredOn(finding -> finding.messageKey().endsWith("foreignJobType")).extracting(Finding::elementId).containsExactly("serviceTask_File", "serviceTask_Prepare");
    }

    @Test
    void whatIsInUseAsItStandsIsNotLintedAgain() throws IOException {
        var checker = new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, RULES, BaselineRules.LINTER);
        var forms = Map.of("review.form", "{}");

        assertThat(checker.check(new Models(Map.of(FILE, sample()), Map.of(), forms))).extracting(Finding::messageKey).contains("modelrules.lint.no-bpmndi");
        assertThat(checker.check(new Models(Map.of(FILE, sample()), Map.of(), forms, Set.of(FILE)))).extracting(Finding::messageKey).contains("orchestration.model.notDrawn").doesNotContain("modelrules.lint.no-bpmndi");
    }

    @Test
    void subProcessesInSubProcessesBeyondMeasureAreRefused() throws IOException {
        var deep = sample().replace("<bpmn:subProcess id=\"eventSubProcess_Withdrawal\"", "<bpmn:subProcess id=\"x\">".repeat(5000) + "</bpmn:subProcess>".repeat(5000) + "<bpmn:subProcess id=\"eventSubProcess_Withdrawal\"");

        assertThat(check(FILE, deep, type -> true)).isNotEmpty();
    }

    @Test
    void aGatewayWithAWayForEveryOutcomeIsFine() throws IOException {
        var model = withGateway("""
                <bpmn:sequenceFlow id="flow7" name="no" sourceRef="gateway_Fine" targetRef="endEvent_Filed"><bpmn:conditionExpression>=outcome = "no"</bpmn:conditionExpression></bpmn:sequenceFlow>""");

        assertThat(check(FILE, model, type -> true)).extracting(Finding::messageKey).containsOnly("orchestration.model.notDrawn");
    }

    @Test
    void aDecisionFileThatPullsInOtherFilesIsNotRead() {
        var findings = new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, RULES, BaselineRules.LINTER).check(new Models(Map.of(),
                Map.of("a.dmn", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><definitions><decision id=\"a\">&e;</decision></definitions>"), Map.of()));

        assertThat(findings).extracting(Finding::messageKey).containsExactly("orchestration.model.unreadable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            badFeel     | i | <inputExpression id="i"><text>a +</text></inputExpression>
            badFeel     | c | <inputEntry id="c"><text>&lt; and 3</text></inputEntry>
            badFeel     | o | <outputEntry id="o"><text>if a</text></outputEntry>
            badFeel     | l | <literalExpression id="l"><text>for x in</text></literalExpression>
            feelTooDeep | l | <literalExpression id="l"><text>DEEP</text></literalExpression>
            feelEndless | l | <literalExpression id="l"><text>count(for x in 1..100000000 return x)</text></literalExpression>
            """)
    void aDecisionsCellsAreRead(String rule, String where, String cell) {
        var decision = "<definitions><decision id=\"a\"><x><inputEntry id=\"fine\"><text>-</text></inputEntry><inputEntry><text>&lt; 3, [5..7]</text></inputEntry>" + cell.replace("DEEP", "[".repeat(500) + "]".repeat(500))
                + "</x></decision></definitions>";
        var findings = new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, RULES, BaselineRules.LINTER).check(new Models(Map.of(), Map.of("a.dmn", decision), Map.of()));

        assertThat(findings).extracting(Finding::messageKey, Finding::elementId).containsExactly(org.assertj.core.api.Assertions.tuple("orchestration.model." + rule, where));
    }

    @Test
    void aFormsExpressionsAreRead() throws IOException {
        var checker = new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, RULES, BaselineRules.LINTER);
        var form = "{\"components\": [{\"id\": \"field1\", \"conditional\": {\"hide\": \"=a = \"}, \"label\": \"= 3\"}]}";

        assertThat(checker.check(new Models(Map.of(FILE, sample()), Map.of(), Map.of("review.form", form)))).extracting(Finding::messageKey, Finding::elementId)
                .contains(org.assertj.core.api.Assertions.tuple("orchestration.model.badFeel", "field1"));
        assertThat(checker.check(new Models(Map.of(FILE, sample()), Map.of(), Map.of("review.form", "{")))).extracting(Finding::messageKey).contains("orchestration.model.unreadable");
    }

    @Test
    void aFormThatTheServerCouldNotCheckNeverPasses() throws IOException {
        var checker = new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, RULES, BaselineRules.LINTER);
        var form = """
                {"components": [{"id": "list", "type": "dynamiclist", "path": "rows", "components": []}, {"id": "named", "type": "group", "path": "a", "components": []},
                 {"id": "fine", "type": "textfield", "key": "a"}, {"type": "group", "components": [{"id": "again", "type": "number", "key": "a"}]},
                 {"id": "nameless", "type": "textfield"}, {"id": "pathed", "type": "textfield", "key": "a.b"}]}""";

        assertThat(checker.check(new Models(Map.of(FILE, sample()), Map.of(), Map.of("review.form", form)))).filteredOn(finding -> finding.file().equals("review.form"))
                .extracting(Finding::messageKey, Finding::elementId, Finding::severity).containsExactly(
                        org.assertj.core.api.Assertions.tuple("orchestration.model.fieldKey", "again", Severity.ERROR), org.assertj.core.api.Assertions.tuple("orchestration.model.unknownComponent", "list", Severity.ERROR),
                        org.assertj.core.api.Assertions.tuple("orchestration.model.unknownComponent", "named", Severity.ERROR), org.assertj.core.api.Assertions.tuple("orchestration.model.fieldKey", "nameless", Severity.ERROR),
                        org.assertj.core.api.Assertions.tuple("orchestration.model.fieldKey", "pathed", Severity.ERROR));
    }

    /** Wherever it stands in the form. */
    @Test
    void aFormShowsNoForeignContent() throws IOException {
        var form = """
                {"components": [{"id": "told", "type": "text", "text": "Read this"}, {"id": "page", "type": "iframe", "url": "https://example.org"},
                 {"type": "group", "components": [{"id": "raw", "type": "html", "content": "<b>now</b>"}]}]}""";

        assertThat(new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, RULES, BaselineRules.LINTER).check(new Models(Map.of(FILE, sample()), Map.of(), Map.of("review.form", form))))
                .filteredOn(finding -> finding.messageKey().equals("orchestration.model.foreignContent")).extracting(Finding::elementId).containsExactlyInAnyOrder("page", "raw");
    }

    private static List<Finding> check(String file, String xml, java.util.function.Predicate<String> live) {
        return new HouseModelChecker(List.of(new SampleCatalogue()), live, RULES, BaselineRules.LINTER).check(new Models(Map.of(file, xml), Map.of(), Map.of("review.form", "{}", "other.form", "{}")))
                .stream().filter(finding -> !Set.of("orchestration.model.unusedForm", "modelrules.lint.no-bpmndi").contains(finding.messageKey())).toList();
    }

    private static String sample() throws IOException {
        return new ClassPathResource("orchestration/" + FILE).getContentAsString(StandardCharsets.UTF_8);
    }

    /** @param otherWay led by WITHOUT_DEFAULT where the first way is to have a condition of its own */
    private static String withGateway(String otherWay) throws IOException {
        if (otherWay.startsWith("WITHOUT_DEFAULT")) {
            return withGateway(otherWay.substring("WITHOUT_DEFAULT".length())).replace(" default=\"flow8\"", "").replace("name=\"yes\" sourceRef=\"gateway_Fine\" targetRef=\"endEvent_Filed\"/>",
                    "name=\"yes\" sourceRef=\"gateway_Fine\" targetRef=\"endEvent_Filed\"><bpmn:conditionExpression>=outcome = \"yes\"</bpmn:conditionExpression></bpmn:sequenceFlow>");
        }
        return sample().replace("targetRef=\"endEvent_Filed\"/>", "targetRef=\"gateway_Fine\"/>").replace("<bpmn:incoming>flow5</bpmn:incoming></bpmn:endEvent>", """
                <bpmn:incoming>flow7</bpmn:incoming><bpmn:incoming>flow8</bpmn:incoming></bpmn:endEvent>
                <bpmn:exclusiveGateway id="gateway_Fine" name="Fine?" default="flow8"><bpmn:incoming>flow5</bpmn:incoming><bpmn:outgoing>flow7</bpmn:outgoing><bpmn:outgoing>flow8</bpmn:outgoing></bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="flow8" name="yes" sourceRef="gateway_Fine" targetRef="endEvent_Filed"/>
                """ + otherWay);
    }

    private static final class SampleCatalogue implements JobCatalogue {
        @Override
        public List<JobType> jobTypes() {
            return List.of(new JobType("sample.prepare", Set.of(), Set.of("reviewer"), Set.of(), "x"), new JobType("sample.file", Set.of(), Set.of(), Set.of(), "x"),
                    new JobType("sample.check", Set.of(), Set.of(), Set.of("SAMPLE_REFUSED"), "x"), new JobType("other.pay", Set.of(), Set.of(), Set.of(), "x"));
        }

        @Override
        public List<MessageName> messages() {
            return List.of(new MessageName("sample.submitted", Set.of("proposalId", "dueAt")), new MessageName("sample.withdrawn", Set.of()));
        }

        @Override
        public List<TaskTypeRef> taskTypes() {
            return List.of(new TaskTypeRef("sample.review", "review", "outcome", Set.of("yes", "no"), Set.of("outcome")));
        }

        @Override
        public Set<String> candidateGroups() {
            return Set.of("reviewers", "me-owner:");
        }
    }
}
