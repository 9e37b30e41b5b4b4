package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Split;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The lead's choice: who joins on which ratio.
 *
 * @param leadRatioPercent the lead's own part of the pool
 */
public record Review(List<Choice> choices, BigDecimal leadRatioPercent, Split split) {

    public enum Decision { ACCEPT, REJECT, REMOVE }

    /**
     * @param reason asked for with REMOVE, and with REJECT unless the place is filled by better-ranked ones
     * @param ratioPercent for accepted strategic members; null otherwise and with an equal split
     */
    public record Choice(ActorId actor, Decision decision, String reason, BigDecimal ratioPercent) {}

    public Review {
        choices = List.copyOf(choices);
    }

    Optional<Choice> of(ActorId actor) {
        return choices.stream().filter(choice -> choice.actor().equals(actor)).findFirst();
    }
}
