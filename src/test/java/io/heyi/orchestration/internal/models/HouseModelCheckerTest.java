package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Each rule with a canary: the sample case is fine but for its drawing, and one change makes the rule speak. */
class HouseModelCheckerTest {

    private static final String FILE = "sample-case.bpmn";

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
            """)
    void aFaultIsFound(String rule, String good, String bad) throws IOException {
        var faulty = good.equals("GATEWAY") ? withGateway(bad) : sample().replace(good, bad);

        assertThat(faulty).isNotEqualTo(sample());
        assertThat(check(FILE, faulty, type -> true)).extracting(Finding::messageKey).contains("orchestration.model." + rule);
    }

    @Test
    void aGatewayWithAWayForEveryOutcomeIsFine() throws IOException {
        var model = withGateway("""
                <bpmn:sequenceFlow id="flow7" name="no" sourceRef="gateway_Fine" targetRef="endEvent_Filed"><bpmn:conditionExpression>=outcome = "no"</bpmn:conditionExpression></bpmn:sequenceFlow>""");

        assertThat(check(FILE, model, type -> true)).extracting(Finding::messageKey).containsOnly("orchestration.model.notDrawn");
    }

    @Test
    void aDecisionFileThatPullsInOtherFilesIsNotRead() {
        var findings = new HouseModelChecker(List.of(new SampleCatalogue()), type -> true, BaselineRules.rules(), BaselineRules.LINTER).check(new Models(Map.of(),
                Map.of("a.dmn", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><definitions><decision id=\"a\">&e;</decision></definitions>"), Map.of()));

        assertThat(findings).extracting(Finding::messageKey).containsExactly("orchestration.model.unreadable");
    }

    private static List<Finding> check(String file, String xml, java.util.function.Predicate<String> live) {
        return new HouseModelChecker(List.of(new SampleCatalogue()), live, BaselineRules.rules(), BaselineRules.LINTER).check(new Models(Map.of(file, xml), Map.of(), Map.of("review.form", "{}", "other.form", "{}")))
                .stream().filter(finding -> !Set.of("orchestration.model.unusedForm", "modelrules.lint.no-bpmndi").contains(finding.messageKey())).toList();
    }

    private static String sample() throws IOException {
        return new ClassPathResource("orchestration/" + FILE).getContentAsString(StandardCharsets.UTF_8);
    }

    private static String withGateway(String otherWay) throws IOException {
        return sample().replace("targetRef=\"endEvent_Filed\"/>", "targetRef=\"gateway_Fine\"/>").replace("<bpmn:incoming>flow5</bpmn:incoming></bpmn:endEvent>", """
                <bpmn:incoming>flow7</bpmn:incoming><bpmn:incoming>flow8</bpmn:incoming></bpmn:endEvent>
                <bpmn:exclusiveGateway id="gateway_Fine" name="Fine?" default="flow8"><bpmn:incoming>flow5</bpmn:incoming><bpmn:outgoing>flow7</bpmn:outgoing><bpmn:outgoing>flow8</bpmn:outgoing></bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="flow8" name="yes" sourceRef="gateway_Fine" targetRef="endEvent_Filed"/>
                """ + otherWay);
    }

    private static final class SampleCatalogue implements JobCatalogue {
        @Override
        public List<JobType> jobTypes() {
            return List.of(new JobType("sample.prepare", Set.of(), Set.of("reviewer"), Set.of(), "x"), new JobType("sample.file", Set.of(), Set.of(), Set.of(), "x"));
        }

        @Override
        public List<MessageName> messages() {
            return List.of(new MessageName("sample.submitted", Set.of()), new MessageName("sample.withdrawn", Set.of()));
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
