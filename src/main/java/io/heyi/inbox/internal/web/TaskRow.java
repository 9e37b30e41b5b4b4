package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A task in a list.
 *
 * @param name what is to be done; {@code subject} names the case
 * @param groups to whom it is offered, in the reader's language
 * @param reminding when and how often its people were reminded, null when never
 * @param outcome label of the decision, null while open
 * @param stateKey message key of a state worth saying, null for an ordinary open or done task
 * @param priority how urgent it is, as in message keys
 * @param values of columns that are texts or amounts, by parameter of the column
 */
record TaskRow(String id, String url, String name, String subject, String businessKey, List<String> groups, Instant createdAt, Instant dueAt, Task.Reminding reminding, boolean open,
               String holder, boolean held, String outcome, Instant decidedAt, String stateKey,
               String priority, Instant followUpAt, Map<String, Object> values) {}
