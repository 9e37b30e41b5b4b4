package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.RunningCases.Wanted;
import io.heyi.orchestration.RunningCases;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.migration.CaseMapping;
import io.heyi.studio.internal.migration.Impact.Line;
import io.heyi.studio.internal.migration.Impact;
import io.heyi.studio.internal.migration.MigrationOutcome;
import io.heyi.studio.internal.migration.Migrations;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.text.ModelNames;
import io.heyi.studio.internal.text.ProcessNodes.Node;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cases that run on a process, version by version, and which of them go to the version in use (product-bar E3, E8). */
@Controller
@RequestMapping("/studio/models/{file}/cases")
class RunningCasePages {

    private static final String TO = "to:";
    private static final int USUAL_CANARY = 1;

    private final LiveModels live;
    private final RunningCases running;
    private final Impact impact;
    private final Migrations migrations;
    private final ModelNames names;
    private final Access access;

    RunningCasePages(LiveModels live, RunningCases running, Impact impact, Migrations migrations, ModelNames names, Access access) {
        this.live = live;
        this.running = running;
        this.impact = impact;
        this.migrations = migrations;
        this.names = names;
        this.access = access;
    }

    /** What is looked for among the cases. @param from key of the version; 0 for the newest that is not in use */
    record Filter(long from, String element, String key) {}

    /** @param candidates where a case at this element could go; @param target the proposed one, or null */
    record MappingRow(Node source, String target, List<Node> candidates) {}

    private static Filter filter(String from, String element, String key) {
        return new Filter(from.matches("[0-9]{1,18}") ? Long.parseLong(from) : 0, element, key.strip());
    }

    @GetMapping
    String cases(@PathVariable String file, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String element, @RequestParam(defaultValue = "") String key,
                 @RequestParam(defaultValue = "0") String page, Model model) {
        StudioProblems.reader(access.currentUser());
        return show(process(file), filter(from, element, key), StudioProblems.page(page), Map.of("canary", String.valueOf(USUAL_CANARY), "id", UUID.randomUUID().toString()), List.of(), model);
    }

    private static ModelRef process(String file) {
        var ref = StudioProblems.model(file);
        if (ref.kind() != ModelKind.PROCESS) {
            throw StudioProblems.unknown();
        }
        return ref;
    }

    private String show(ModelRef ref, Filter filter, PageRequest page, Map<String, String> written, List<FieldError> errors, Model model) {
        var process = live.find(ref.kind(), ref.id()).orElseThrow(StudioProblems::unknown);
        var lines = impact.now(ref.id());
        var old = lines.stream().filter(line -> !line.inUse()).toList();
        var from = old.stream().map(Line::definition).filter(key -> filter.from() == 0 || key == filter.from()).findFirst();
        var cases = from.map(key -> running.find(wanted(ref, old, key, filter), page));
        model.addAttribute("model", process);
        model.addAttribute("file", ref.fileName());
        model.addAttribute("name", names.of(ref.kind(), process.checksum(), () -> live.source(ref.kind(), ref.id())).orElse(ref.fileName()));
        model.addAttribute("lines", lines);
        model.addAttribute("versions", old.stream().collect(Collectors.toMap(Line::definition, Line::version, (one, same) -> one, LinkedHashMap::new)));
        model.addAttribute("from", from.orElse(0L));
        model.addAttribute("filter", filter);
        model.addAttribute("elements", old.stream().filter(line -> from.filter(key -> key == line.definition()).isPresent() && !line.element().isEmpty()).toList());
        model.addAttribute("stepNames", old.stream().collect(Collectors.toMap(Line::element, Line::name, (one, same) -> one)));
        model.addAttribute("cases", cases.orElse(null));
        model.addAttribute("mapping", from.flatMap(key -> migrations.mapping(ref.id(), key).map(mapping -> rows(mapping, old, key))).orElse(List.of()));
        model.addAttribute("migrations", migrations.of(ref.id(), PageRequest.first()));
        model.addAttribute("written", written);
        model.addAttribute("errors", errors);
        model.addAttribute("mayEdit", ChangeRights.mayEdit(access.currentUser()));
        return "studio/cases";
    }

    private static Wanted wanted(ModelRef ref, List<Line> old, long from, Filter filter) {
        var version = old.stream().filter(line -> line.definition() == from).map(Line::version).findFirst();
        return new Wanted(ref.id(), version, Optional.of(filter.element()).filter(one -> !one.isBlank()), Optional.of(filter.key()).filter(one -> !one.isBlank()));
    }

    /** Of the elements where cases are. */
    private static List<MappingRow> rows(CaseMapping mapping, List<Line> old, long from) {
        var proposed = mapping.proposed();
        var places = old.stream().filter(line -> line.definition() == from).map(Line::element).toList();
        return mapping.lines(proposed).stream().filter(line -> places.contains(line.source().id()))
                .map(line -> new MappingRow(line.source(), proposed.get(line.source().id()), mapping.candidates(line.source()))).toList();
    }

    @PostMapping
    String migrate(@PathVariable String file, @RequestParam Map<String, String> written, @RequestParam(name = "case", defaultValue = "") List<String> cases, Model model, HttpServletResponse response,
                   RedirectAttributes redirect) {
        var user = StudioProblems.editor(access.currentUser());
        var ref = process(file);
        var filter = filter(written.getOrDefault("from", ""), written.getOrDefault("element", ""), written.getOrDefault("key", ""));
        var mapping = new HashMap<String, String>();
        written.forEach((name, value) -> {
            if (name.startsWith(TO) && !value.isBlank()) {
                mapping.put(name.substring(TO.length()), value);
            }
        });
        var chosen = written.getOrDefault("all", "").equals("true") ? migrations.matching(wanted(ref, impact.now(ref.id()), filter.from(), filter))
                : cases.stream().filter(one -> one.matches("[0-9]{1,18}")).map(Long::valueOf).toList();
        var outcome = migrations.start(user, new Migrations.Wanted(ScenarioProblems.id(written.getOrDefault("id", "")), ref.id(), filter.from(), mapping, chosen, canary(written.getOrDefault("canary", "")),
                written.getOrDefault("reason", "")));
        if (outcome instanceof MigrationOutcome.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("chosen", cases);
            return show(ref, filter, PageRequest.first(), written, errors, model);
        }
        return "redirect:/studio/migrations/" + MigrationProblems.done(outcome).code();
    }

    /** -1, which nobody may want, for what is no number; none for nothing. */
    private static int canary(String text) {
        return text.isBlank() ? 0 : text.strip().matches("[0-9]{1,6}") ? Integer.parseInt(text.strip()) : -1;
    }
}
