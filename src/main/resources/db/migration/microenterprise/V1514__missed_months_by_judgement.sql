-- months that may call an election, without a look at the whole history
create index missed_month_by_judgement on microenterprise.bottom_month (at, code) where not met;
