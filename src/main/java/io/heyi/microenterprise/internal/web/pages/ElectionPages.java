package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.orchestration.Begins;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of elections, the page of one with everything that people do in it, and starting one from the micro-enterprise (domain.md P5). */
@Controller
class ElectionPages {

    static final String PROCESS = "owner-election";

    private final Elections elections;
    private final Microenterprises microenterprises;
    private final Access access;
    private final ProcessInstances instances;
    private final ProcessOutline outline;

    ElectionPages(Elections elections, Microenterprises microenterprises, Access access, ProcessInstances instances, ProcessOutline outline) {
        this.elections = elections;
        this.microenterprises = microenterprises;
        this.access = access;
        this.instances = instances;
        this.outline = outline;
    }

    @GetMapping("/elections")
    String list(@RequestParam(defaultValue = "false") boolean open, @RequestParam(defaultValue = "0") String page, Model model) {
        model.addAttribute("open", open);
        model.addAttribute("result", elections.list(access.currentUser(), null, open, Paging.of(page)));
        model.addAttribute("url", open ? "/elections?open=true" : "/elections");
        return "microenterprise/elections";
    }

    @GetMapping("/elections/{id}")
    String show(@PathVariable String id, Model model, Locale locale) {
        return page(access.currentUser(), find(id, locale), Map.of(), List.of(), model, locale);
    }

    private String page(CurrentUser user, ElectionView view, Map<String, String> sent, List<FieldError> errors, Model model, Locale locale) {
        var instance = instances.byBusinessKey(PROCESS, view.id().value());
        var mine = view.candidates().stream().filter(one -> one.username().equals(user.username().value()) && one.state().equals("STANDING")).findFirst();
        var empty = PlanForm.empty(view.targets());
        var form = sent.containsKey("team") ? empty.with(sent) : mine.map(one -> empty.with(one.plan())).orElse(empty);
        model.addAttribute("election", view);
        model.addAttribute("form", form);
        model.addAttribute("sent", sent);
        model.addAttribute("errors", errors);
        model.addAttribute("operator", user.has(Role.OPERATOR) || user.has(Role.PROCESS_OWNER));
        model.addAttribute("instance", instance.orElse(null));
        model.addAttribute("outline", bpmn(instance).map(bpmn -> outline.of(bpmn, instance.map(InstanceView::activeElements).orElse(List.of()),
                instance.map(InstanceView::doneElements).orElse(List.of()), locale)).orElse(List.of()));
        return "microenterprise/election";
    }

