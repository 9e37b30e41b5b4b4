package io.heyi.emc.internal.map;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcModule;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcType;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.map.NetworkMap.EmcRow;
import io.heyi.emc.internal.map.NetworkMap.PlatformRow;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The map on a real database: what is near to what, for whom. */
@EmcModule
@Import(NetworkMap.class)
class NetworkMapTest {

    @Autowired NetworkMap map;
    @Autowired Contracts contracts;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;

    private EmcCode emc(ContractTerms terms, EmcState state) {
        return transaction.execute(status -> {
            var code = contracts.create(terms, people.as("entrepreneur-01"));
            contracts.enter(code, state, "partiesNamed", Map.of());
            return code;
        });
    }

    private static ContractTerms terms(String title, EmcType type, String platform, String parent, ContractTerms.Node... nodes) {
        return aContract().title(title).type(type).platform(platform).parent(parent).nodes(nodes).build();
    }

    private List<String> titles(String query, String platform, EmcState state, EmcType type, String focus, CurrentUser reader) {
        return map.emcs(query, platform, state, type, focus, reader, PageRequest.first()).items().stream().map(row -> row.emc().title()).toList();
    }

    @Test
    void whatIsAskedForIsFoundAndWhatIsNearIsDrawn() {
        var inside = people.as("entrepreneur-05");
        var chef = people.as("partner-chef");
        var outer = emc(terms("Outer", EmcType.EXPERIENCE, "food", null, lead("ME-0021", "40"), strategic("ME-0022", null, "20")), EmcState.SIGNING);
        var inner = emc(terms("Inner", EmcType.SOLUTION, "clothing", outer.value(), lead("ME-0022", "40"), strategic("partner-chef", null, "10"), tactical("ME-0023", null)), EmcState.SIGNING);
        emc(terms("Apart", EmcType.SOLUTION, "clothing", null, lead("ME-0029", "40")), EmcState.SIGNING);

        assertThat(titles(null, null, null, null, "ME-0022", inside)).containsExactlyInAnyOrder("Outer", "Inner");
        assertThat(titles(null, null, null, null, outer.value(), inside)).containsExactlyInAnyOrder("Outer", "Inner");
        assertThat(titles(null, null, null, null, inner.value(), inside)).containsExactlyInAnyOrder("Outer", "Inner");
        assertThat(titles(inner.value(), "clothing", EmcState.SIGNING, EmcType.SOLUTION, null, inside)).containsExactly("Inner");
        assertThat(titles(inner.value(), "food", null, null, null, inside)).isEmpty();
        assertThat(titles("", "", EmcState.SIGNING, null, null, inside)).containsExactlyInAnyOrder("Outer", "Inner", "Apart");
        assertThat(titles(null, null, null, null, null, chef)).containsExactly("Inner");
        assertThat(titles(null, null, null, null, "ME-0029", chef)).isEmpty();
        assertThat(map.emc(outer, chef)).isEmpty();
        assertThat(map.emc(outer, inside)).get().extracting(row -> row.emc().title()).isEqualTo("Outer");

        var rows = map.emcs(null, null, null, null, "ME-0022", inside, PageRequest.first()).items();
        assertThat(rows.stream().filter(row -> row.emc().code().equals(inner)).findFirst().orElseThrow().actors()).extracting(actor -> actor.id().value())
                .containsExactly("ME-0022", "ME-0023", "partner-chef");
        var graph = NetworkMap.graphOfEmcs(rows, "ME-0022");
        assertThat(graph.nodes()).extracting(Graph.Node::id).containsExactlyInAnyOrder(outer.value(), inner.value(), "ME-0021", "ME-0022", "ME-0023", "partner-chef");
        assertThat(graph.edges()).contains(new Graph.Edge(outer.value(), inner.value(), "nested", 1), new Graph.Edge(inner.value(), "ME-0022", "lead", 1), new Graph.Edge(outer.value(), "ME-0022", "member", 1));
        assertThat(graph.nodes()).filteredOn(Graph.Node::focus).extracting(Graph.Node::id).containsExactly("ME-0022");

        assertThat(map.platforms(inside)).filteredOn(row -> row.platform().equals("clothing")).singleElement()
                .isEqualTo(new PlatformRow("clothing", 0, 2, 0, List.of(new NetworkMap.PlatformTie("food", 3))));
        assertThat(map.platforms(chef)).filteredOn(row -> row.platform().equals("food")).extracting(PlatformRow::emcs).containsExactly(0L);
        assertThat(map.enterprises("ME-0022", "food", null, inside, PageRequest.first()).items()).singleElement().satisfies(row -> {
            assertThat(row.emcs()).hasSize(2);
            assertThat(row.more()).isZero();
        });
        for (int i = 0; i < 11; i++) {
            emc(terms("Many " + i, EmcType.SOLUTION, "food", null, lead("ME-0027", "40")), EmcState.SIGNING);
        }
        assertThat(map.enterprises("ME-0027", "food", null, inside, PageRequest.first()).items()).singleElement().satisfies(row -> {
            assertThat(row.emcs()).hasSize(10);
            assertThat(row.more()).isEqualTo(1);
        });
        assertThat(map.actor(new ActorId("ME-0023"), inside)).get().satisfies(found -> {
            assertThat(found.actor().kind()).isEqualTo(ActorKind.MICROENTERPRISE);
            assertThat(found.emcs().total()).isEqualTo(1);
        });
        assertThat(map.actor(new ActorId("ME-9999"), inside)).isEmpty();
        assertThat(map.actor(new ActorId("somebody"), inside)).isEmpty();
        assertThat(rows).extracting(EmcRow::actors).allSatisfy(actors -> assertThat(actors).isNotEmpty());
    }
}
