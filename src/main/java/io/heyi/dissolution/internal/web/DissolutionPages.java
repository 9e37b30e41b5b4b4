package io.heyi.dissolution.internal.web;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.audit.AuditTrail;
import io.heyi.dissolution.internal.DissolutionList;
import io.heyi.dissolution.internal.DissolutionReply;
import io.heyi.dissolution.internal.DissolutionService;
import io.heyi.dissolution.internal.DissolutionView;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.dissolution.internal.reasons.ReasonTexts;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve;
import io.heyi.dissolution.internal.settlement.SettlementViews;
import io.heyi.inbox.Inbox;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import io.heyi.web.GroupNames;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of cases, the page of one, and opening one. */
@Controller
class DissolutionPages {

    private static final String DEPARTURES_WAIT = "receiveTask_WaitForSubstitutes";

    private final DissolutionOpening opening;
    private final DissolutionService cases;
    private final DissolutionList list;
    private final Microenterprises microenterprises;
    private final Inbox inbox;
    private final ProcessInstances instances;
    private final AuditTrail audit;
    private final SettlementViews settlements;
    private final NextSteps next;
    private final ReasonsToDissolve reasons;
    private final ReasonTexts texts;
    private final Access access;
    private final MessageSource messages;

    DissolutionPages(DissolutionOpening opening, DissolutionService cases, DissolutionList list, Microenterprises microenterprises, Inbox inbox, ProcessInstances instances, AuditTrail audit,
                     SettlementViews settlements, NextSteps next, ReasonsToDissolve reasons, ReasonTexts texts, Access access, MessageSource messages) {
        this.settlements = settlements;
        this.next = next;
        this.reasons = reasons;
        this.texts = texts;
        this.opening = opening;
        this.cases = cases;
        this.list = list;
        this.microenterprises = microenterprises;
        this.inbox = inbox;
        this.instances = instances;
        this.audit = audit;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/dissolutions")
    String list(@RequestParam(defaultValue = "OPEN") String status, @RequestParam(defaultValue = "") String microenterprise, @RequestParam(defaultValue = "") String query,
                @RequestParam(defaultValue = "0") String page, Model model) {
        var filter = DissolutionPaths.filter(status, microenterprise, query);
        model.addAttribute("rows", list.search(filter, access.currentUser(), new PageRequest(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE)));
        model.addAttribute("filter", filter);
        model.addAttribute("statuses", DissolutionList.Filter.statuses());
        return "dissolution/cases";
    }

    @GetMapping("/dissolutions/{code}")
    String show(@PathVariable String code, Model model, Locale locale) {
        fill(model, find(code), locale);
        return "dissolution/case";
    }

    private void fill(Model model, DissolutionView view, Locale locale) {
        var user = access.currentUser();
        model.addAttribute("c", view);
        model.addAttribute("names", names(view, locale));
        model.addAttribute("instance", instance(view).orElse(null));
        model.addAttribute("operator", user.has(Role.OPERATOR) || user.has(Role.ADMINISTRATOR));
        model.addAttribute("task", inbox.waiting(user, List.of(view.code().value())).containsKey(view.code().value()));
        model.addAttribute("stages", DissolutionStages.of(view));
        model.addAttribute("kinds", kinds(locale));
        model.addAttribute("waterfall", settlements.of(view.code(), user).flatMap(WaterfallSummary::of).orElse(null));
        model.addAttribute("next", next.of(view, user));
        model.addAttribute("employers", next.employers(view, user));
        model.addAttribute("inside", user.isInside());
        model.addAttribute("history", user.isInside() ? audit.entries(view.code().value(), new PageRequest(0, 50)).items().stream().filter(entry -> entry.action().startsWith("dissolution.")).toList()
                : List.of());
    }

    private Map<String, String> names(DissolutionView view, Locale locale) {
        var names = new HashMap<String, String>();
        Stream.concat(view.waitingFor().stream(), view.checklist().stream().map(one -> one.owes())).filter(id -> !id.isEmpty()).forEach(id -> names.put(id, GroupNames.of(id, messages, locale)));
        view.alternatives().stream().filter(one -> !one.target().isEmpty()).forEach(one -> names.put(one.target(), one.targetName()));
        names.put(view.microenterprise(), view.name());
        return names;
    }

    private Map<String, String> kinds(Locale locale) {
        var kinds = new LinkedHashMap<String, String>();
        Stream.of(Alternative.Kind.values()).forEach(kind -> kinds.put(kind.name(), messages.getMessage("dissolution.kind." + kind, null, locale)));
        return kinds;
    }

    @GetMapping(value = "/dissolutions/{code}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> diagram(@PathVariable String code) {
        var bpmn = instance(find(code)).flatMap(one -> instances.diagram(one.processDefinitionKey())).or(() -> instances.currentDiagram(DissolutionOpening.PROCESS_ID)).orElseThrow(DissolutionPaths::unknown);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8)).body(bpmn);
    }

    @PostMapping("/dissolutions/{code}/objection")
    String object(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Model model, Locale locale, RedirectAttributes redirect) {
        return answered(cases.object(access.currentUser(), DissolutionPaths.code(code), reason), code, Map.of("reason", reason), "dissolution.flash.objected", model, locale, redirect);
    }

    @PostMapping("/dissolutions/{code}/alternatives")
    String propose(@PathVariable String code, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String target, @RequestParam(defaultValue = "") String reason,
                   Model model, Locale locale, RedirectAttributes redirect) {
        var reply = cases.propose(access.currentUser(), DissolutionPaths.code(code), new DissolutionService.Proposal(kind, target, reason));
        return answered(reply, code, Map.of("kind", kind, "target", target, "reason", reason), "dissolution.flash.proposed", model, locale, redirect);
    }

    @PostMapping("/dissolutions/{code}/merger-end")
    String giveMergerUp(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Model model, Locale locale, RedirectAttributes redirect) {
        return answered(cases.giveMergerUp(access.currentUser(), DissolutionPaths.code(code), reason), code, Map.of("reason", reason), "dissolution.flash.mergerGivenUp", model, locale, redirect);
    }

    @PostMapping("/dissolutions/{code}/acknowledgement")
    String acknowledge(@PathVariable String code, Model model, Locale locale, RedirectAttributes redirect) {
        return answered(cases.acknowledge(access.currentUser(), DissolutionPaths.code(code)), code, Map.of(), "dissolution.flash.acknowledged", model, locale, redirect);
    }

    private String answered(DissolutionReply reply, String code, Map<String, String> typed, String good, Model model, Locale locale, RedirectAttributes redirect) {
        if (reply instanceof DissolutionReply.Invalid(var errors)) {
            fill(model, find(code), locale);
            model.addAttribute("errors", errors);
            model.addAttribute("typed", typed);
            return "dissolution/case";
        }
        if (reply instanceof DissolutionReply.TooLate(var messageKey, var arguments)) {
            Flash.add(redirect, Flash.Tone.WARN, messageKey, arguments.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            DissolutionPaths.done(reply);
            Flash.good(redirect, good);
        }
        return "redirect:/dissolutions/" + code;
    }

    @GetMapping("/microenterprises/{microenterprise}/dissolution")
    String form(@PathVariable String microenterprise, @RequestParam(defaultValue = "") String trigger, Model model, Locale locale) {
        return form(microenterprise, typed(microenterprise, trigger, locale), model, locale);
    }

    /** Where such a reason stands, its rule and figures, which whoever opens the case may still change. */
    private Map<String, String> typed(String microenterprise, String trigger, Locale locale) {
        return reasons.standing(access.currentUser(), microenterprise, PageRequest.first()).items().stream().filter(one -> one.trigger().name().equals(trigger)).findFirst()
                .map(one -> Map.of("trigger", trigger, "rule", texts.rule(one, locale), "reason", texts.inFull(one, locale))).orElseGet(() -> Map.of("trigger", trigger));
    }

    private String form(String code, Map<String, String> typed, Model model, Locale locale) {
        var user = access.currentUser();
        var found = microenterprises.find(code).filter(any -> user.isInside()).orElseThrow(() -> ApiProblem.notFound("dissolution.refusal.unknownMicroenterprise"));
        var allowed = opening.mayOpen(user, found);
        if (allowed.isEmpty()) {
            throw ApiProblem.forbidden("dissolution.refusal.mayNotOpen");
        }
        var triggers = new LinkedHashMap<String, String>();
        allowed.stream().map(Trigger::name).forEach(one -> triggers.put(one, messages.getMessage("dissolution.trigger." + one, null, locale)));
        model.addAttribute("me", found);
        model.addAttribute("clauses", microenterprises.killClause(code).map(own -> texts.conditions(own, found, locale)).orElse(List.of()));
        model.addAttribute("triggers", triggers);
        model.addAttribute("typed", typed);
        return "dissolution/open";
    }

    @PostMapping("/microenterprises/{microenterprise}/dissolution")
    String open(@PathVariable String microenterprise, @RequestParam(defaultValue = "") String trigger, @RequestParam(defaultValue = "") String rule,
                @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String gate, @RequestParam(defaultValue = "") String evidence, Model model, Locale locale,
                RedirectAttributes redirect) {
        var reply = opening.open(access.currentUser(), microenterprise, new DissolutionOpening.Request(trigger, rule, reason, gate, evidence, ""));
        switch (reply) {
            case DissolutionReply.Opened(var code) -> {
                Flash.good(redirect, "dissolution.flash.opened", code.value());
                return "redirect:/dissolutions/" + code;
            }
            case DissolutionReply.OpenAlready(var code) -> {
                Flash.add(redirect, Flash.Tone.INFO, "dissolution.refusal.openAlready", code.value());
                return "redirect:/dissolutions/" + code;
            }
            case DissolutionReply.Invalid(var errors) -> {
                model.addAttribute("errors", errors);
                return form(microenterprise, Map.of("trigger", trigger, "rule", rule, "reason", reason, "gate", gate, "evidence", evidence), model, locale);
            }
            default -> {
                DissolutionPaths.done(reply);
                return "redirect:/microenterprises/" + microenterprise;
            }
        }
    }

    private DissolutionView find(String code) {
        return cases.find(access.currentUser(), DissolutionPaths.code(code)).orElseThrow(DissolutionPaths::unknown);
    }

    /** Between the wait for substitutes and the join of the branches there is no job that would tell that the wait is over; the case knows it. */
    private Optional<InstanceView> instance(DissolutionView view) {
        return instances.byBusinessKey(DissolutionOpening.PROCESS_ID, view.code().value()).map(instance -> view.departed() ? instance.passed(DEPARTURES_WAIT) : instance);
    }
}