    /** The BPMN that this election runs on. */
    @GetMapping(value = "/elections/{id}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> diagram(@PathVariable String id, Locale locale) {
        var bpmn = bpmn(instances.byBusinessKey(PROCESS, find(id, locale).id().value())).orElseThrow(() -> ApiProblem.notFound("proposalpages.problem.noDiagram"));
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8)).body(bpmn);
    }

    private Optional<String> bpmn(Optional<InstanceView> instance) {
        return instance.flatMap(view -> instances.diagram(view.processDefinitionKey())).or(() -> instances.currentDiagram(PROCESS));
    }

    // --- acting

    @PostMapping("/elections/{id}/signatures")
    String sign(@PathVariable String id, Model model, Locale locale, RedirectAttributes redirect) {
        return done(id, elections.signMotion(access.currentUser(), known(id)), Map.of(), model, locale, redirect);
    }

    @PostMapping("/elections/{id}/candidacies")
    String stand(@PathVariable String id, @RequestParam Map<String, String> sent, Model model, Locale locale, RedirectAttributes redirect) {
        return done(id, elections.stand(access.currentUser(), known(id), PlanForm.read(sent)), sent, model, locale, redirect);
    }

    @PostMapping("/elections/{id}/candidacies/withdrawal")
    String standDown(@PathVariable String id, @RequestParam Map<String, String> sent, Model model, Locale locale, RedirectAttributes redirect) {
        return done(id, elections.standDown(access.currentUser(), known(id), sent.get("reason")), sent, model, locale, redirect);
    }

    @PostMapping("/elections/{id}/questions")
    String ask(@PathVariable String id, @RequestParam Map<String, String> sent, Model model, Locale locale, RedirectAttributes redirect) {
        return done(id, elections.ask(access.currentUser(), known(id), sent.get("question")), sent, model, locale, redirect);
    }

    @PostMapping("/elections/{id}/questions/{number}/answers")
    String answer(@PathVariable String id, @PathVariable int number, @RequestParam Map<String, String> sent, Model model, Locale locale, RedirectAttributes redirect) {
        return done(id, elections.answer(access.currentUser(), known(id), number, sent.get("answer")), sent, model, locale, redirect);
    }

    @PostMapping("/elections/{id}/withdrawal")
    String withdraw(@PathVariable String id, @RequestParam Map<String, String> sent, Model model, Locale locale, RedirectAttributes redirect) {
        return done(id, elections.withdraw(access.currentUser(), known(id), sent.get("reason")), sent, model, locale, redirect);
    }

    private String done(String id, ElectionOutcome outcome, Map<String, String> sent, Model model, Locale locale, RedirectAttributes redirect) {
        return outcome instanceof ElectionOutcome.Invalid(var errors) ? page(access.currentUser(), find(id, locale), sent, errors, model, locale) : moved(outcome, "/elections/" + id, redirect);
    }

    private static String moved(ElectionOutcome outcome, String back, RedirectAttributes redirect) {
        return switch (outcome) {
            case ElectionOutcome.Done(var id, var phase) -> {
                Flash.good(redirect, "election.flash.done");
                yield "redirect:/elections/" + id;
            }
            case ElectionOutcome.TooLate(var key, var arguments) -> {
                Flash.add(redirect, Flash.Tone.WARN, key, arguments.stream().map(Object::toString).toArray(String[]::new));
                yield "redirect:" + back;
            }
            case ElectionOutcome.Unknown() -> throw unknown();
            case ElectionOutcome.NotAllowed(var key) -> throw ApiProblem.forbidden(key);
            case ElectionOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }

    // --- starting

    @Begins("owner-election")
    @GetMapping("/microenterprises/{code}/elections/new")
    String start(@PathVariable String code, @RequestParam String trigger, Model model) {
        return startPage(code, cause(trigger), Map.of(), List.of(), model);
    }

    private String startPage(String code, ElectionTrigger cause, Map<String, String> sent, List<FieldError> errors, Model model) {
        var me = microenterprises.find(code).orElseThrow(() -> ApiProblem.notFound("proposalpages.problem.unknownMicroenterprise"));
        model.addAttribute("me", me);
        model.addAttribute("trigger", cause);
        model.addAttribute("sent", sent);
        model.addAttribute("errors", errors);
        model.addAttribute("form", PlanForm.emptyFor(me.targets()).with(sent));
        return "microenterprise/election-new";
    }

    @PostMapping("/microenterprises/{code}/elections")
    String started(@PathVariable String code, @RequestParam String trigger, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        var user = access.currentUser();
        var cause = cause(trigger);
        var outcome = switch (cause) {
            case RESIGNATION -> elections.resign(user, code, Boolean.parseBoolean(sent.get("toPool")), sent.get("reason"));
            case RECALL -> elections.moveRecall(user, code, sent.get("reason"));
            case CHALLENGE -> elections.challenge(user, code, PlanForm.read(sent));
            case AUTOMATIC, INTERIM_OVER, FOUNDING, DISSOLUTION -> throw unknown();
        };
        return outcome instanceof ElectionOutcome.Invalid(var errors) ? startPage(code, cause, sent, errors, model) : moved(outcome, "/microenterprises/" + code, redirect);
    }

    private static ElectionTrigger cause(String name) {
        return List.of(ElectionTrigger.RESIGNATION, ElectionTrigger.RECALL, ElectionTrigger.CHALLENGE).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(ElectionPages::unknown);
    }

    private ElectionView find(String id, Locale locale) {
        return elections.find(access.currentUser(), known(id), locale).orElseThrow(ElectionPages::unknown);
    }

    private static ElectionId known(String id) {
        if (!ElectionId.isValid(id)) {
            throw unknown();
        }
        return new ElectionId(id);
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("election.refusal.unknown");
    }
}
