package io.heyi.emc.internal.map;

import io.heyi.emc.ActorKind;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page's script draws; ids are codes, user names, or {@code platform:food}. */
public record Graph(List<Node> nodes, List<Edge> edges) {

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * @param kind {@code emc}, {@code me}, {@code ssp}, {@code partner} or {@code platform}
     * @param state of an EMC; empty for the others
     * @param type of an EMC; empty for the others
     * @param weight how much a platform hosts; 1 for the others
     */
    public record Node(String id, String kind, String label, String state, String type, long weight, boolean focus) {}

    /** @param kind {@code lead}, {@code member}, {@code nested} or {@code ties} */
    public record Edge(String from, String to, String kind, long weight) {}

    static final class Builder {

        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final List<Edge> edges = new ArrayList<>();
        private final String focus;

        Builder(String focus) {
            this.focus = focus;
        }

        void emc(EmcSummary emc) {
            add(emc.code().value(), "emc", emc.title(), emc.state().name(), emc.type().name(), 1);
        }

        void actor(NetworkMap.Actor actor) {
            add(actor.id().value(), actor.kind() == ActorKind.MICROENTERPRISE ? "me" : actor.kind() == ActorKind.PARTNER ? "partner" : "ssp", actor.name(), "", "", 1);
        }

        void platform(String id, String name, long weight) {
            add("platform:" + id, "platform", name, "", "", Math.max(1, weight));
        }

        private void add(String id, String kind, String label, String state, String type, long weight) {
            nodes.putIfAbsent(id, new Node(id, kind, label, state, type, weight, id.equals(focus)));
        }

        void party(EmcCode emc, NetworkMap.Actor actor, boolean lead) {
            actor(actor);
            edges.add(new Edge(emc.value(), actor.id().value(), lead ? "lead" : "member", 1));
        }

        void nested(EmcCode parent, EmcCode child) {
            edges.add(new Edge(parent.value(), child.value(), "nested", 1));
        }

        void tie(String from, String to, long weight) {
            edges.add(new Edge("platform:" + from, "platform:" + to, "ties", weight));
        }

        /** Ties to what is not on this page are left out. */
        Graph build() {
            return new Graph(List.copyOf(nodes.values()), edges.stream().filter(edge -> nodes.containsKey(edge.from()) && nodes.containsKey(edge.to())).toList());
        }
    }
}
