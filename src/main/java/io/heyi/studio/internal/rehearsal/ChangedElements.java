package io.heyi.studio.internal.rehearsal;

import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.diff.Differences;
import io.heyi.studio.internal.diff.ModelDifference.Element;
import io.heyi.studio.internal.diff.ModelDifference.Kind;
import io.heyi.studio.internal.model.ModelRef;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What a change changes of the course of cases, and a rehearsal therefore has to reach (product-bar E6). */
@Component
class ChangedElements {

    private static final Set<String> REACHABLE = Set.of("task", "userTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "manualTask", "callActivity", "subProcess",
            "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "sequenceFlow");
    /** Says something to people and nothing to the engine. */
    private static final Predicate<String> TEXT = name -> name.equals("name") || name.equals("documentation") || name.startsWith("documentation.");

    private final Differences differences;

    ChangedElements(Differences differences) {
        this.differences = differences;
    }

    record OfProcess(String process, String file, Element element) {}

    List<OfProcess> of(Change change) {
        return differences.of(change).stream().flatMap(model -> ModelRef.ofFile(model.file()).filter(ref -> ref.kind() == ModelKind.PROCESS).stream()
                .flatMap(ref -> model.elements().stream().filter(ChangedElements::isToBeReached).map(element -> new OfProcess(ref.id(), model.file(), element)))).toList();
    }

    private static boolean isToBeReached(Element element) {
        return REACHABLE.contains(element.type()) && (element.kind() == Kind.ADDED || element.kind() == Kind.CHANGED && element.properties().stream().anyMatch(property -> !TEXT.test(property.name())));
    }
}
