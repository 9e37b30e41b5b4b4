package io.heyi.inbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.FormSamples;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.internal.form.Forms;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.UserTask;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The values with which authors of a form see it (product-bar E15). */
@InboxTest
class FormSamplingTest {

    /** Tasks of other tests are older. */
    private static final Instant LATEST = Instant.parse("2099-01-01T00:00:00Z");

    @Autowired FormSamples samples;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired Forms forms;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcClient jdbc;

    private final String mark = "sample " + UUID.randomUUID();

    /** A kind of task of this test alone. */
    private static class Kind extends FakeTaskType {

        final String id;
        final String form;

        Kind(String id, String form) {
            this.id = id;
            this.form = form;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String formId() {
            return form;
        }

        @Override
        public Map<String, Object> formData(TaskContext task) {
            if (task.variables().containsKey("broken")) {
                throw new IllegalStateException("a case that is gone");
            }
            return task.variables();
        }
    }

    private FormSampling sampling(Kind kind, ProcessInstances instances) {
        var types = new TaskTypes(new StaticListableBeanFactory(Map.of("kind", kind)).getBeanProvider(io.heyi.inbox.TaskType.class));
        return new FormSampling(store, types, new TaskForms(types, forms, instances), forms, transactions);
    }

    private UserTask offered(String type, String element, Map<String, Object> variables, Instant at) {
        var like = TaskFixtures.offeredTo("group", mark);
        var task = new UserTask(like.key(), like.elementInstanceKey(), like.processInstanceKey(), like.processDefinitionKey(), 1, "test-process", element, type, mark, Optional.empty(),
                List.of("group"), List.of(), Optional.empty(), variables);
        projection.created(task);
        jdbc.sql("update inbox.task set created_at = :at where engine_key = :key").param("at", TaskStore.at(at)).param("key", task.key()).update();
        return task;
    }

    @Test
    void theLatestTaskThatShowedTheFormGivesItsValuesWhateverBecameOfIt() {
        var kind = new Kind("test.sampled" + UUID.randomUUID(), "sampled");
        offered(kind.id, "userTask_A", Map.of("winner", "old"), LATEST);
        var latest = offered(kind.id, "userTask_A", Map.of("winner", "new"), LATEST.plusSeconds(1));
        jdbc.sql("update inbox.task set state = 'WITHDRAWN', ended_at = created_at where engine_key = :key").param("key", latest.key()).update();

        assertThat(sampling(kind, new FakeNeighbours.NoInstances()).latest("sampled")).contains(new FormSamples.FormSample(LATEST.plusSeconds(1), Map.of("winner", "new")));
    }

    @Test
    void aTaskThatGaveValuesGoesBeforeOneThatGaveNone() {
        var kind = new Kind("test.sampled" + UUID.randomUUID(), "sampled");
        var sampling = sampling(kind, new FakeNeighbours.NoInstances());
        offered(kind.id, "userTask_A", Map.of(), LATEST.plusSeconds(1));
        assertThat(sampling.latest("sampled")).contains(new FormSamples.FormSample(LATEST.plusSeconds(1), Map.of()));

        offered(kind.id, "userTask_A", Map.of("winner", "old"), LATEST);
        assertThat(sampling.latest("sampled")).contains(new FormSamples.FormSample(LATEST, Map.of("winner", "old")));
    }

    @Test
    void aCaseThatItsModuleCannotTellAnyMoreHidesNoOther() {
        var kind = new Kind("test.sampled" + UUID.randomUUID(), "sampled");
        offered(kind.id, "userTask_A", Map.of("winner", "whole"), LATEST);
        offered(kind.id, "userTask_A", Map.of("broken", true), LATEST.plusSeconds(1));

        assertThat(sampling(kind, new FakeNeighbours.NoInstances()).latest("sampled")).get().extracting(FormSamples.FormSample::at).isEqualTo(LATEST);
    }

    @Test
    void whereAKindLeavesTheFormToTheModelTheStepTells() {
        var kind = new Kind("test.generic" + UUID.randomUUID(), "");
        offered(kind.id, "userTask_A", Map.of("remark", "of the first"), LATEST);
        offered(kind.id, "userTask_B", Map.of("remark", "of the second"), LATEST.plusSeconds(1));
        var sampling = sampling(kind, new ModelOfTwo());

        assertThat(sampling.latest("first-form")).get().extracting(FormSamples.FormSample::values).isEqualTo(Map.of("remark", "of the first"));
        assertThat(sampling.latest("second-form")).get().extracting(FormSamples.FormSample::values).isEqualTo(Map.of("remark", "of the second"));
        assertThat(sampling.latest("third-form")).isEmpty();
    }

    private static final class ModelOfTwo implements ProcessInstances {

        @Override
        public Optional<InstanceView> byBusinessKey(String processId, String businessKey) {
            return Optional.empty();
        }

        @Override
        public Optional<String> diagram(long processDefinitionKey) {
            return Optional.of("""
                    <d><userTask id="userTask_A"><extensionElements><formDefinition formId="first-form"/></extensionElements></userTask>
                    <userTask id="userTask_B"><extensionElements><formDefinition formId="second-form"/></extensionElements></userTask></d>""");
        }

        @Override
        public Optional<String> currentDiagram(String processId) {
            return Optional.empty();
        }
    }

    @Test
    void aFormThatNobodyWasShownHasNoSample() {
        assertThat(samples.latest("never-shown")).isEmpty();
    }

    @Test
    void aTextOfAFormIsLeftAsItIsAndItsCopyIsInTheReadersLanguage() {
        var form = new ObjectMapper().createObjectNode();
        form.putArray("components").addObject().put("type", "text").put("text", "Words of its author");

        assertThat(samples.localised("my-own", form, Locale.CHINESE)).isEqualTo(form).isNotSameAs(form);
    }
}
