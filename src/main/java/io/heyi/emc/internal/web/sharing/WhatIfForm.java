package io.heyi.emc.internal.web.sharing;

import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import io.heyi.emc.internal.sharing.Sharing.Span;
import io.heyi.emc.internal.sharing.SharingInputs;
import io.heyi.emc.internal.sharing.SharingQuestion.PartyText;
import io.heyi.emc.internal.sharing.SharingQuestion;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What stands in the form and the address of the what-if page.
 *
 * @param tiered whether the share space has two rates
 * @param equal whether the ratios are left aside
 */
record WhatIfForm(String actualProfit, String bottomProfit, String leadingProfit, boolean tiered, String shareSpacePercent, String tierBelow, String tierAbove,
                  String reinvestmentPercent, boolean equal, List<PartyText> parties) {

    private static final int MOST_ROWS = 50;
    private static final int LONGEST = 80;

    /** The canvas of a small kitchen EMC with the default rates of domain.md §3a. */
    private static final WhatIfForm EXAMPLE = new WhatIfForm("1700000", "1000000", "1500000", true, "30", "30", "50", "5", false,
            List.of(new PartyText("oven", "40", "STRATEGIC"), new PartyText("food-network", "35", "STRATEGIC"), new PartyText("user-community", "20", "STRATEGIC"),
                    new PartyText("legal", "", "TACTICAL")));

    static WhatIfForm of(HttpServletRequest request) {
        return request.getParameter("actualProfit") == null ? EXAMPLE : new WhatIfForm(text(request, "actualProfit"), text(request, "bottomProfit"),
                text(request, "leadingProfit"), !"percent".equals(request.getParameter("space")), text(request, "shareSpacePercent"), text(request, "tiers[0]"), text(request, "tiers[1]"),
                text(request, "reinvestmentPercent"), "equal".equals(request.getParameter("split")), rows(request));
    }

    /** The inputs of a month that was shared. */
    static WhatIfForm of(Input input) {
        var tiers = input.shareSpace().tiers();
        return new WhatIfForm(plain(input.actualProfit()), plain(input.bottomProfit()), plain(input.leadingProfit()), tiers != null, plain(input.shareSpace().percent()),
                tiers == null ? "" : plain(tiers.get(0)), tiers == null ? "" : plain(tiers.get(1)), plain(input.reinvestmentPercent()), input.split() == Split.EQUAL && input.spans().isEmpty(),
                input.parties().stream().map(party -> new PartyText(party.id(), party.tier() == Tier.TACTICAL ? "" : plain(ratio(input, party)), party.tier().name())).toList());
    }

    /** Its ratio; where an equal split has changed within the month, the ratio that its equal parts come to, cut to four decimals. */
    private static BigDecimal ratio(Input input, Party party) {
        if (input.split() != Split.EQUAL || input.spans().isEmpty()) {
            return party.ratioPercent();
        }
        var days = input.spans().stream().mapToInt(Span::days).sum();
        var whole = new BigDecimal(100).subtract(input.reinvestmentPercent());
        return input.spans().stream().filter(span -> span.parties().stream().anyMatch(one -> one.id().equals(party.id()))).map(span -> whole.multiply(new BigDecimal(span.days()))
                .divide(new BigDecimal(days * span.parties().stream().filter(one -> one.tier() == Tier.STRATEGIC).count()), 4, RoundingMode.DOWN)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The terms of a contract, at its committed profit. */
    static WhatIfForm of(ContractTerms terms) {
        var grab = terms.profit().map(ContractTerms.MetricTarget::grab).orElse(null);
        return terms.profit().isPresent() && terms.shareSpace() != null ? of(SharingInputs.of(terms, grab)) : EXAMPLE;
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? "" : figure.toPlainString();
    }

    /** The page's address with everything that stands in the form. */
    String address() {
        var address = UriComponentsBuilder.fromPath("/sharing").queryParam("actualProfit", actualProfit).queryParam("bottomProfit", bottomProfit).queryParam("leadingProfit", leadingProfit)
                .queryParam("space", tiered ? "tiers" : "percent").queryParam("shareSpacePercent", shareSpacePercent).queryParam("tiers%5B0%5D", tierBelow).queryParam("tiers%5B1%5D", tierAbove)
                .queryParam("reinvestmentPercent", reinvestmentPercent).queryParam("split", equal ? "equal" : "ratios");
        parties.forEach(party -> address.queryParam("id", party.id()).queryParam("ratio", party.ratioPercent()).queryParam("tier", party.tier()));
        return address.build().toUriString();
    }

    private static String text(HttpServletRequest request, String name) {
        return clean(request.getParameter(name));
    }

    private static String clean(String value) {
        return value == null ? "" : value.strip().substring(0, Math.min(LONGEST, value.strip().length()));
    }

    /** Rows without a name are left out, so clearing it removes a party; the row of the pressed button goes, and an empty one comes on request. */
    private static List<PartyText> rows(HttpServletRequest request) {
        var ids = Objects.requireNonNullElse(request.getParameterValues("id"), new String[0]);
        var ratios = Objects.requireNonNullElse(request.getParameterValues("ratio"), new String[0]);
        var tiers = Objects.requireNonNullElse(request.getParameterValues("tier"), new String[0]);
        var rows = new ArrayList<PartyText>();
        for (int i = 0; i < ids.length && i < MOST_ROWS; i++) {
            if (!ids[i].isBlank() && !String.valueOf(i).equals(request.getParameter("drop"))) {
                rows.add(new PartyText(clean(ids[i]), i < ratios.length ? clean(ratios[i]) : "", i < tiers.length ? clean(tiers[i]) : ""));
            }
        }
        if (request.getParameter("add") != null && rows.size() < MOST_ROWS) {
            rows.add(new PartyText("", "", "STRATEGIC"));
        }
        return List.copyOf(rows);
    }

    /** Without the empty row; with an equal split no ratio is asked for. */
    SharingQuestion question() {
        return new SharingQuestion(actualProfit, bottomProfit, leadingProfit, tiered ? null : shareSpacePercent, tiered ? List.of(tierBelow, tierAbove) : null, reinvestmentPercent,
                parties.stream().filter(party -> !party.id().isEmpty())
                        .map(party -> equal && !"TACTICAL".equals(party.tier()) ? new PartyText(party.id(), "", party.tier()) : party).toList());
    }
}
