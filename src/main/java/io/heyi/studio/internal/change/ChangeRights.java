package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import java.util.Set;

/** Process owners edit; who looks after the running of processes, and who checks, may read (product-bar E1). */
public final class ChangeRights {

    private static final Set<Role> READERS = Set.of(Role.PROCESS_OWNER, Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR);

    private ChangeRights() {}

    public static boolean mayRead(CurrentUser user) {
        return READERS.stream().anyMatch(user::has);
    }

    public static boolean mayEdit(CurrentUser user) {
        return user.has(Role.PROCESS_OWNER);
    }
}
