package io.heyi.inbox;

import io.heyi.access.CurrentUser;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What other modules may ask of the inbox. */
public interface Inbox {

    /** Counts for badges and home: mine, my groups, overdue, today (product-bar T9). They match the lists. */
    Counts counts(CurrentUser user);

    /**
     * Open tasks that the person holds or may take, by case.
     *
     * @param cases business keys; a task of {@code EMC-0001/2026-11} belongs to the case {@code EMC-0001}
     */
    Map<String, Long> waiting(CurrentUser user, Collection<String> cases);

    /**
     * Open tasks that are offered to any of these candidate groups, whoever holds them now; for a case that must not end while its people are waited for.
     *
     * @param groups exact names, e.g. {@code me-owner:ME-0001}
     * @param limit at most so many, the oldest first
     */
    List<Offered> offeredTo(Collection<String> groups, int limit);

    /** @param subject what the case is called in lists */
    record Offered(UUID id, String businessKey, String subject, Instant createdAt, Optional<Instant> dueAt) {}

    /** @param others what the person may decide only because somebody is away (product-bar T3); not among the overdue and today's */
    record Counts(long mine, long group, long overdue, long today, long others) {}
}
