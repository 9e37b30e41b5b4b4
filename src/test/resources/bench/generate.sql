-- Copies of four foundings that were really played (settings bench.founded, bench.declined, bench.sponsorship and bench.pledging hold their proposals' ids):
-- every row that belongs to one is copied with other ids, people, platform, texts and times. So the data are right without this file knowing any format.
-- Sizes: settings bench.microenterprises, bench.tasks and bench.open. Histories copied have no valid hashes; nobody may verify this database.

create schema bench;

create table bench.template as
select kind, current_setting('bench.' || kind)::uuid as id, p.microenterprise_code as code, p.name, p.user_scenario, p.proposer, p.co_founders,
       (select count(*) from inbox.task t where t.business_key = p.id::text) as tasks
from unnest(array['founded', 'declined', 'sponsorship', 'pledging']) kind
join microenterprise.proposal p on p.id = current_setting('bench.' || kind)::uuid;

create table bench.size as
with s as (select current_setting('bench.microenterprises')::int as mes, current_setting('bench.tasks')::int as tasks, current_setting('bench.open')::int as open),
     f as (select mes - 1 as copies from s)
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
       case when s.kind = 'founded' then 'ME-' || lpad((i + 1)::text, 4, '0') end as code,
       case when i % 2 = 0 then 'food' else 'clothing' end as platform,
       case when s.kind in ('founded', 'declined') then make_interval(hours => 24 + (i * 37) % 17000) else make_interval(mins => i) end as age,
       (array['Smart', 'Quiet', 'Fresh', 'Bright', 'Family', 'City', 'Travel', 'Student', 'Winter', 'Night'])[i % 10 + 1] || ' '
           || (array['oven', 'washing', 'pantry', 'tea bar', 'wardrobe', 'kitchen', 'laundry', 'bakery', 'drying', 'breakfast', 'fermenter', 'steamer', 'ironing'])[i % 13 + 1]
           || ' ' || i as name,
       (array['Parents who cook for small children', 'Students who share one machine', 'Grandparents who live alone', 'Night nurses after a shift',
              'Commuters with ten minutes for breakfast', 'Couples who host friends', 'Runners who wash every day'])[i % 7 + 1] || ', district ' || i as scenario,
       array[bench.person(i, 0), bench.person(i, 11), bench.person(i, 23)] as people, '{}'::text[] as old, '{}'::text[] as new
from bench.size s join bench.template t using (kind) cross join lateral generate_series(1, s.copies) i;

-- The engine's keys are numbers that count up from 2^51; each copy has a range of its own far above.
create function bench.key(old bigint, no int) returns bigint language sql immutable as $$ select old - 2251799813685248 + 4000000000000000 + no * 1000000::bigint $$;

-- What stands in the rows of a template and has to be another word in each copy.
update bench.case c set old = w.old, new = w.new
from (select c.no, array_agg(x.old) as old, array_agg(x.new) as new
      from bench.case c join bench.template t on t.id = c.template
      cross join lateral (
          select t.id::text as old, c.id::text as new
          union all select a.id::text, md5(c.no || a.id::text)::uuid::text from inbox.task a where a.business_key = t.id::text
          union all select t.code, c.code where t.code is not null
          union all select t.name, c.name
          union all select t.user_scenario, c.scenario
          union all select lower(t.user_scenario), lower(c.scenario)
          union all select t.proposer, c.people[1]
          union all select t.co_founders[1], c.people[2]
          union all select t.co_founders[2], c.people[3] where cardinality(t.co_founders) > 1
          union all select 'platform-owner-food', 'platform-owner-' || c.platform
          union all select 'platform-owner:food', 'platform-owner:' || c.platform
          union all select '"food"', '"' || c.platform || '"'
          union all select '\"food\"', '\"' || c.platform || '\"') x
      group by c.no) w
where w.no = c.no;
alter table bench.case add primary key (no);

create function bench.recast(t text, old text[], new text[]) returns text language plpgsql immutable as $$
begin
    for i in 1 .. cardinality(old) loop
        t := replace(t, old[i], new[i]);
    end loop;
    return t;
end $$;

-- belongs: when row t belongs to the template of case c; different: more values for the copy
create procedure bench.copy(target regclass, belongs text, different text default '''{}''::jsonb') language plpgsql as $$
begin
    execute format('insert into %1$s overriding system value select r.* from bench.case c join %1$s t on %2$s
                    cross join lateral jsonb_populate_record(null::%1$s, bench.recast(to_jsonb(t)::text, c.old, c.new)::jsonb || %3$s) r', target, belongs, different);
end $$;

call bench.copy('microenterprise.proposal', 't.id = c.template', 'jsonb_build_object(''created_at'', t.created_at - c.age, ''changed_at'', t.changed_at - c.age)');
call bench.copy('microenterprise.timeline', 't.proposal_id = c.template',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''microenterprise.timeline'', ''id'')), ''at'', t.at - c.age)');
call bench.copy('microenterprise.microenterprise', 't.proposal_id = c.template', 'jsonb_build_object(''founded_at'', t.founded_at - c.age)');
call bench.copy('microenterprise.member', 't.code = (select code from bench.template where id = c.template)', 'jsonb_build_object(''since'', t.since - c.age)');
call bench.copy('microenterprise.entitlement', 't.code = (select code from bench.template where id = c.template)', 'jsonb_build_object(''since'', t.since - c.age)');
call bench.copy('microenterprise.state_change', 't.code = (select code from bench.template where id = c.template)',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''microenterprise.state_change'', ''id'')), ''at'', t.at - c.age)');
update microenterprise.code_counter set last_code = current_setting('bench.microenterprises')::int;
call bench.copy('access.relation', 't.object_id = (select code from bench.template where id = c.template)', 'jsonb_build_object(''granted_at'', t.granted_at - c.age)');

-- a year of entries for each book
call bench.copy('ledger.book', 't.owner = (select code from bench.template where id = c.template)', 'jsonb_build_object(''opened_at'', t.opened_at - c.age)');
create table bench.entry as
select c.no, e.id as template, e.owner, month, nextval(pg_get_serial_sequence('ledger.entry', 'id')) as id
from bench.case c join bench.template t on t.id = c.template join ledger.entry e on e.owner = t.code cross join generate_series(0, 11) month;
insert into ledger.entry overriding system value
select b.id, c.code, bench.recast(e.entry_key, c.old, c.new) || case when b.month = 0 then '' else ':' || b.month end, e.description,
       e.at - c.age + make_interval(hours => b.month)
from bench.entry b join bench.case c using (no) join ledger.entry e on e.id = b.template;
insert into ledger.posting
select b.id, p.line, p.account, bench.recast(p.holder, c.old, c.new), p.loss_order, p.side, p.amount
from bench.entry b join bench.case c using (no) join ledger.posting p on p.entry_id = b.template;

-- The engine itself brings the open tasks, so only what was done before is copied for their cases.
create function bench.is_over(kind text) returns boolean language sql immutable as $$ select kind in ('founded', 'declined') $$;
call bench.copy('orchestration.process_instance', 'bench.is_over(c.kind) and t.business_key = c.template::text',
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
call bench.copy('orchestration.outbox', 'bench.is_over(c.kind) and t.business_key = c.template::text and t.state = ''DONE''',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''orchestration.outbox'', ''id'')), ''task_key'', bench.key(t.task_key, c.no))');
call bench.copy('inbox.task', 't.business_key = c.template::text and (bench.is_over(c.kind) or t.state <> ''OPEN'')',
                'jsonb_build_object(''engine_key'', bench.key(t.engine_key, c.no), ''element_instance_key'', bench.key(t.element_instance_key, c.no),
                     ''process_instance_key'', bench.key(t.process_instance_key, c.no), ''created_at'', t.created_at - c.age, ''due_at'', t.due_at - c.age,
                     ''decided_at'', t.decided_at - c.age, ''ended_at'', t.ended_at - c.age)');
call bench.copy('audit.entry', 't.stream = c.template::text and (bench.is_over(c.kind) or t.action not like ''inbox.%'')',
                'jsonb_build_object(''id'', nextval(pg_get_serial_sequence(''audit.entry'', ''id'')), ''at'', t.at - c.age)');
insert into audit.head
select c.id::text, max(e.sequence), (array_agg(e.hash order by e.sequence desc))[1] from bench.case c join audit.entry e on e.stream = c.id::text group by c.id;

-- what the engine is started with for each case that waits
create table bench.waiting as
select c.no, c.kind, bench.recast(t.variables::text, c.old, c.new) as variables, 2 + c.no % 20 as due_in_days
from bench.case c join inbox.task t on t.business_key = c.template::text and t.state = 'OPEN' where not bench.is_over(c.kind);
