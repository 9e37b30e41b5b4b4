package io.heyi.bench;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks for measuring, written by the database itself: open ones on offer to groups, taken or assigned, and what has been decided. */
record InboxRows(int tasks, int open, int people, int groups) {

    static final InboxRows FULL = new InboxRows(1_000_000, 100_000, 5_000, 500);

    InboxRows percent(int percent) {
        return new InboxRows(Math.max(1_000, tasks * (percent / 100) + tasks / 100 * (percent % 100)), Math.max(200, open / 100 * percent), people, groups);
    }

    void fill(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into inbox.task (id, engine_key, element_instance_key, process_instance_key, process_definition_key, process_definition_version, process_id, element_id,
                            task_type, business_key, subject, assignee, candidate_groups, manager_groups, priority, facts, variables, created_at, due_at, state, holder, claimed_at,
                            outcome, reason, decided_by, decided_at, ended_at, search)
                        select gen_random_uuid(), n, n, n / 3, n % 40, 1, 'process-' || n % 12, 'userTask_' || n % 40, 'test.decideThing', emc || '/2026-11', 'Kitchen ' || kitchen,
                            case when is_open and n % 10 < 3 then person end, case when is_open and n % 10 < 3 then '{}' else array['group-' || chance / 10000 % :groups] end,
                            array['administrator', 'manager-' || n % 12],
                            (array[20, 50, 50, 50, 80, 95])[n % 6 + 1],
                            jsonb_build_object('microenterprise', me, 'emc', emc, 'platform', platform, 'amount', jsonb_build_object('amount', chance % 100000 || '.00', 'currency', 'CNY')), '{}',
                            now() - n * interval '20 seconds', case when n % 4 > 0 then now() + (chance % 400 - 40)::int * interval '1 hour' end,
                            case when is_open then 'OPEN' else 'DONE' end, case when not is_open or n % 10 < 4 then person end, null,
                            case when not is_open then 'approve' end, null, case when not is_open then person end, case when not is_open then now() - n * interval '10 seconds' end,
                            case when not is_open then now() - n * interval '10 seconds' end,
                            array_to_tsvector(array['decide', 'thing', '决', '定', '决定', 'kitchen', kitchen::text, lower(emc) || '/2026-11', lower(emc), 'emc', '2026-11', lower(me), platform, person])
                        from (select n, n <= :open as is_open, chance, 'bench-' || chance / 7 % :people as person, 'EMC-' || lpad((n / 20)::text, 6, '0') as emc, chance / 11 % 5000 as kitchen,
                                'ME-' || chance / 13 % 2000 as me, 'platform-' || chance / 17 % 20 as platform
                            from (select n, abs(hashint8(n)::bigint) as chance from generate_series(1::bigint, :tasks) n) drawn) described""")
                .param("groups", groups).param("people", people).param("open", open).param("tasks", tasks).update();
        jdbc.sql("insert into inbox.snooze (person, task_id, until) select 'bench-' || row_number() over () % :people, id, now() + interval '9 days' from inbox.task where state = 'OPEN' and priority = 20")
                .param("people", people).update();
        jdbc.sql("vacuum analyze inbox.task").update();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d tasks, %,d of them open", tasks, open);
    }
}
