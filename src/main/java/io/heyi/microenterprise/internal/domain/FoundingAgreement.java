package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals.Agreement;
import io.heyi.shared.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The founding agreement: a fixed, versioned text in English and Chinese plus the numbers of one proposal, addressed by the SHA-256 of its UTF-8 bytes
 * (issue 2, part 4). A new wording is a new file; signed texts are stored whole and never made again.
 */
public final class FoundingAgreement {

    private static final String TEMPLATE = "/agreements/founding-agreement-3.txt";
    /** Number of the kill conditions in that text. */
    static final String KILL_CLAUSE = "5.7";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private FoundingAgreement() {}

    /** How the text calls whom and what it names; asked once, when the text is drawn up. */
    public interface Names {

        /** In one line, with the user name. */
        String person(Username username);

        String platform(String id);

        String kind(MicroenterpriseKind kind);
    }

    public static Agreement draft(Proposal proposal, Names names, KillClause kill, LocalDate day) {
        var values = values(proposal, names, day);
        values.putAll(values(kill));
        var text = fill(template(), values);
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

    private static Map<String, String> values(Proposal proposal, Names names, LocalDate day) {
        var plan = proposal.plan();
        var values = new HashMap<String, String>();
        values.put("proposalId", proposal.id().toString());
        values.put("day", day.toString());
        values.put("name", plan.name());
        values.put("platform", names.platform(plan.platform()));
        values.put("kind", names.kind(plan.kind()));
        values.put("userScenario", plan.userScenario());
        values.put("valueProposition", plan.valueProposition());
        values.put("owner", names.person(proposal.proposer()));
        values.put("standing", proposal.standing().stream().map(names::person).collect(Collectors.joining("; ")));
        values.put("sponsor", names.person(proposal.sponsor().orElseThrow()));
        values.put("members", proposal.pledges().stream().filter(p -> p.state() == Pledge.State.JOINED)
                .map(p -> "  - " + names.person(p.coFounder()) + ": " + money(plan, p.amount())).collect(Collectors.joining("\n")));
        values.put("targets", plan.targets().stream().map(FoundingAgreement::target).collect(Collectors.joining("\n")));
        values.put("fundingAsked", money(plan, plan.fundingAsked()));
        values.put("fundingGranted", money(plan, proposal.fundingGranted().orElseThrow()));
        values.put("ownInvestment", money(plan, plan.ownInvestment()));
        values.put("total", money(plan, proposal.fundingInHand().add(plan.ownInvestment())));
        values.put("cashFlowAllowance", money(plan, proposal.cashFlowAllowance()));
        values.put("horizonMonths", String.valueOf(plan.horizonMonths()));
        return values;
    }

    private static Map<String, String> values(KillClause kill) {
        return Map.of("killClause", kill.clause(), "killLeadingShortPercent", kill.leadingShortPercent().stripTrailingZeros().toPlainString(), "killLeadingMonths", String.valueOf(kill.leadingMonths()),
                "killShieldMonths", String.valueOf(kill.shieldMonths()), "killCashMonths", String.valueOf(kill.cashMonths()));
    }

    /** Grouped digits; English and Chinese write them alike. */
    private static String money(Plan plan, BigDecimal amount) {
        return plan.money(amount).toText(Locale.ENGLISH);
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
