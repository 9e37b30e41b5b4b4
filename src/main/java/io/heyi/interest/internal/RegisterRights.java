package io.heyi.interest.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.interest.internal.domain.Entry.Origin;
import java.util.Set;

/** Who sees and writes what: everybody his own, compliance readers (auditors and administrators) all, and nobody what others have written about himself (product-bar D10, T2). */
public final class RegisterRights {

    private static final Set<Role> DECIDERS = Set.of(Role.PLATFORM_OWNER, Role.INVESTMENT_COMMITTEE, Role.SETTLEMENT_OFFICER, Role.PROCESS_OWNER, Role.ADMINISTRATOR);

    private RegisterRights() {}

    public static boolean maySeeAll(CurrentUser user) {
        return user.has(Role.AUDITOR) || user.has(Role.ADMINISTRATOR);
    }

    /** A tie of kinship is also told to the person at its other end, whom it keeps out of decisions too. */
    public static boolean mayRead(CurrentUser user, Entry entry) {
        var me = user.username();
        return maySeeAll(user) || entry.person().equals(me) || isRelative(user, entry);
    }

    /**
     * One's own declarations; and as a compliance reader those of others, unless it is about oneself or a relative: kinship hands interests on, so that one would lift one's own.
     *
     * @param relatives of the user, as {@link Relatives} knows them; needed for compliance readers only
     */
    public static boolean mayChange(CurrentUser user, Entry entry, Set<Username> relatives) {
        var me = user.username();
        if (entry.person().equals(me)) {
            return entry.origin() == Origin.DECLARED;
        }
        return maySeeAll(user) && !entry.statement().object().equals(me.value()) && !isOfRelatives(entry, relatives);
    }

    static boolean isOfRelatives(Entry entry, Set<Username> relatives) {
        return relatives.contains(entry.person()) || entry.isTie() && relatives.contains(entry.relative());
    }

    /** The relative himself; or a compliance reader whom the tie does not concern. */
    public static boolean mayConfirm(CurrentUser user, Entry tie, Set<Username> relatives) {
        return isRelative(user, tie) || !tie.person().equals(user.username()) && mayChange(user, tie, relatives);
    }

    public static boolean isRelative(CurrentUser user, Entry entry) {
        return entry.isTie() && entry.relative().equals(user.username());
    }

    /** Whether the person is asked from time to time if his declarations still hold: those who decide about others. */
    public static boolean isDecider(CurrentUser user) {
        return user.roles().stream().anyMatch(DECIDERS::contains);
    }
}
