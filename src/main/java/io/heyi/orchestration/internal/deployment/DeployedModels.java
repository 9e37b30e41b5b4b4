package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.models.LastSteps;
import io.heyi.orchestration.internal.models.Waits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/** Knows the diagrams of what was deployed. A definition key never changes its meaning, so answers are kept. */
@Component
public class DeployedModels {

    private final DeploymentStore store;
    private final BaselineFiles files;
    private final Map<Long, Set<String>> lastSteps = new ConcurrentHashMap<>();
    private final Map<Long, Waits> waits = new ConcurrentHashMap<>();
    /** Given up when memory is short. */
    private final Map<Long, String> diagrams = new ConcurrentReferenceHashMap<>();

    DeployedModels(DeploymentStore store, BaselineFiles files) {
        this.store = store;
        this.files = files;
    }

    public Optional<String> diagram(long definitionKey) {
        var known = Optional.ofNullable(diagrams.get(definitionKey)).or(() -> store.processContent(definitionKey));
        known.ifPresent(diagram -> diagrams.putIfAbsent(definitionKey, diagram));
        return known;
    }

    /** As deployed last, else as it comes with the product. */
    public Optional<String> currentDiagram(String processId) {
        return store.latestProcessContent(processId).or(() -> files.read().stream()
                .filter(file -> file.kind() == ModelKind.PROCESS && file.id().equals(processId)).map(BaselineResource::content).findFirst());
    }

    /** Whether nothing but an end of the whole process follows this element. No for definitions that are not known here. */
    public boolean isLastStep(long definitionKey, String elementId) {
        return lastSteps.computeIfAbsent(definitionKey, key -> diagram(key).map(LastSteps::of).orElse(null) instanceof Set<String> steps ? steps : null) instanceof Set<String> steps
                && steps.contains(elementId);
    }

    /** Elements without a job at which an instance waits, by its visits so far. None for definitions that are not known here. */
    public List<String> openWaits(long definitionKey, Map<String, Waits.Visit> visits) {
        var known = waits.computeIfAbsent(definitionKey, key -> diagram(key).map(Waits::of).orElse(null));
        return known == null ? List.of() : known.open(visits);
    }

    void forget() {
        lastSteps.clear();
        waits.clear();
        diagrams.clear();
    }
}
