package io.heyi.inbox.internal;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which decisions the engine has not taken yet: while it is away they are kept, and their people are told so (product-bar T11, issue 6). */
@Repository
public class DecisionDeliveries {

    private final JdbcClient jdbc;

    DecisionDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return ids of those that are decided and on their way */
    public Set<UUID> underWay(Collection<Task> tasks) {
        var decided = tasks.stream().filter(task -> task.state() == TaskState.DONE).map(Task::id).toArray(UUID[]::new);
        return decided.length == 0 ? Set.of() : jdbc.sql("select id from inbox.task where id = any(:ids) and state = 'DONE' and engine_confirmed_at is null and not key_lost")
                .param("ids", decided).query(UUID.class).set();
    }
}
