package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.Tier;
import java.util.List;

/** A party of the contract that ends, as it stands in its terms. */
public record Member(ActorId actor, String name, Tier tier, boolean lead) {

    /** The parties of a contract, in its order. */
    public static List<Member> of(ContractTerms terms) {
        return terms.nodes().stream().map(node -> new Member(node.actor(), node.name(), node.tier(), node.lead())).toList();
    }

    public boolean strategic() {
        return tier == Tier.STRATEGIC;
    }
}
