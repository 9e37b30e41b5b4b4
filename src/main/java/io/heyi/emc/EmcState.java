package io.heyi.emc;

/** Life of an EMC (domain.md §2; REVIEW, SIGNING, RENEWAL_PENDING and LAPSED are steps of P2 and P3), changed only by a process step or a command of the lead. */
public enum EmcState { DRAFT, JOINING, REVIEW, SIGNING, ACTIVE, RENEWAL_PENDING, SUSPENDED, COMPLETED, TERMINATED, LAPSED, WITHDRAWN }
