package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Drawing up the founding agreement and collecting the signatures of its parties (issue 2, part 4). */
public final class Signing {

    private final Proposal proposal;

    Signing(Proposal proposal) {
        this.proposal = proposal;
    }

    /** Step: the text is fixed, with the kill conditions of today's policy, and signatures are asked for; from here on nobody can withdraw. */
    public void draft(FoundingAgreement.Names names, FoundingPolicy policy, LocalDate day, Instant due, Instant now) {
        proposal.require(ProposalStatus.PLEDGING);
        var text = FoundingAgreement.draft(proposal, names, policy.killClause(), day);
        proposal.agreement = text;
        proposal.killClause = policy.killClause();
        proposal.status = ProposalStatus.SIGNING;
        proposal.dueAt = due;
        proposal.signatures = new ArrayList<>();
        proposal.signatures.add(Signature.asked(proposal.proposer, Signature.Role.OWNER));
        proposal.coFoundersWhoJoined().forEach(person -> proposal.signatures.add(Signature.asked(person, Signature.Role.CO_FOUNDER)));
        proposal.signatures.add(Signature.asked(proposal.sponsor, Signature.Role.PLATFORM));
        proposal.happened(now, Proposal.SYSTEM, "agreementDrafted", List.of(text.hash(), String.valueOf(proposal.signatures.size())),
                Map.of("hash", text.hash(), "dueAt", due.toString()));
    }

    /** @param shownHash hash of the text that the signatory had before his eyes */
    public Ruling sign(Username by, String shownHash, String sessionId, Instant now) {
        if (!awaitsSignatureOf(by)) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        if (!proposal.agreement.hash().equals(shownHash)) {
            return Ruling.refused("agreementHash", "microenterprise.error.otherAgreement");
        }
        answer(by, Signature.State.SIGNED, shownHash, sessionId, now);
        proposal.happened(now, by.value(), "signed", List.of(shownHash), Map.of("hash", shownHash, "sessionId", sessionId));
        return Ruling.accepted();
    }

    /** One refusal ends the founding. */
    public Ruling refuse(Username by, String reason, String sessionId, Instant now) {
        if (!awaitsSignatureOf(by)) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        answer(by, Signature.State.REFUSED, proposal.agreement.hash(), sessionId, now);
        proposal.happened(now, by.value(), "signatureRefused", List.of(reason), Map.of("reason", reason, "hash", proposal.agreement.hash()));
        proposal.lapse("signatureRefused", now);
        return Ruling.accepted();
    }

    private void answer(Username by, Signature.State state, String hash, String sessionId, Instant now) {
        proposal.signatures.replaceAll(place -> place.signatory().equals(by) ? new Signature(by, place.role(), state, now, hash, sessionId) : place);
    }

    private boolean awaitsSignatureOf(Username person) {
        return proposal.status == ProposalStatus.SIGNING && proposal.signatureOf(person).filter(s -> s.state() == Signature.State.ASKED).isPresent();
    }

    public boolean allSigned() {
        return !proposal.signatures.isEmpty() && proposal.signatures.stream().allMatch(s -> s.state() == Signature.State.SIGNED);
    }

    public boolean isRefused() {
        return proposal.signatures.stream().anyMatch(s -> s.state() == Signature.State.REFUSED);
    }

    public List<Username> missing() {
        return proposal.signatures.stream().filter(s -> s.state() == Signature.State.ASKED).map(Signature::signatory).toList();
    }

    /** @return false when every extension is used up */
    public boolean extend(Instant due, FoundingPolicy policy, Instant now) {
        proposal.require(ProposalStatus.SIGNING);
        if (proposal.signingExtensions >= policy.signingExtensions()) {
            return false;
        }
        proposal.signingExtensions++;
        proposal.dueAt = due;
        proposal.happened(now, Proposal.SYSTEM, "signingExtended", List.of(String.valueOf(missing().size())),
                Map.of("missing", missing().stream().map(Username::value).toList(), "dueAt", due.toString()));
        return true;
    }
}
