package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.recording.Recordings;
import io.heyi.studio.internal.scenario.Scenario;
import io.heyi.studio.internal.scenario.ScenarioOutcome;
import io.heyi.studio.internal.scenario.Scenarios;
import io.heyi.studio.internal.scenario.ScriptReader;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scenarios that every draft of their process has to play as expected (product-bar E6). */
@Controller
@RequestMapping("/studio/scenarios")
class ProcessScenarioPages {

    private static final String EXAMPLE = """
            {
              "given": {
                "message": "module.factHappened",
                "key": "case-1",
                "variables": {}
              },
              "workers": {},
              "when": [],
              "then": {
                "endsAt": []
              }
            }
            """;

    private final Scenarios scenarios;
    private final Recordings recordings;
    private final LiveModels live;
    private final Access access;

    ProcessScenarioPages(Scenarios scenarios, Recordings recordings, LiveModels live, Access access) {
        this.scenarios = scenarios;
        this.recordings = recordings;
        this.live = live;
        this.access = access;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String process, @RequestParam(defaultValue = "0") String page, Model model) {
        var user = StudioProblems.reader(access.currentUser());
        model.addAttribute("scenarios", scenarios.all(Optional.of(process).filter(one -> !one.isBlank()), StudioProblems.page(page)));
        model.addAttribute("process", process);
        model.addAttribute("processes", processes());
        model.addAttribute("mayEdit", ChangeRights.mayEdit(user));
        return "studio/scenarios";
    }

    private List<String> processes() {
        return live.all().stream().filter(model -> model.kind() == ModelKind.PROCESS).map(LiveModels.LiveModel::id).toList();
    }

    @GetMapping("/new")
    String form(@RequestParam(defaultValue = "") String process, @RequestParam(defaultValue = "") String recorded, Model model) {
        StudioProblems.editor(access.currentUser());
        if (!recorded.isEmpty()) {
            var found = recordings.of(PastCaseApiController.key(recorded)).orElseThrow(StudioProblems::unknown);
            model.addAttribute("recorded", found);
            return form(null, UUID.randomUUID().toString(), 0, found.found().processId(), "", ScriptReader.write(found.script()), List.of(), true, model);
        }
        return form(null, UUID.randomUUID().toString(), 0, process, "", EXAMPLE, List.of(), true, model);
    }

    @GetMapping("/{id}")
    String scenario(@PathVariable String id, Model model) {
        var user = StudioProblems.reader(access.currentUser());
        var scenario = scenarios.find(ScenarioProblems.id(id)).orElseThrow(StudioProblems::unknown);
        return form(scenario, id, scenario.stamp(), scenario.process(), scenario.name(), scenario.script(), List.of(), ChangeRights.mayEdit(user), model);
    }

    private String form(Scenario scenario, String id, int stamp, String process, String name, String script, List<FieldError> errors, boolean mayEdit, Model model) {
        model.addAttribute("scenario", scenario);
        model.addAttribute("id", id);
        model.addAttribute("stamp", stamp);
        model.addAttribute("process", process);
        model.addAttribute("processes", processes());
        model.addAttribute("name", name);
        model.addAttribute("script", script);
        model.addAttribute("errors", errors);
        model.addAttribute("mayEdit", mayEdit);
        return "studio/scenario";
    }

    @PostMapping
    String add(@RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String process, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String script,
               Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var outcome = scenarios.add(access.currentUser(), new Scenarios.Written(ScenarioProblems.id(id), process, name, script));
        if (outcome instanceof ScenarioOutcome.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(null, id, 0, process, name, script, errors, true, model);
        }
        return saved(ScenarioProblems.done(outcome), redirect);
    }

    @PostMapping("/{id}")
    String save(@PathVariable String id, @RequestParam(defaultValue = "0") int stamp, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String script, Model model,
                HttpServletResponse response, RedirectAttributes redirect) {
        var outcome = scenarios.save(access.currentUser(), ScenarioProblems.id(id), stamp, name, script);
        if (outcome instanceof ScenarioOutcome.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var scenario = scenarios.find(ScenarioProblems.id(id)).orElseThrow(StudioProblems::unknown);
            return form(scenario, id, stamp, scenario.process(), name, script, errors, true, model);
        }
        return saved(ScenarioProblems.done(outcome), redirect);
    }

    private static String saved(Scenario scenario, RedirectAttributes redirect) {
        Flash.good(redirect, "studio.flash.scenarioSaved");
        return "redirect:/studio/scenarios?process=" + scenario.process();
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes redirect) {
        var scenario = ScenarioProblems.done(scenarios.remove(access.currentUser(), ScenarioProblems.id(id)));
        Flash.good(redirect, "studio.flash.scenarioRemoved");
        return "redirect:/studio/scenarios?process=" + scenario.process();
    }
}
