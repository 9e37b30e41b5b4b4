package io.heyi.emc.internal.sharing;

import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What sharing refuses, on the field names of {@code POST /api/v1/sharing/preview} (domain.md §2: shares and reinvestment within 100%, tactical nodes without a
 * share, an actor once).
 */
final class SharingInvariants {

    static final int MOST_PARTIES = 200;
    static final int LONGEST_ID = 60;
    static final int PERCENT_DECIMALS = 4;
    private static final BigDecimal WHOLE = new BigDecimal("100");

    private final List<FieldError> errors = new ArrayList<>();

    private SharingInvariants() {}

    static List<FieldError> violations(Input input) {
        var check = new SharingInvariants();
        check.profits(input);
        check.shareSpace(input);
        check.percent("reinvestmentPercent", input.reinvestmentPercent());
        check.parties(input);
        check.spans(input);
        return List.copyOf(check.errors);
    }

    private void profits(Input input) {
        if (input.actualProfit() != null) {
            amount("actualProfit", input.actualProfit());
        }
        amount("bottomProfit", input.bottomProfit());
        if (input.leadingProfit() == null) {
            if (input.shareSpace() != null && input.shareSpace().tiers() != null) {
                error("leadingProfit", "missing");
            }
        } else if (amount("leadingProfit", input.leadingProfit()) && input.bottomProfit() != null && input.leadingProfit().compareTo(input.bottomProfit()) < 0) {
            error("leadingProfit", "leadingBelowBottom", input.leadingProfit(), input.bottomProfit());
        }
    }

    private void shareSpace(Input input) {
        var space = input.shareSpace();
        if (space == null || space.percent() == null && space.tiers() == null) {
            error("shareSpacePercent", "noShareSpace");
        } else if (space.percent() != null && space.tiers() != null) {
            error("tiers", "twoShareSpaces");
        } else if (space.percent() != null) {
            percent("shareSpacePercent", space.percent());
        } else if (space.tiers().size() != 2) {
            error("tiers", "twoTiers");
        } else {
            percent("tiers[0]", space.tiers().get(0));
            percent("tiers[1]", space.tiers().get(1));
        }
    }

    private void parties(Input input) {
        if (input.parties().isEmpty()) {
            error("parties", "missing");
        } else if (input.parties().size() > MOST_PARTIES) {
            error("parties", "tooMany", MOST_PARTIES);
        }
        var seen = new HashSet<String>();
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < input.parties().size(); i++) {
            var party = input.parties().get(i);
            var field = "parties[" + i + "]";
            id(field + ".id", party.id(), seen);
            if (party.tier() == null) {
                error(field + ".tier", "missing");
            }
            ratio(field + ".ratioPercent", party, input.split());
            sum = sum.add(input.split() == Split.EQUAL || party.ratioPercent() == null ? BigDecimal.ZERO : party.ratioPercent());
        }
        var reinvestment = input.reinvestmentPercent() == null ? BigDecimal.ZERO : input.reinvestmentPercent();
        if (errors.isEmpty() && sum.add(reinvestment).compareTo(WHOLE) > 0) {
            error("parties", "overWhole", plain(sum), plain(reinvestment), plain(sum.add(reinvestment)));
        }
    }

    /** No sender writes spans, contracts give them; a fault in them is told as a whole. */
    private void spans(Input input) {
        var ids = input.parties().stream().map(Party::id).toList();
        for (var span : input.spans()) {
            var sum = span.parties().stream().map(Party::ratioPercent).filter(ratio -> ratio != null && input.split() == Split.RATIOS).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (span.days() < 1 || !ids.containsAll(span.parties().stream().map(Party::id).toList())) {
                error("spans", "spans");
            } else if (errors.isEmpty() && sum.add(input.reinvestmentPercent()).compareTo(WHOLE) > 0) {
                error("spans", "overWhole", plain(sum), plain(input.reinvestmentPercent()), plain(sum.add(input.reinvestmentPercent())));
            }
        }
    }

    private void id(String field, String id, HashSet<String> seen) {
        if (id == null || id.isBlank()) {
            error(field, "missing");
        } else if (id.codePointCount(0, id.length()) > LONGEST_ID) {
            error(field, "tooLong", LONGEST_ID);
        } else if (id.chars().anyMatch(Character::isISOControl)) {
            error(field, "controlCharacters");
        } else if (!seen.add(id)) {
            error(field, "twice", id);
        }
    }

    private void ratio(String field, Party party, Split split) {
        if (party.tier() == Tier.TACTICAL) {
            if (party.ratioPercent() != null && party.ratioPercent().signum() != 0) {
                error(field, "tacticalWithRatio");
            }
        } else if (split == Split.RATIOS) {
            percent(field, party.ratioPercent());
        }
    }

    private boolean amount(String field, BigDecimal amount) {
        if (amount == null) {
            error(field, "missing");
        } else if (decimals(amount) > 2) {
            error(field, "tooManyDecimals", 2);
        } else if (amount.abs().compareTo(Money.LARGEST) > 0) {
            error(field, "tooLarge", Money.LARGEST);
        } else {
            return true;
        }
        return false;
    }

    private void percent(String field, BigDecimal percent) {
        if (percent == null) {
            error(field, "missing");
        } else if (percent.signum() < 0) {
            error(field, "negative");
        } else if (percent.compareTo(WHOLE) > 0) {
            error(field, "overHundred");
        } else if (decimals(percent) > PERCENT_DECIMALS) {
            error(field, "tooManyDecimals", PERCENT_DECIMALS);
        }
    }

    /** As people write it: no trailing zeros, no exponent. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static int decimals(BigDecimal number) {
        return Math.max(0, plain(number).scale());
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "emcsharing.error." + code, arguments));
    }
}
