package io.heyi.studio.internal.text;

import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.model.ModelRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/** Which models a process uses: those that it calls, the decisions that it asks and the forms that it shows. */
public final class ModelUse {

    private static final Map<String, Use> USES = Map.of("calledElement", new Use("processId", ModelKind.PROCESS), "calledDecision", new Use("decisionId", ModelKind.DECISION),
            "formDefinition", new Use("formId", ModelKind.FORM));

    private ModelUse() {}

    private record Use(String attribute, ModelKind kind) {}

    /** Ids of the processes that a change of these models can make run otherwise: they themselves, those that use them, and those that call these; sorted. */
    public static Set<String> affected(Models models, Collection<ModelRef> changed) {
        var uses = new HashMap<String, Set<ModelRef>>();
        models.processes().forEach((file, text) -> uses.put(ModelKind.PROCESS.idOf(file), of(text, models.decisions())));
        var affected = new TreeSet<String>();
        var reach = new HashSet<>(changed);
        changed.stream().filter(model -> model.kind() == ModelKind.PROCESS && uses.containsKey(model.id())).forEach(model -> affected.add(model.id()));
        for (var grew = true; grew; ) {
            grew = false;
            for (var process : uses.entrySet()) {
                if (process.getValue().stream().anyMatch(reach::contains) && affected.add(process.getKey())) {
                    reach.add(new ModelRef(ModelKind.PROCESS, process.getKey()));
                    grew = true;
                }
            }
        }
        return affected;
    }

    /** The processes that a process calls and the forms that it shows. */
    public static Set<ModelRef> of(String process) {
        return of(process, Map.of());
    }

    /** What a process names; texts that cannot be read use nothing. @param decisions texts by file name, because decisions are asked for by an id inside of them */
    public static Set<ModelRef> of(String process, Map<String, String> decisions) {
        var used = new HashSet<ModelRef>();
        try {
            collect(XmlText.read(process).root(), used, decisions);
        } catch (XMLStreamException e) {
            return Set.of();
        }
        return used;
    }

    private static void collect(XmlNode node, Set<ModelRef> used, Map<String, String> decisions) {
        var use = USES.get(node.name().getLocalPart());
        var id = use == null ? null : node.attributes().get(new QName(use.attribute()));
        if (id != null && use.kind() == ModelKind.DECISION) {
            decisions.forEach((file, text) -> {
                if (text.contains("\"" + id + "\"")) {
                    ModelRef.ofFile(file).ifPresent(used::add);
                }
            });
        } else if (ModelRef.isId(id)) {
            used.add(new ModelRef(use.kind(), id));
        }
        node.children().forEach(child -> collect(child, used, decisions));
    }
}
