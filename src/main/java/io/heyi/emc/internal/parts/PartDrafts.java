package io.heyi.emc.internal.parts;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.PartChanges.Signatory;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.emc.PartChanges.Text;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Parts;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Texts that a change of a part would give, with who must sign them, or why they could not be sealed. */
@Component
class PartDrafts {

    private static final int ONE_PARTY = 1;

    private final Contracts contracts;
    private final Parties parties;

    PartDrafts(Contracts contracts, Parties parties) {
        this.contracts = contracts;
        this.parties = parties;
    }

    Text substituted(EmcCode emc, ActorId removed, Substitute substitute) {
        return draft(emc, removed, (now, part) -> {
            var errors = errors(now, part, substitute);
            if (!errors.isEmpty()) {
                return new Attempt(null, errors);
            }
            var party = parties.find(substitute.actor());
            return new Attempt(PartTexts.substituted(now, part, substitute, party.map(Parties.Party::kind).orElse(substitute.actor().kind()),
                    party.map(Parties.Party::name).orElse(substitute.actor().value())), List.of());
        });
    }

    private static List<FieldError> errors(ContractTerms now, Node part, Substitute substitute) {
        var errors = new ArrayList<FieldError>();
        if (now.node(substitute.actor()).isPresent()) {
            errors.add(error("substitute.actor", "alreadyAParty", substitute.actor().value()));
        }
        if (substitute.ratioPercent() != null && substitute.ratioPercent().compareTo(PartTexts.ratio(part)) > 0 && now.split() == Split.RATIOS) {
            errors.add(error("ratioPercent", "ratioAbovePart", PartTexts.ratio(part)));
        }
        IntStream.range(0, substitute.values().size()).filter(i -> part.targets().stream().noneMatch(target -> target.metric().equals(substitute.values().get(i).metric())))
                .forEach(i -> errors.add(error("values[" + i + "].metric", "noSuchTarget", substitute.values().get(i).metric())));
        IntStream.range(0, substitute.values().size()).filter(i -> substitute.values().get(i).value() == null)
                .forEach(i -> errors.add(error("values[" + i + "].value", "missing")));
        return errors;
    }

    Text reduced(EmcCode emc, ActorId party, BigDecimal ratioPercent) {
        return draft(emc, party, (now, part) -> {
            if (now.split() == Split.EQUAL || part.tier() == Tier.TACTICAL) {
                return new Attempt(null, List.of(error("ratioPercent", "noRatioToReduce", party.value())));
            }
            if (ratioPercent == null || ratioPercent.signum() < 0 || ratioPercent.compareTo(PartTexts.ratio(part)) >= 0) {
                return new Attempt(null, List.of(error("ratioPercent", "ratioNotLess", PartTexts.ratio(part))));
            }
            return ratioPercent.stripTrailingZeros().scale() > 4 ? new Attempt(null, List.of(error("ratioPercent", "tooManyDecimals", 4)))
                    : new Attempt(PartTexts.reduced(now, part, ratioPercent), List.of());
        });
    }

    Text without(EmcCode emc, ActorId removed) {
        return draft(emc, removed, (now, part) -> now.nodes().size() <= ONE_PARTY + 1 ? new Attempt(null, List.of(error("party", "notEnoughLeft")))
                : new Attempt(PartTexts.without(now, part), List.of()));
    }

    /** @param terms null where there are errors */
    private record Attempt(ContractTerms terms, List<FieldError> errors) {}

    private interface Change {
        Attempt of(ContractTerms now, Node part);
    }

    private Text draft(EmcCode emc, ActorId subject, Change change) {
        var now = contracts.latest(emc).map(Contracts.Version::terms);
        var part = now.flatMap(terms -> terms.node(subject));
        if (part.isEmpty()) {
            return new Text.Impossible(List.of(error("party", "noSuchPart", subject.value())));
        }
        var attempt = change.of(now.get(), part.get());
        if (!attempt.errors().isEmpty()) {
            return new Text.Impossible(attempt.errors());
        }
        var errors = checked(emc, attempt.terms());
        return errors.isEmpty() ? new Text.Draft(attempt.terms(), TermsJson.hash(attempt.terms()), signatories(now.get(), attempt.terms(), subject)) : new Text.Impossible(errors);
    }

    private List<FieldError> checked(EmcCode emc, ContractTerms terms) {
        return terms.lead().isEmpty() ? List.of(error("party", "nobodyToLead")) : contracts.check(emc, terms);
    }

    private static List<Signatory> signatories(ContractTerms now, ContractTerms next, ActorId subject) {
        return Parts.mustSign(now, next, subject).stream().map(actor -> new Signatory(actor, Parts.hash(next, actor))).toList();
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "emc.error." + code, arguments);
    }
}
