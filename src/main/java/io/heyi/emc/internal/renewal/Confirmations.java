package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.TermsJson;
import java.time.Instant;
import java.util.List;

/** The confirmations that a new version bears: a person's own word, or the silence that counts as one (domain.md P3). */
public final class Confirmations {

    private Confirmations() {}

    /**
     * One for each party of an agreed version; none where nothing was agreed and the old terms go on by rule. They refer to the text that is sealed: who confirms a
     * proposal confirms it also without the members that leave, as the task says; the hash of what was seen stands in the history of the case.
     */
    public static List<Signature> of(Renewal renewal, ContractTerms sealed, Instant now) {
        if (!renewal.settlement().orElseThrow().agreed()) {
            return List.of();
        }
        var hash = TermsJson.hash(sealed);
        return sealed.nodes().stream().map(node -> node.lead() ? ofLead(renewal, node.actor(), hash, now) : ofMember(renewal, node.actor(), hash, now)).toList();
    }

    private static Signature ofLead(Renewal renewal, ActorId lead, String hash, Instant now) {
        var proposal = renewal.proposal().orElseThrow();
        return proposal.person() == null || proposal.overtaken() ? deemed(lead, hash, now)
                : new Signature(lead, proposal.person(), "CONFIRMED", orEmpty(proposal.session()), hash, proposal.at());
    }

    private static Signature ofMember(Renewal renewal, ActorId member, String hash, Instant now) {
        return renewal.answerOf(member).filter(answer -> answer.kind() == Answer.Kind.CONFIRM && answer.termsHash().equals(renewal.proposal().orElseThrow().termsHash()))
                .map(answer -> new Signature(member, answer.person(), "CONFIRMED", orEmpty(answer.session()), hash, answer.at()))
                .orElseGet(() -> deemed(member, hash, now));
    }

    private static Signature deemed(ActorId actor, String hash, Instant now) {
        return new Signature(actor, "", "DEEMED_CONFIRMED", "", hash, now);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
