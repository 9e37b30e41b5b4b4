package io.heyi.emc.internal.delivery;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Delivery;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.DueDeliverable.Waiting;
import io.heyi.emc.internal.contract.Contracts.Version;
import java.time.LocalDate;
import java.util.List;

/** What a version of a contract says of a deliverable. Pure. */
final class Obligations {

    private Obligations() {}

    /** A deliverable and one of its days. */
    record Key(String deliverable, LocalDate due) {}

    /**
     * A deliverable on one of its days by the latest version that names both.
     *
     * @param number of that version, @param inForce whether it is the latest of all
     */
    record Due(Key key, int number, boolean inForce) {}

    /** @param version that makes it due; @param recorded the latest record, null without one */
    static DueDeliverable of(Due due, Version version, Delivery recorded) {
        var terms = version.terms();
        for (var node : terms.nodes()) {
            for (var one : node.deliverables()) {
                if (one.id().equals(due.key().deliverable()) && due.key().due().equals(one.due())) {
                    return new DueDeliverable(one.id(), one.title(), node.actor(), node.name(), one.due(), waiting(terms, one.id()), version.period(), due.inForce(), recorded);
                }
            }
        }
        throw new IllegalStateException(version.code() + " version " + version.number() + " has no " + due.key());
    }

    private static List<Waiting> waiting(ContractTerms terms, String id) {
        return terms.nodes().stream().filter(node -> !needing(node, id).isEmpty()).map(node -> new Waiting(node.actor(), node.name(), needing(node, id))).toList();
    }

    private static List<String> needing(Node node, String id) {
        return node.deliverables().stream().filter(one -> one.dependsOn().contains(id)).map(ContractTerms.Deliverable::title).toList();
    }
}
