-- An engine that was killed gives keys once more which jobs had that it had offered already and not yet written down: a key alone does not tell whose work was done.
alter table orchestration.job_guard add column business_key text not null default '';
update orchestration.job_guard guard set business_key = coalesce(instance.business_key, '')
from orchestration.element_visit visit join orchestration.process_instance instance using (process_instance_key)
where visit.element_instance_key = guard.element_instance_key;
alter table orchestration.job_guard drop constraint job_guard_pkey, add primary key (element_instance_key, job_type, business_key);
