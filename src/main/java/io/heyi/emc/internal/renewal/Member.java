package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.Tier;

/** A party of the contract that ends, as it stands in its terms. */
public record Member(ActorId actor, String name, Tier tier, boolean lead) {

    public boolean strategic() {
        return tier == Tier.STRATEGIC;
    }
}
