package io.heyi.replacement.internal.domain;

/** Where a case stands. */
public enum ReplacementStep { OPENED, ANSWERING, JUDGING, CURING, VOTING, CONCLUDING, ENDED }
