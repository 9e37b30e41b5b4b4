package io.heyi.replacement.internal.domain;

/** Where a case stands. From SEARCHING on the members' decision to replace is being carried out. */
public enum ReplacementStep { OPENED, ANSWERING, JUDGING, CURING, VOTING, CONCLUDING, SEARCHING, TENDERING, PROPOSING, CHOOSING, HANDING_OVER, COVERING, ENDED }
