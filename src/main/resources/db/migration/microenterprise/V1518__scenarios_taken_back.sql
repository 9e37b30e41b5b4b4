-- A case that is called off after the scenario went back takes it back: the return stays as history and counts no more (domain.md P6).
alter table microenterprise.scenario_return add column taken_back_at timestamptz;
