package io.heyi.emc.internal.sharing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Computes who gets what of an EMC's month (domain.md §3a, E5 to E7). Pure; every rule has a version that is kept for ever. */
public interface Sharing {

    /** Version of the rule that new months are computed with, e.g. {@code sharing-1}. */
    String currentRule();

    /** As {@link #currentRule}, or where parts have changed within the month the version of the rule that counts them by their days. */
    String ruleFor(Input input);

    /** @throws IllegalArgumentException for an unknown rule or inputs that break an invariant (shares + reinvestment above 100%, tactical node with a ratio) */
    Result compute(String ruleVersion, Input input);

    /** @param ratioPercent null with an equal split */
    record Party(String id, BigDecimal ratioPercent, Tier tier) {}

    /**
     * Amounts to the cent, in one currency.
     *
     * @param parties everybody who was one in the month; with spans the ratio is the average over the month, cut to four decimals
     * @param spans the days with the parties that they had, from the first of the month on; empty where nothing has changed within it
     */
    record Input(BigDecimal actualProfit, BigDecimal bottomProfit, BigDecimal leadingProfit, ShareSpace shareSpace, BigDecimal reinvestmentPercent, Split split,
                 List<Party> parties, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Span> spans) {

        public Input {
            parties = List.copyOf(parties);
            spans = spans == null ? List.of() : List.copyOf(spans);
        }

        /** A month in which nothing has changed. */
        public Input(BigDecimal actualProfit, BigDecimal bottomProfit, BigDecimal leadingProfit, ShareSpace shareSpace, BigDecimal reinvestmentPercent, Split split,
                     List<Party> parties) {
            this(actualProfit, bottomProfit, leadingProfit, shareSpace, reinvestmentPercent, split, parties, List.of());
        }
    }

    /** Days in a row with the same parties. @param days 1 to 31 */
    record Span(int days, List<Party> parties) {

        public Span {
            parties = List.copyOf(parties);
        }

        Optional<Party> of(String id) {
            return parties.stream().filter(party -> party.id().equals(id)).findFirst();
        }
    }

    record Amount(String id, BigDecimal amount) {}

    /**
     * @param retained what stays with the lead: the pool less reinvestment and parties
     * @param explanation each step as message key with arguments
     */
    record Result(String ruleVersion, BigDecimal pool, BigDecimal reinvestment, List<Amount> parties, BigDecimal retained, List<Step> explanation) {

        public Result {
            parties = List.copyOf(parties);
            explanation = List.copyOf(explanation);
        }
    }

    record Step(String messageKey, List<Object> arguments) {}
}
