package io.heyi.studio.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.MigrationTrial.Place;
import io.heyi.orchestration.MigrationTrial.Result;
import io.heyi.orchestration.internal.rehearsal.RehearsalPrograms;
import io.heyi.studio.internal.text.ProcessNodes.Node;
import io.heyi.studio.internal.text.ProcessNodes;
import io.heyi.testing.BaselineModels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The proposed mapping and the engine's rules agree, for every place at which a case can wait, in the processes of the product that are built most differently (product-bar E3). */
class ProposedMappingTest {

    private static final Set<String> NOT_PLACES = Set.of("boundaryEvent", "startEvent", "eventSubProcess", "endEvent");

    @Test
    void aCaseAtAnyStepGoesToTheSameVersionAgain() {
        var trials = RehearsalPrograms.migrations();

        assertThat(List.of("me-founding", "open-tender", "emc-formation")).allSatisfy(process -> {
            var text = BaselineModels.all().processes().get(process + ".bpmn");
            var nodes = ProcessNodes.of(text);
            var places = nodes.values().stream().filter(node -> NOT_PLACES.stream().noneMatch(node.kind()::startsWith) && !isRepeated(node.scope(), nodes)).map(node -> new Place(node.id(), List.of(node.id()))).toList();
            var results = trials.tryOut(process, text, text, CaseMapping.between(text, text).proposed(), places);
            assertThat(results).isNotEmpty().allSatisfy(result -> assertThat(result).isEqualTo(new Result(result.id(), null, null)));
        });
    }

    /** The engine begins no case inside of a repetition. */
    private static boolean isRepeated(String scope, Map<String, Node> nodes) {
        return nodes.containsKey(scope) && (!nodes.get(scope).loop().isEmpty() || isRepeated(nodes.get(scope).scope(), nodes));
    }
}
