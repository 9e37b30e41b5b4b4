package io.heyi.studio.internal.migration;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.RunningCases.Standing;
import io.heyi.orchestration.RunningCases;
import io.heyi.studio.internal.text.ProcessNodes.Node;
import io.heyi.studio.internal.text.ProcessNodes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a version of a process means for the cases that run: which stay on theirs, which could go over, and what keeps the others from it (product-bar E3). */
@Component
public class Impact {

    /** Where nothing tells at which element a case is, e.g. while it waits for a message. */
    private static final String UNKNOWN_PLACE = "studio.migration.problem.place";
    private static final String UNKNOWN_VERSION = "studio.migration.problem.version";

    private final RunningCases running;
    private final ProcessInstances instances;
    private final LiveModels live;

    Impact(RunningCases running, ProcessInstances instances, LiveModels live) {
        this.running = running;
        this.instances = instances;
        this.live = live;
    }

    /**
     * Cases of one version at one element.
     *
     * @param element empty where nothing tells
     * @param name of the element; its id where it has none
     * @param inUse whether new cases begin on this version
     * @param problem message key of what keeps them from going over, by the engine's rules; empty when nothing does
     */
    public record Line(int version, long definition, String element, String name, long cases, boolean inUse, Optional<String> problem) {}

    /** For the version in use. */
    public List<Line> now(String process) {
        var target = live.find(ModelKind.PROCESS, process).flatMap(LiveModels.LiveModel::deployed).map(LiveModels.Deployed::definitionKey);
        return target.flatMap(instances::diagram).map(text -> of(process, text, target.get())).orElse(List.of());
    }

    /** For a draft. @throws IllegalArgumentException when it cannot be read */
    public List<Line> of(String process, String draft) {
        return of(process, draft, live.find(ModelKind.PROCESS, process).flatMap(LiveModels.LiveModel::deployed).map(LiveModels.Deployed::definitionKey).orElse(0L));
    }

    private List<Line> of(String process, String target, long inUse) {
        var mappings = new HashMap<Long, Optional<Version>>();
        return running.standing(process).stream().map(standing -> line(standing, mappings.computeIfAbsent(standing.definitionKey(), key -> version(key, target)), inUse)).toList();
    }

    private record Version(CaseMapping mapping, Map<String, String> proposed, Map<String, Node> nodes) {

        private Optional<String> problem(String element) {
            return nodes.containsKey(element) ? mapping.problem(element, proposed) : Optional.of(UNKNOWN_PLACE);
        }

        private String name(String element) {
            return Optional.ofNullable(nodes.get(element)).map(Node::name).filter(name -> !name.isEmpty()).orElse(element);
        }
    }

    private Optional<Version> version(long definition, String target) {
        return instances.diagram(definition).map(text -> {
            var mapping = CaseMapping.between(text, target);
            return new Version(mapping, mapping.proposed(), ProcessNodes.of(text));
        });
    }

    private static Line line(Standing standing, Optional<Version> version, long inUse) {
        var problem = version.map(known -> known.problem(standing.element())).orElse(Optional.of(UNKNOWN_VERSION));
        return new Line(standing.version(), standing.definitionKey(), standing.element(), version.map(known -> known.name(standing.element())).orElse(standing.element()), standing.cases(),
                standing.definitionKey() == inUse, problem);
    }
}
