package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;

/** Who may act for whom today. */
public interface StandIns {

    Acting acting(CurrentUser person);

    /** Whether this person acts for that one in this process today. */
    boolean standsInFor(Username substitute, Username absent, String processId);
}
