package io.heyi.inbox.internal;

import io.heyi.inbox.PastTasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PastTaskReading implements PastTasks {

    private final JdbcClient jdbc;

    PastTaskReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PastTask> of(long processInstanceKey, String businessKey) {
        return jdbc.sql("select * from inbox.task where business_key = :case and process_instance_key = :instance order by created_at, element_instance_key")
                .param("case", businessKey).param("instance", processInstanceKey).query(PastTaskReading::task).list();
    }

    private static PastTask task(ResultSet row, int number) throws SQLException {
        return new PastTask(row.getLong("engine_key"), row.getString("element_id"), row.getString("task_type"), Optional.ofNullable(row.getString("assignee")),
                List.of((String[]) row.getArray("candidate_groups").getArray()), Optional.ofNullable(row.getString("holder")), Optional.ofNullable(row.getString("decided_by")),
                "DONE".equals(row.getString("state")) ? Optional.ofNullable(row.getString("outcome")) : Optional.empty(), instant(row, "created_at").orElseThrow(),
                instant(row, "ended_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
