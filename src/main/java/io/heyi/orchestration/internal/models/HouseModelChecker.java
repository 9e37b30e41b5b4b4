package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.internal.lint.ModelLinter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs every rule over every model of a bundle. Needs no Spring and no process engine. */
public final class HouseModelChecker implements ModelChecker {

    /** Whatever else reads such a file would be held up by it, or fail. */
    private static final Set<Rule> BEYOND_MEASURE = Set.of(Rule.UNREADABLE, Rule.TOO_COSTLY, Rule.FEEL_TOO_LONG, Rule.FEEL_TOO_DEEP);

    private final Offer offer;
    private final ModelRules rules;
    private final ModelLinter linter;

    /** @param liveJobTypes whether a worker for this type really runs */
    public HouseModelChecker(Collection<? extends JobCatalogue> catalogues, Predicate<String> liveJobTypes, ModelRules rules, ModelLinter linter) {
        this.offer = Offer.of(catalogues, liveJobTypes);
        this.rules = rules;
        this.linter = linter;
    }

    @Override
    public List<Finding> check(Models models) {
        var findings = new Findings(rules);
        var decisions = new DecisionRules(findings, rules).check(models.decisions());
        models.forms().forEach((file, form) -> new FormRules(new FeelText(findings, file, rules), findings).check(file, form));
        var forms = models.forms().keySet().stream().map(name -> without(name, ".form")).collect(Collectors.toSet());
        var processes = models.processes().keySet().stream().map(name -> without(name, ".bpmn")).collect(Collectors.toSet());
        var usedForms = new HashSet<String>();
        models.processes().forEach((file, xml) -> check(file, xml, new Bundle(offer, rules, decisions, forms, processes, usedForms), findings));
        var lint = new LintRules(linter, findings);
        models.processes().entrySet().stream().filter(model -> !models.inUse().contains(model.getKey()) && !findings.hasAny(BEYOND_MEASURE, model.getKey()))
                .forEach(model -> lint.check(model.getKey(), model.getValue()));
        forms.stream().filter(form -> !usedForms.contains(form)).forEach(form -> findings.add(Rule.UNUSED_FORM, form + ".form", form));
        return findings.sorted();
    }

    private static void check(String file, String xml, Bundle bundle, Findings findings) {
        try {
            var model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            var context = new ModelContext(file, model, bundle, findings);
            process(context, model, without(file, ".bpmn"));
            new ShapeRules(context).check();
            new JobRules(context).check();
            new UserTaskRules(context).check();
            new ListenerRules(context).check();
            new LoopRules(context).check();
            new PersonRules(context).check();
            new MessageRules(context).check();
            new FlowRules(context).check();
            new FeelRules(context).check();
            new TimerRules(context).check();
            EngineRules.check(context);
        } catch (RuntimeException e) {
            findings.add(Rule.UNREADABLE, file, file, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            findings.add(Rule.TOO_COSTLY, file, file);
        }
    }

    private static void process(ModelContext context, BpmnModelInstance model, String expectedId) {
        var processes = model.getModelElementsByType(Process.class);
        if (processes.size() != 1 || !processes.iterator().next().getId().equals(expectedId) || !expectedId.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            context.add(Rule.FILE_NAME, expectedId, expectedId, processes.stream().map(Process::getId).collect(Collectors.joining(", ")));
        }
        for (var process : processes) {
            if (!process.isExecutable()) {
                context.add(Rule.NOT_EXECUTABLE, process.getId(), Optional.of(new ModelChecker.Fix("executable", process.getId(), "isExecutable", "true")));
            }
            if (process.getName() == null || process.getName().isBlank()) {
                context.add(Rule.NO_NAME, process.getId());
            }
        }
    }

    private static String without(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** What else is in the bundle; {@code usedForms} grows while processes are read. */
    record Bundle(Offer offer, ModelRules rules, Set<String> decisions, Set<String> forms, Set<String> processes, Set<String> usedForms) {}
}
