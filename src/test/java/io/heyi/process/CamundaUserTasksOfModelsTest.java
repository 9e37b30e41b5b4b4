package io.heyi.process;

import static io.heyi.process.StayScenario.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All models as clusters with task listeners get them: they deploy, and one of them is walked as far as it goes without the REST interface, which this engine lacks. */
class CamundaUserTasksOfModelsTest {

    @RegisterExtension
    static final EngineInJvm ENGINE = EngineInJvm.withCamundaUserTasks();

    @Test
    void aTaskIsCreatedAndTakenAwayThroughItsListeners() {
        var stay = new StayScenario(ENGINE);
        stay.answer("taskCreating", Map::of);
        stay.answer("taskCanceling", Map::of);

        stay.begun().settle();

        assertThat(stay.jobsDone()).contains("taskCreating");
        assertThat(stay.openTasks()).as("jobs that are tasks").isEmpty();
        assertThat(listenerOf("userTask_CompleteProfile").getCustomHeaders()).containsEntry("taskType", "talent.completeProfile").containsEntry("businessKeyVariable", "stay")
                .containsEntry("io.camunda.zeebe:assignee", "entrepreneur-01").containsKeys("io.camunda.zeebe:dueDate", "io.camunda.zeebe:userTaskKey");
        assertThat(reached(UserTaskIntent.CREATED)).contains("userTask_CompleteProfile");

        stay.timePasses(PROFILE.plus(Duration.ofMinutes(10))).passes("endEvent_ProfileLeft").settle();

        assertThat(stay.jobsDone()).contains("taskCanceling");
        assertThat(reached(UserTaskIntent.CANCELED)).contains("userTask_CompleteProfile");
        stay.ends();
    }

    private static JobRecordValue listenerOf(String elementId) {
        return ENGINE.records().stream().map(record -> record.getValue()).filter(JobRecordValue.class::isInstance).map(JobRecordValue.class::cast)
                .filter(job -> job.getJobKind() == JobKind.TASK_LISTENER && job.getElementId().equals(elementId)).findFirst().orElseThrow();
    }

    private static java.util.List<String> reached(UserTaskIntent intent) {
        return ENGINE.records().stream().filter(record -> record.getIntent() == intent).map(record -> ((UserTaskRecordValue) record.getValue()).getElementId()).toList();
    }
}
