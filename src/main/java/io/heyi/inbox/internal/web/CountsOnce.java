package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.Inbox;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.RequestScope;

/** The counts of one answer: navigation, lists and home show the same numbers, and the database is asked once. Ask when drawing, not before an action. */
@Component
@RequestScope
class CountsOnce {

    private final Inbox inbox;
    private final Map<String, Inbox.Counts> known = new HashMap<>();

    CountsOnce(Inbox inbox) {
        this.inbox = inbox;
    }

    Inbox.Counts of(CurrentUser user) {
        return known.computeIfAbsent(user.username().value(), name -> inbox.counts(user));
    }
}
