package io.heyi.dissolution.internal.domain;

/** Where a case stands. */
public enum DissolutionStep { OPENED, OBJECTING, JUDGING, VOTING, PROPOSING, AGREEING, DECIDING, ELECTING, RUNNING_DOWN, CLOSING, ENDED }
