-- a figure with its last ruling, and the person behind it: who reported, or who made the key that the report was signed with
create view performance.shown_figure as
    select g.*, r.value as ruled, coalesce(k.created_by, g.submitted_by) as person
      from performance.figure g
      left join performance.webhook_key k on g.submitted_by like 'key:%' and k.id = substr(g.submitted_by, 5)
      left join lateral (select value from performance.ruling where emc = g.emc and period = g.period and actor = g.actor and metric = g.metric order by seq desc limit 1) r on true;
