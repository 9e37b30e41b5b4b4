package io.heyi.inbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.InboxTest;
import io.heyi.inbox.PastTasks.PastTask;
import io.heyi.inbox.PastTasks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InboxTest
class PastTaskReadingTest {

    @Autowired PastTasks past;
    @Autowired TaskProjection projection;
    @Autowired JdbcClient jdbc;

    @Test
    void theTasksOfACaseTellWhoWasAskedAndWhatWasDecided() {
        var mark = "past " + UUID.randomUUID();
        var offered = TaskFixtures.offeredTo("platform-owner:" + mark, mark);
        projection.created(offered);
        var assigned = TaskFixtures.assignedTo("anna", mark);
        projection.created(assigned);
        jdbc.sql("update inbox.task set state = 'DONE', outcome = 'approve', decided_by = 'anna', decided_at = created_at, ended_at = created_at where engine_key = :key")
                .param("key", assigned.key()).update();

        var tasks = List.of(offered, assigned).stream().flatMap(task -> past.of(task.processInstanceKey(), mark).stream()).distinct().toList();

        assertThat(tasks).extracting(PastTask::engineKey).containsExactlyInAnyOrder(offered.key(), assigned.key());
        assertThat(tasks).filteredOn(task -> task.engineKey() == assigned.key()).singleElement().satisfies(task -> {
            assertThat(task.assignee()).contains("anna");
            assertThat(task.outcome()).contains("approve");
            assertThat(task.endedAt()).isPresent();
        });
        assertThat(tasks).filteredOn(task -> task.engineKey() == offered.key()).singleElement().satisfies(task -> {
            assertThat(task.candidateGroups()).containsExactly("platform-owner:" + mark);
            assertThat(task.outcome()).isEmpty();
        });
        assertThat(past.of(offered.processInstanceKey(), "another case")).isEmpty();
    }
}
