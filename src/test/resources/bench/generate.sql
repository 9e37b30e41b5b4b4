-- Copies of four foundings that were really played (settings bench.founded, bench.declined, bench.sponsorship and bench.pledging hold their proposals' ids):
-- every row that belongs to one is copied with other ids, people, platform, texts and times. So the data are right without this file knowing any format.
-- Sizes: settings bench.microenterprises, bench.tasks and bench.open. Histories copied have no valid hashes; nobody may verify this database.

create schema bench;

create table bench.template as
select w.kind, p.id, p.microenterprise_code as code, cardinality(task.ids) as tasks, task.ids as task_ids,
       -- what stands in the rows of a template and is another word in each copy; the same order as in the case's words
       array[p.id::text, p.microenterprise_code, p.name, p.user_scenario, lower(p.user_scenario), p.proposer, p.co_founders[1], p.co_founders[2],
             'platform-owner-food', 'platform-owner:food', '"food"', '\"food\"'] || task.ids as words
from unnest(array['founded', 'declined', 'sponsorship', 'pledging']) w(kind)
join microenterprise.proposal p on p.id = current_setting('bench.' || w.kind)::uuid
cross join lateral (select array_agg(t.id::text order by t.id) as ids from inbox.task t where t.business_key = p.id::text) task;

create table bench.size as
with s as (select current_setting('bench.microenterprises')::int as mes, current_setting('bench.tasks')::int as tasks, current_setting('bench.open')::int as open),
     f as (select mes - (select count(*) from microenterprise.microenterprise)::int as copies from s)
select 'founded' as kind, copies from f
union all select 'declined', greatest(0, (s.tasks - s.open - f.copies * (select tasks from bench.template where kind = 'founded'))
                                         / (select tasks from bench.template where kind = 'declined'))::int from s, f
union all select 'sponsorship', open * 7 / 10 from s
union all select 'pledging', open - open * 7 / 10 from s;

-- A tenth of the people are the realm's accounts, so that those who are measured own and decide their share.
create function bench.person(no int, shift int) returns text language sql immutable as $$
    select case when (no + shift) % 10 = 0 then 'entrepreneur-' || lpad(((no / 10 + shift) % 50 + 1)::text, 2, '0')
                else 'employee-' || lpad(((no * 3 + shift) % 12000 + 1)::text, 5, '0') end
$$;

insert into access.person (username, display_name, email, roles, seen_at)
select 'employee-' || lpad(i::text, 5, '0'), 'Employee ' || i, 'employee-' || i || '@example.org', '{entrepreneur}', now() from generate_series(1, 12000) i;

create table bench.case as
select row_number() over (order by s.kind, i)::int as no, s.kind, t.id as template, gen_random_uuid() as id,
       case when s.kind = 'founded' then 'ME-' || lpad((i + (select last_code from microenterprise.code_counter))::text, 4, '0') end as code, t.task_ids,
       case when i % 2 = 0 then 'food' else 'clothing' end as platform,
       case when s.kind in ('founded', 'declined') then make_interval(hours => 24 + (i * 37) % 17000) else make_interval(mins => i) end as age,
       (array['Smart', 'Quiet', 'Fresh', 'Bright', 'Family', 'City', 'Travel', 'Student', 'Winter', 'Night'])[i % 10 + 1] || ' '
           || (array['oven', 'washing', 'pantry', 'tea bar', 'wardrobe', 'kitchen', 'laundry', 'bakery', 'drying', 'breakfast', 'fermenter', 'steamer', 'ironing'])[i % 13 + 1]
           || ' ' || i as name,
       (array['Parents who cook for small children', 'Students who share one machine', 'Grandparents who live alone', 'Night nurses after a shift',
              'Commuters with ten minutes for breakfast', 'Couples who host friends', 'Runners who wash every day'])[i % 7 + 1] || ', district ' || i as scenario,
       array[bench.person(i, 0), bench.person(i, 11), bench.person(i, 23)] as people, '{}'::text[] as words
from bench.size s join bench.template t using (kind) cross join lateral generate_series(1, s.copies) i;

-- The engine's keys are numbers that count up from 2^51; each copy has a range of its own far above.
create function bench.key(old bigint, no int) returns bigint language sql immutable as $$ select old - 2251799813685248 + 4000000000000000 + no * 1000000::bigint $$;

update bench.case set words = array[id::text, code, name, scenario, lower(scenario), people[1], people[2], people[3],
    'platform-owner-' || platform, 'platform-owner:' || platform, '"' || platform || '"', '\"' || platform || '\"']
    || array(select md5(no || task)::uuid::text from unnest(task_ids) with ordinality u(task, place) order by place);
alter table bench.case add primary key (no);

-- A text with its words replaced by the places of format(), done once for all copies.
create function bench.pattern(t text, words text[]) returns text language plpgsql immutable as $$
begin
    t := replace(t, '%', '%%');
    for i in 1 .. cardinality(words) loop
        t := replace(t, coalesce(words[i], ''), '%' || i || '$s');
    end loop;
    return t;
end $$;

-- belongs: when row t belongs to template m; different: more values for the copy in case c
create procedure bench.copy(target regclass, belongs text, different text default '''{}''::jsonb') language plpgsql as $$
begin
    execute format('insert into %1$s overriding system value
                    with t as materialized (select t.*, m.id as template_id, bench.pattern(to_jsonb(t)::text, m.words) as pattern from %1$s t join bench.template m on %2$s)
                    select r.* from t join bench.case c on c.template = t.template_id
                    cross join lateral jsonb_populate_record(null::%1$s, format(t.pattern, variadic c.words)::jsonb || %3$s) r', target, belongs, different);
end $$;

call bench.copy('microenterprise.proposal', 't.id = m.id', 'jsonb_build_object(''created_at'', t.created_at - c.age, ''changed_at'', t.changed_at - c.age)');
call bench.copy('microenterprise.timeline', 't.proposal_id = m.id',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''microenterprise.timeline'', ''id'')), ''at'', t.at - c.age)');
call bench.copy('microenterprise.microenterprise', 't.proposal_id = m.id', 'jsonb_build_object(''founded_at'', t.founded_at - c.age)');
call bench.copy('microenterprise.member', 't.code = m.code', 'jsonb_build_object(''since'', t.since - c.age)');
call bench.copy('microenterprise.entitlement', 't.code = m.code', 'jsonb_build_object(''since'', t.since - c.age)');
call bench.copy('microenterprise.state_change', 't.code = m.code',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''microenterprise.state_change'', ''id'')), ''at'', t.at - c.age)');
update microenterprise.code_counter set last_code = last_code + (select copies from bench.size where kind = 'founded');
call bench.copy('access.relation', 't.object_id = m.code', 'jsonb_build_object(''granted_at'', t.granted_at - c.age)');
-- who has no account in Keycloak can't hold a group there
delete from access.relation where person like 'employee-%';

-- a year of entries for each book
call bench.copy('ledger.book', 't.owner = m.code', 'jsonb_build_object(''opened_at'', t.opened_at - c.age)');
create table bench.entry as
select c.no, e.id as template, month, nextval(pg_get_serial_sequence('ledger.entry', 'id')) as id
from bench.template t join bench.case c on c.template = t.id join ledger.entry e on e.owner = t.code cross join generate_series(0, 11) month;
insert into ledger.entry overriding system value
with e as materialized (select e.*, bench.pattern(e.entry_key, t.words) as pattern from ledger.entry e join bench.template t on t.code = e.owner)
select b.id, c.code, format(e.pattern, variadic c.words) || case when b.month = 0 then '' else ':' || b.month end, e.description,
       e.at - c.age + make_interval(hours => b.month)
from bench.entry b join bench.case c using (no) join e on e.id = b.template;
insert into ledger.posting
with p as materialized (select p.*, bench.pattern(p.holder, t.words) as pattern from ledger.posting p join ledger.entry e on e.id = p.entry_id
                        join bench.template t on t.code = e.owner)
select b.id, p.line, p.account, format(p.pattern, variadic c.words), p.loss_order, p.side, p.amount
from bench.entry b join bench.case c using (no) join p on p.entry_id = b.template;

-- The engine itself brings the open tasks, so only what was done before is copied for their cases.
create function bench.is_over(kind text) returns boolean language sql immutable as $$ select kind in ('founded', 'declined') $$;
call bench.copy('orchestration.process_instance', 'bench.is_over(m.kind) and t.business_key = m.id::text',
                'jsonb_build_object(''process_instance_key'', bench.key(t.process_instance_key, c.no), ''seen_at'', t.seen_at - c.age)');
create table bench.visit as
select c.no, v.element_instance_key from bench.case c join orchestration.process_instance p on p.business_key = c.template::text
join orchestration.element_visit v using (process_instance_key) where bench.is_over(c.kind);
insert into orchestration.element_visit
select bench.key(v.element_instance_key, no), bench.key(v.process_instance_key, no), v.element_id, bench.key(v.job_key, no), v.active, v.waits, v.waiting_for, v.seen_at
from bench.visit join orchestration.element_visit v using (element_instance_key);
insert into orchestration.job_guard
select bench.key(g.element_instance_key, no), bench.key(g.job_key, no), g.job_type, g.result, g.finished_at
from bench.visit join orchestration.job_guard g using (element_instance_key);
call bench.copy('orchestration.outbox', 'bench.is_over(m.kind) and t.business_key = m.id::text and t.state = ''DONE''',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''orchestration.outbox'', ''id'')), ''task_key'', bench.key(t.task_key, c.no))');
call bench.copy('inbox.task', 't.business_key = m.id::text and (bench.is_over(m.kind) or t.state <> ''OPEN'')',
                'jsonb_build_object(''engine_key'', bench.key(t.engine_key, c.no), ''element_instance_key'', bench.key(t.element_instance_key, c.no),
                     ''process_instance_key'', bench.key(t.process_instance_key, c.no), ''created_at'', t.created_at - c.age, ''due_at'', t.due_at - c.age,
                     ''decided_at'', t.decided_at - c.age, ''ended_at'', t.ended_at - c.age)');
call bench.copy('audit.entry', 't.stream = m.id::text and (bench.is_over(m.kind) or t.action not like ''inbox.%'')',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''audit.entry'', ''id'')), ''at'', t.at - c.age)');
insert into audit.head
select c.id::text, max(e.sequence), (array_agg(e.hash order by e.sequence desc))[1] from bench.case c join audit.entry e on e.stream = c.id::text group by c.id;

-- what the engine is started with for each case that waits
create table bench.waiting as
select c.no, c.kind, format(bench.pattern(t.variables::text, m.words), variadic c.words) as variables, 2 + c.no % 20 as due_in_days
from bench.template m join bench.case c on c.template = m.id join inbox.task t on t.business_key = m.id::text and t.state = 'OPEN' where not bench.is_over(c.kind);
