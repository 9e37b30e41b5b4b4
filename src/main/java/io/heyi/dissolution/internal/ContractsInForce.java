package io.heyi.dissolution.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.Emcs;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The EMCs that still name a micro-enterprise; calls that nobody has signed yet do not count. */
@Component
public class ContractsInForce {

    /** More than any micro-enterprise is party to at a time. */
    private static final int MOST = 100;

    /** The case looks for itself, whoever made it look; it sees what auditors see. */
    public static final CurrentUser CASE = new CurrentUser(new Username("system"), "system", Set.of(Role.AUDITOR), Set.of(), Set.of(), "");

    private final Emcs emcs;

    ContractsInForce(Emcs emcs) {
        this.emcs = emcs;
    }

    /** Codes of the micro-enterprises in the contract as it stands now. */
    public List<String> partiesOf(EmcCode emc) {
        return emcs.find(emc).stream().flatMap(one -> one.terms().nodes().stream()).map(node -> node.actor()).filter(actor -> actor.kind() == ActorKind.MICROENTERPRISE).map(ActorId::value).toList();
    }

    public List<EmcSummary> of(String microenterprise) {
        return emcs.search(EmcFilter.of(Set.of(new ActorId(microenterprise))).onlyLiving().exceptOpenCalls(), CASE, new PageRequest(0, MOST)).items();
    }
}
