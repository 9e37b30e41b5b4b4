-- lists say how many there are: counted here without reading the documents themselves
create index proposal_by_status on microenterprise.proposal (status, proposer);
