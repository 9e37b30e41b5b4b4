package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalView;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what happens next in a founding and who has to act. */
@Component
class WaitingFor {

    private final Access access;

    WaitingFor(Access access) {
        this.access = access;
    }

    /**
     * @param key message key part under {@code proposalpages.next}
     * @param people user names; those of a group instead of its name
     */
    record Next(String key, List<String> people) {}

    Next of(ProposalView view) {
        return switch (view.status()) {
            case IN_DECISION -> groupDecides(view) ? new Next("sponsorship", membersWithoutInterest(view)) : new Next("committee", view.waitingFor());
            case PLEDGING -> new Next(view.waitingFor().contains(view.proposer()) ? "scaleDown" : "pledging", view.waitingFor());
            case PROVISIONING -> new Next(view.electing() ? "election" : "provisioning", view.waitingFor());
            case DRAFT, SUBMITTED, REWORK, SIGNING, FOUNDED, DECLINED, LAPSED, WITHDRAWN -> new Next(key(view.status()), view.waitingFor());
        };
    }

    private static String key(ProposalStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Sponsorship is asked of one candidate group; votes are asked of people. */
    private static boolean groupDecides(ProposalView view) {
        return view.waitingFor().size() == 1 && isGroup(view.waitingFor().getFirst());
    }

    private static boolean isGroup(String name) {
        return name.contains(":") || Role.named(name).isPresent();
    }

    private List<String> membersWithoutInterest(ProposalView view) {
        return access.members(view.waitingFor().getFirst()).stream().map(Username::value)
                .filter(name -> !name.equals(view.proposer()) && !view.coFounders().contains(name)).limit(8).toList();
    }
}
