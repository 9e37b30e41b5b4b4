package io.heyi.tender;

import java.time.Instant;

/**
 * A question as everybody sees it who may see the call.
 *
 * @param mine whether a party of the reader's asked it; nobody else is told who asked
 * @param answer null until it is answered
 */
public record QuestionView(int number, String text, Instant at, boolean mine, String answer, Instant answeredAt) {}
