package io.heyi.performance.internal.intake;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may report: whoever acts for or works in a party may report for every party of that EMC, so that nobody reports only their own success; the owner of the
 * sponsoring platform; the settlement officer (domain.md §1a, issue 3 part 4).
 */
@Component
public class IntakeRights {

    private static final Set<Relation.Kind> REPORTING = EnumSet.of(Relation.Kind.ME_OWNER, Relation.Kind.ME_MEMBER, Relation.Kind.SSP_OWNER, Relation.Kind.PLATFORM_OWNER,
            Relation.Kind.PLATFORM_SECOND_OWNER);

    private final Emcs emcs;

    IntakeRights(Emcs emcs) {
        this.emcs = emcs;
    }

    /** @param terms of any month that the person refers to */
    public boolean mayReport(CurrentUser user, EmcCode emc, ContractTerms terms) {
        return user.has(Role.SETTLEMENT_OFFICER)
                || user.is(Relation.Kind.PLATFORM_OWNER, terms.platform()) || user.is(Relation.Kind.PLATFORM_SECOND_OWNER, terms.platform())
                || terms.nodes().stream().anyMatch(node -> user.is(Relation.Kind.ME_MEMBER, node.actor().value()) || emcs.actsFor(user, node.actor()))
                || !emcs.actingFor(user, emc).isEmpty();
    }

    /** Whether the person may report anywhere at all, as far as the person's roles and relations tell. */
    public boolean mayReport(CurrentUser user) {
        return user.has(Role.SETTLEMENT_OFFICER) || user.has(Role.EXTERNAL_PARTNER) || user.relations().stream().map(Relation::kind).anyMatch(REPORTING::contains);
    }

    /** Who may see an EMC's figures: everybody inside, and outside partners that are or were party to it; an open call alone shows them nothing of its past. */
    public boolean mayRead(CurrentUser user, EmcCode emc) {
        return emcs.readableAmong(user, List.of(emc)).contains(emc);
    }
}
