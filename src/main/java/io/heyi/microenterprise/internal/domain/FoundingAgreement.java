package io.heyi.microenterprise.internal.domain;

import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals.Agreement;
import io.heyi.shared.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The founding agreement: a fixed, versioned text in English and Chinese plus the numbers of one proposal, addressed by the SHA-256 of its UTF-8 bytes
 * (issue 2, part 4). A new wording is a new file; signed texts are stored whole and never made again.
 */
public final class FoundingAgreement {

    private static final String TEMPLATE = "/agreements/founding-agreement-1.txt";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private FoundingAgreement() {}

    public static Agreement draft(Proposal proposal, LocalDate day) {
        var text = fill(template(), values(proposal, day));
        return new Agreement(text, CanonicalJson.sha256(text));
    }

    /** One pass, so that braces in a person's text stay text. */
    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> {
            var value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("the agreement names an unknown place: " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static Map<String, String> values(Proposal proposal, LocalDate day) {
        var plan = proposal.plan();
        var values = new HashMap<String, String>();
        values.put("proposalId", proposal.id().toString());
        values.put("day", day.toString());
        values.put("name", plan.name());
        values.put("platform", plan.platform());
        values.put("kind", plan.kind().name());
        values.put("userScenario", plan.userScenario());
        values.put("valueProposition", plan.valueProposition());
        values.put("owner", proposal.proposer().value());
        values.put("sponsor", proposal.sponsor().orElseThrow().value());
        values.put("members", proposal.pledges().stream().filter(p -> p.state() == Pledge.State.JOINED)
                .map(p -> "  - " + p.coFounder() + ": " + p.amount().toPlainString() + " " + plan.currency()).collect(Collectors.joining("\n")));
        values.put("targets", plan.targets().stream().map(FoundingAgreement::target).collect(Collectors.joining("\n")));
        values.put("fundingAsked", plan.money(plan.fundingAsked()).toString());
        values.put("fundingGranted", plan.money(proposal.fundingGranted().orElseThrow()).toString());
        values.put("ownInvestment", plan.money(plan.ownInvestment()).toString());
        values.put("total", plan.money(proposal.fundingInHand().add(plan.ownInvestment())).toString());
        values.put("cashFlowAllowance", plan.money(proposal.cashFlowAllowance()).toString());
        values.put("horizonMonths", String.valueOf(plan.horizonMonths()));
        return values;
    }

    private static String target(ProposalView.Target target) {
        return "  - " + target.metric() + " [" + target.unit() + "], " + target.dueMonth() + ": " + target.bottom().toPlainString() + " / "
                + target.grab().toPlainString() + " / " + target.leading().toPlainString();
    }

    private static String template() {
        try (var in = FoundingAgreement.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
