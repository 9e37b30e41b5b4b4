package io.heyi.emc.internal.web.sharing;

import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one party gets, with what it is entitled to beside it.
 *
 * @param ratioPercent null with an equal split
 */
public record PartyAmount(String id, Tier tier, BigDecimal ratioPercent, BigDecimal amount) {

    /** In the order of the input. */
    static List<PartyAmount> of(Sharing.Input input, Sharing.Result result) {
        return IntStream.range(0, result.parties().size()).mapToObj(i -> {
            var party = input.parties().get(i);
            return new PartyAmount(party.id(), party.tier(), party.ratioPercent(), result.parties().get(i).amount());
        }).toList();
    }
}
