package io.heyi.emc.internal.sharing;

import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A what-if as somebody wrote it, all figures still texts (issue 3, part 6). No ratio at any party asks for an equal split; no reinvestment is 0%; a party
 * without a tier is strategic.
 *
 * @param tiers two rates, or null for {@code shareSpacePercent}
 */
public record SharingQuestion(String actualProfit, String bottomProfit, String leadingProfit, String shareSpacePercent, List<String> tiers, String reinvestmentPercent,
                              List<PartyText> parties) {

    /** Longer digit rows and exponents are cut off before they cost time. */
    private static final String NUMBER = "[+-]?\\d{1,60}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?";

    public SharingQuestion {
        tiers = tiers == null ? null : new ArrayList<>(tiers);
        parties = parties == null ? List.of() : new ArrayList<>(parties);
    }

    public record PartyText(String id, String ratioPercent, String tier) {}

    /** {@code input} is what could be read; it may be computed only when there is no error. */
    public record Reading(Input input, List<FieldError> errors) {}

    /** Every error at once: what is no figure first, then the broken invariants of the fields that could be read. */
    public Reading read() {
        return new Reader().read(this);
    }

    private static final class Reader {

        private final List<FieldError> errors = new ArrayList<>();

        private Reading read(SharingQuestion question) {
            var shareSpace = new ShareSpace(number("shareSpacePercent", question.shareSpacePercent()), rates(question.tiers()));
            var parties = parties(question.parties());
            var equal = question.parties().stream().filter(Objects::nonNull).allMatch(party -> isAbsent(party.ratioPercent()));
            var reinvestment = isAbsent(question.reinvestmentPercent()) ? BigDecimal.ZERO : number("reinvestmentPercent", question.reinvestmentPercent());
            var input = new Input(required("actualProfit", question.actualProfit()), number("bottomProfit", question.bottomProfit()), number("leadingProfit", question.leadingProfit()),
                    shareSpace, reinvestment, equal ? Split.EQUAL : Split.RATIOS, parties);
            if (!equal) {
                everyRatioOrNone(question.parties());
            }
            SharingInvariants.violations(input).stream().filter(found -> errors.stream().noneMatch(known -> known.field().equals(found.field()))).forEach(errors::add);
            return new Reading(input, List.copyOf(errors));
        }

        private List<BigDecimal> rates(List<String> tiers) {
            if (tiers == null) {
                return null;
            }
            var rates = new ArrayList<BigDecimal>();
            for (int i = 0; i < tiers.size() && i < 3; i++) {
                rates.add(Objects.requireNonNullElse(required("tiers[" + i + "]", tiers.get(i)), BigDecimal.ZERO));
            }
            return rates;
        }

        private List<Party> parties(List<PartyText> texts) {
            var parties = new ArrayList<Party>();
            for (int i = 0; i < texts.size() && i <= SharingInvariants.MOST_PARTIES; i++) {
                var field = "parties[" + i + "]";
                var text = texts.get(i);
                if (text == null) {
                    error(field, "missing");
                } else {
                    parties.add(new Party(text.id() == null ? null : text.id().strip(), number(field + ".ratioPercent", text.ratioPercent()), tier(field + ".tier", text.tier())));
                }
            }
            return parties;
        }

        private Tier tier(String field, String text) {
            if (isAbsent(text)) {
                return Tier.STRATEGIC;
            }
            return Arrays.stream(Tier.values()).filter(tier -> tier.name().equals(text.strip())).findFirst().orElseGet(() -> {
                error(field, "unknownTier", String.join(", ", Arrays.stream(Tier.values()).map(Tier::name).toList()));
                return Tier.STRATEGIC;
            });
        }

        private void everyRatioOrNone(List<PartyText> parties) {
            for (int i = 0; i < parties.size() && i <= SharingInvariants.MOST_PARTIES; i++) {
                var party = parties.get(i);
                if (party != null && isAbsent(party.ratioPercent()) && !Tier.TACTICAL.name().equals(party.tier())) {
                    error("parties[" + i + "].ratioPercent", "someRatiosMissing");
                }
            }
        }

        private BigDecimal required(String field, String text) {
            if (isAbsent(text)) {
                error(field, "missing");
            }
            return number(field, text);
        }

        private BigDecimal number(String field, String text) {
            if (isAbsent(text)) {
                return null;
            }
            var digits = text.strip();
            if (!digits.matches(NUMBER)) {
                error(field, digits.length() > 60 ? "tooLarge" : "notANumber", Money.LARGEST);
                return null;
            }
            return new BigDecimal(digits);
        }

        private static boolean isAbsent(String text) {
            return text == null || text.isBlank();
        }

        private void error(String field, String code, Object... arguments) {
            errors.add(FieldError.of(field, "emcsharing.error." + code, arguments));
        }
    }
}
