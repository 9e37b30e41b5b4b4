package io.heyi.ballot.internal;

/** Fact: a seat has voted; its task in the inbox is done. Says nothing of the choice. */
public record VoteCast(String ballot, String businessKey, String seat) {}
