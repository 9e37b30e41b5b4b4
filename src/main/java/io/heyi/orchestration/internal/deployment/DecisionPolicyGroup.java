package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.SafeXml;
import io.heyi.web.PolicyGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Shows the decision tables in force, so that nobody needs a modeler to read a deadline. Those that come with the product are shown until they are deployed. */
@Component
class DecisionPolicyGroup implements PolicyGroup {

    /** How DMN writes that an input does not matter; it may also be left empty. */
    private static final String ANY = "-";

    private final DeploymentStore store;
    private final List<BaselineResource> baseline;

    DecisionPolicyGroup(DeploymentStore store, BaselineFiles files) {
        this.store = store;
        this.baseline = files.read().stream().filter(file -> file.kind() == ModelKind.DECISION).toList();
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String titleKey() {
        return "orchestration.policy.title";
    }

    @Override
    public String leadKey() {
        return "orchestration.policy.lead";
    }

    @Override
    public List<Table> tables() {
        var deployed = store.currentDecisions();
        var known = deployed.stream().map(DeploymentStore.Decision::name).collect(Collectors.toSet());
        return Stream.concat(deployed.stream(), baseline.stream().filter(file -> !known.contains(file.name())).map(file -> new DeploymentStore.Decision(file.name(), null, file.content())))
                .sorted(Comparator.comparing(DeploymentStore.Decision::name)).flatMap(file -> tablesOf(file).stream()).toList();
    }

    private static List<Table> tablesOf(DeploymentStore.Decision file) {
        try {
            return children(SafeXml.parse(file.content()).getDocumentElement(), "decision").stream()
                    .flatMap(decision -> children(decision, "decisionTable").stream().map(table -> table(file, decision, table))).toList();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(file.name() + " is no DMN file", e);
        }
    }

    private static Table table(DeploymentStore.Decision file, Element decision, Element table) {
        var columns = new ArrayList<String>();
        children(table, "input").forEach(input -> columns.add(input.getAttribute("label")));
        children(table, "output").forEach(output -> columns.add(output.getAttribute("label")));
        columns.add("");
        var rows = children(table, "rule").stream().map(DecisionPolicyGroup::row).toList();
        return new Table(file.name() + " · " + decision.getAttribute("name"), file.version(), text(decision, "description"), List.copyOf(columns), rows);
    }

    private static List<String> row(Element rule) {
        var cells = new ArrayList<String>();
        children(rule, "inputEntry").stream().map(entry -> text(entry, "text")).forEach(condition -> cells.add(condition.isEmpty() ? ANY : condition));
        children(rule, "outputEntry").forEach(entry -> cells.add(text(entry, "text")));
        cells.add(text(rule, "description"));
        return List.copyOf(cells);
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream().findFirst().map(element -> element.getTextContent().strip()).orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item)
                .filter(node -> name.equals(node.getLocalName())).map(Element.class::cast).toList();
    }
}
