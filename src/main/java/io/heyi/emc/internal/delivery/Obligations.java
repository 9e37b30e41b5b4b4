package io.heyi.emc.internal.delivery;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Delivery;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.DueDeliverable.Waiting;
import io.heyi.emc.internal.contract.Contracts.Version;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the versions of a contract make due, and when. Pure. */
final class Obligations {

    private Obligations() {}

    /** A deliverable and one of its days. */
    record Key(String deliverable, LocalDate due) {}

    /** @param versions newest first; @param recorded the latest record of each */
    static List<DueDeliverable> of(List<Version> versions, Map<Key, Delivery> recorded) {
        Map<Key, DueDeliverable> all = new LinkedHashMap<>();
        LocalDate next = null;
        for (var version : versions) {
            var until = next;
            for (var node : version.terms().nodes()) {
                node.deliverables().stream().filter(one -> one.due() != null && (until == null || one.due().isBefore(until))).forEach(one -> {
                    var key = new Key(one.id(), one.due());
                    all.putIfAbsent(key, new DueDeliverable(one.id(), one.title(), node.actor(), node.name(), one.due(), waiting(version.terms(), one.id()), version.period(),
                            until == null, recorded.get(key)));
                });
            }
            next = version.inForceFrom();
        }
        return all.values().stream().sorted(Comparator.comparing(DueDeliverable::due).reversed()).toList();
    }

    private static List<Waiting> waiting(ContractTerms terms, String id) {
        return terms.nodes().stream().filter(node -> !needing(node, id).isEmpty()).map(node -> new Waiting(node.actor(), node.name(), needing(node, id))).toList();
    }

    private static List<String> needing(Node node, String id) {
        return node.deliverables().stream().filter(one -> one.dependsOn().contains(id)).map(ContractTerms.Deliverable::title).toList();
    }
}
