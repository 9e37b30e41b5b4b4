package io.heyi.emc.internal.parts;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.PartChanges.Backup;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.emc.PartChanges.Text;
import io.heyi.emc.PartChanges.Value;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.formation.Candidate;
import io.heyi.emc.internal.formation.StandbyCommitments;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Commitments of the last call as what they would put into a part that falls vacant. */
@Component
class Backups {

    private final Contracts contracts;
    private final StandbyCommitments standby;
    private final PartDrafts drafts;

    Backups(Contracts contracts, StandbyCommitments standby, PartDrafts drafts) {
        this.contracts = contracts;
        this.standby = standby;
        this.drafts = drafts;
    }

    List<Backup> of(EmcCode emc, ActorId party) {
        var now = contracts.latest(emc).map(Contracts.Version::terms);
        var part = now.flatMap(terms -> terms.node(party)).filter(node -> node.place() != null);
        if (part.isEmpty()) {
            return List.of();
        }
        var candidates = standby.forPlace(emc, part.get().place());
        return IntStream.range(0, candidates.size()).mapToObj(i -> new Backup(candidates.get(i).name(), i + 1, substitute(candidates.get(i), part.get(), now.get())))
                .filter(backup -> drafts.substituted(emc, party, backup.substitute()) instanceof Text.Draft).toList();
    }

    /** It asks for no more than the part has, and commits to what its place was called for; a target that came later stays at its bottom value. */
    private static Substitute substitute(Candidate candidate, Node part, ContractTerms terms) {
        var commitment = candidate.commitment();
        var values = commitment.values().stream().filter(promise -> part.targets().stream().anyMatch(target -> target.metric().equals(promise.metric())))
                .map(promise -> new Value(promise.metric(), promise.value())).toList();
        var ratio = terms.split() == Split.EQUAL || part.tier() == Tier.TACTICAL ? null : commitment.shareAskedPercent().min(PartTexts.ratio(part));
        return new Substitute(candidate.actor(), values, ratio, commitment.investment(), commitment.plan().approach().strip(), commitment.services());
    }
}
