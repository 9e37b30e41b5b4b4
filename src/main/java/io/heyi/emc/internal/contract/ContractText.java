package io.heyi.emc.internal.contract;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTexts;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Tier;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The contract as people read it, in English or Chinese, made from the terms. What is signed and sealed is the hash of the terms' canonical JSON, which the text
 * shows; texts in two languages are thus one contract.
 */
@Component
public class ContractText implements ContractTexts {

    private final MessageSource messages;

    ContractText(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public String of(EmcCode code, ContractTerms terms, Locale locale) {
        return new Writer(locale, terms).write(code);
    }

    private final class Writer {

        private final StringBuilder text = new StringBuilder();
        private final Locale locale;
        private final ContractTerms terms;

        private Writer(Locale locale, ContractTerms terms) {
            this.locale = locale;
            this.terms = terms;
        }

        private String write(EmcCode code) {
            line("head", code.value(), terms.title());
            line("hash", TermsJson.hash(terms));
            section("purpose");
            line("scenario", terms.userScenario());
            line("goal", terms.goal());
            line("type", said("emc.type." + terms.type()));
            line("platform", said("microenterprise.platform." + terms.platform()));
            optional("parent", terms.parent());
            line("governance", terms.governance() == null ? said("emc.text.governance.usual") : terms.governance());
            section("goals");
            terms.goals().forEach(goal -> target("", goal));
            money();
            if (!terms.places().isEmpty()) {
                section("places");
                terms.places().forEach(place -> line("place", place.title(), place.wanted(), said("emc.tier." + place.tier())));
            }
            section("parties");
            terms.nodes().forEach(this::party);
            section("exit");
            line("exit.lead");
            terms.terminationConditions().forEach(exit -> line("exit.one", exit.code(), exit.text()));
            section("signing");
            line("signing");
            return text.toString();
        }

        private void money() {
            section("money");
            var space = terms.shareSpace();
            if (space.percent() != null) {
                line("space.percent", percent(space.percent()));
            } else {
                line("space.tiers", percent(space.tiers().get(0)), percent(space.tiers().get(1)));
            }
            line("reinvestment", percent(terms.reinvestmentPercent()));
            line(terms.split() == Split.EQUAL ? "split.equal" : "split.ratios");
        }

        private void party(Node node) {
            line("party", name(node), node.actor().value(), said("emc.kind." + node.kind()), said(node.lead() ? "emc.text.lead" : "emc.tier." + node.tier()));
            optional("party.contribution", node.contribution());
            if (!node.services().isEmpty()) {
                line("party.services", String.join(said("emc.text.comma"), node.services()));
            }
            if (node.tier() == Tier.STRATEGIC && terms.split() == Split.RATIOS) {
                line("party.share", percent(Optional.ofNullable(node.ratioPercent()).orElse(BigDecimal.ZERO)));
            }
            if (node.investment() != null && node.investment().signum() != 0) {
                line("party.investment", amount(node.investment()));
            }
            node.costs().forEach(cost -> line("party.cost", cost.label(), amount(cost.amount()), cost.headcount()));
            node.targets().forEach(target -> target("party.", target));
            node.deliverables().forEach(one -> line("party.deliverable", one.title(), one.due().toString(),
                    one.dependsOn().isEmpty() ? "" : said("emc.text.party.after", String.join(said("emc.text.comma"), one.dependsOn()))));
            optional("party.otherFlows", node.otherFlows());
        }

        private String name(Node node) {
            return node.name() == null ? node.actor().value() : node.name();
        }

        private void target(String prefix, MetricTarget target) {
            var name = target.region() == null ? target.name() : target.name() + " (" + target.region() + ")";
            line(prefix + "target", name, figure(target.bottom()), figure(target.grab()), figure(target.leading()), target.unit());
        }

        private String figure(BigDecimal figure) {
            if (figure == null) {
                return "–";
            }
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(6);
            return format.format(figure);
        }

        private String percent(BigDecimal percent) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(4);
            return format.format(percent) + "%";
        }

        private String amount(BigDecimal amount) {
            return Money.figure(amount, locale) + " " + terms.currency();
        }

        private void section(String key) {
            text.append('\n');
            line("section." + key);
        }

        private void optional(String key, String value) {
            if (value != null) {
                line(key, value);
            }
        }

        private void line(String key, Object... arguments) {
            text.append(said("emc.text." + key, arguments)).append('\n');
        }

        /** Numbers and texts are put in as they are: they have been written for the reader already. */
        private String said(String key, Object... arguments) {
            return messages.getMessage(key, Arrays.stream(arguments).map(String::valueOf).toArray(), key, locale);
        }
    }
}
