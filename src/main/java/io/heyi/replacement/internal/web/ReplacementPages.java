package io.heyi.replacement.internal.web;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.Emcs;
import io.heyi.inbox.Inbox;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.replacement.internal.CaseList;
import io.heyi.replacement.internal.CaseReply;
import io.heyi.replacement.internal.CaseService;
import io.heyi.replacement.internal.CaseView;
import io.heyi.replacement.internal.Opening;
import io.heyi.replacement.internal.RequestReply;
import io.heyi.replacement.internal.Requests;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.Voting;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import io.heyi.web.GroupNames;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

/** The list of cases, the page of one, and asking for one. */
@Controller
class ReplacementPages {

    /** Ends htmx's polling. */
    private static final int STOP_ASKING = 286;

    private final CaseService cases;
    private final CaseList list;
    private final Requests requests;
    private final Emcs emcs;
    private final Inbox inbox;
    private final ProcessInstances instances;
    private final AuditTrail audit;
    private final Access access;
    private final MessageSource messages;

    ReplacementPages(CaseService cases, CaseList list, Requests requests, Emcs emcs, Inbox inbox, ProcessInstances instances, AuditTrail audit, Access access, MessageSource messages) {
        this.cases = cases;
        this.list = list;
        this.requests = requests;
        this.emcs = emcs;
        this.inbox = inbox;
        this.instances = instances;
        this.audit = audit;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/replacements")
    String list(@RequestParam(defaultValue = "OPEN") String status, @RequestParam(defaultValue = "") String emc, @RequestParam(defaultValue = "") String actor,
                @RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") String page, Model model) {
        var filter = CasePaths.filter(status, emc, actor, query);
        model.addAttribute("rows", list.search(filter, access.currentUser(), new PageRequest(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE)));
        model.addAttribute("filter", filter);
        model.addAttribute("statuses", CaseList.Filter.statuses());
        return "replacement/cases";
    }

    @GetMapping("/replacements/{code}")
    String show(@PathVariable String code, Model model, Locale locale) {
        fill(model, find(code), locale);
        return "replacement/case";
    }

    /** Everything that the page of a case shows. */
    void fill(Model model, CaseView view, Locale locale) {
        var user = access.currentUser();
        var instance = instance(view);
        model.addAttribute("c", view);
        model.addAttribute("s", view.succession());
        model.addAttribute("names", names(view, locale));
        model.addAttribute("instance", instance.orElse(null));
        model.addAttribute("operator", user.has(Role.OPERATOR) || user.has(Role.ADMINISTRATOR));
        model.addAttribute("task", inbox.waiting(user, List.of(view.code().value())).containsKey(view.code().value()));
        model.addAttribute("votesIn", ballotFor(view));
        model.addAttribute("stages", CaseStages.of(view));
        model.addAttribute("next", CaseStages.next(view));
        model.addAttribute("kinds", kinds(locale));
        model.addAttribute("history", audit.entries(view.code().value(), new PageRequest(0, 50)).items().stream().filter(entry -> entry.action().startsWith("replacement.")).toList());
        model.addAttribute("seen", seen(view, instance));
    }

    /** The running ballot in which the reader still has a vote; null for none. */
    private static String ballotFor(CaseView view) {
        boolean waits = view.waitingFor().stream().anyMatch(id -> view.mine().stream().anyMatch(actor -> actor.value().equals(id)));
        var first = Stream.ofNullable(view.voting()).filter(voting -> voting.result() == null).map(Voting::ballot);
        var last = Stream.ofNullable(view.succession()).flatMap(one -> one.lastVotes().stream()).map(Remedy::voting).filter(voting -> voting != null && voting.result() == null).map(Remedy.Vote::ballot);
        return !waits || view.outcome() != null ? null : Stream.concat(first, last).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Names of parties, and of the groups of those who judge. */
    private Map<String, String> names(CaseView view, Locale locale) {
        var names = new HashMap<String, String>();
        Stream.concat(Stream.of(view.subject()), view.others().stream()).forEach((Member member) -> names.put(member.actor().value(), member.name()));
        if (view.succession() != null && view.succession().search() != null) {
            view.succession().search().candidates().forEach(one -> names.put(one.actor().value(), one.name()));
        }
        Stream.concat(view.waitingFor().stream(), Stream.ofNullable(view.silence()).flatMap(silence -> silence.whom().stream())).filter(id -> !names.containsKey(id)).forEach(id -> names.put(id, GroupNames.of(id, messages, locale)));
        return names;
    }

    private Map<String, String> kinds(Locale locale) {
        var kinds = new LinkedHashMap<String, String>();
        Stream.of(HandOver.Kind.values()).forEach(kind -> kinds.put(kind.name(), messages.getMessage("replacement.handOver.kind." + kind, null, locale)));
        return kinds;
    }

    @GetMapping("/replacements/{code}/news")
    String news(@PathVariable String code, @RequestParam(defaultValue = "") String seen, Model model, HttpServletResponse response) {
        var view = find(code);
        if (seen.equals(seen(view, instance(view)))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        response.setStatus(STOP_ASKING);
        model.addAttribute("code", view.code().value());
        return "replacement/parts :: changed(code=${code})";
    }

    @GetMapping(value = "/replacements/{code}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> diagram(@PathVariable String code) {
        var bpmn = instance(find(code)).flatMap(one -> instances.diagram(one.processDefinitionKey())).or(() -> instances.currentDiagram(Opening.PROCESS_ID)).orElseThrow(CasePaths::unknown);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8)).body(bpmn);
    }

    /** The frozen document for whoever is signed in by a browser, which has no token for the API. */
    @GetMapping(value = "/replacements/{code}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> evidence(@PathVariable String code) {
        return CasePaths.document(cases.evidence(access.currentUser(), CasePaths.code(code)));
    }

    @PostMapping("/replacements/{code}/skip-cure")
    String skipCure(@PathVariable String code, @RequestParam(defaultValue = "") String party, RedirectAttributes redirect) {
        return acted(cases.skipCure(access.currentUser(), CasePaths.code(code), party), code, "replacement.flash.skipped", redirect);
    }

    @PostMapping("/replacements/{code}/appeal")
    String appeal(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Model model, Locale locale, RedirectAttributes redirect) {
        var reply = cases.appeal(access.currentUser(), CasePaths.code(code), reason);
        if (reply instanceof CaseReply.Invalid(var errors)) {
            fill(model, find(code), locale);
            model.addAttribute("errors", errors);
            model.addAttribute("typed", reason);
            return "replacement/case";
        }
        return acted(reply, code, "replacement.flash.appealed", redirect);
    }

    @PostMapping("/replacements/{code}/withdraw")
    String withdraw(@PathVariable String code, RedirectAttributes redirect) {
        return acted(cases.withdraw(access.currentUser(), CasePaths.code(code)), code, "replacement.flash.withdrawn", redirect);
    }

    static String acted(CaseReply reply, String code, String good, RedirectAttributes redirect) {
        if (reply instanceof CaseReply.TooLate(var messageKey)) {
            Flash.add(redirect, Flash.Tone.WARN, messageKey);
        } else {
            CasePaths.done(reply);
            Flash.good(redirect, good);
        }
        return "redirect:/replacements/" + code;
    }

    @GetMapping("/emcs/{emc}/replacement")
    String form(@PathVariable String emc, @RequestParam(defaultValue = "") String subject, Model model) {
        return form(emc, Map.of("subject", subject), model);
    }

    private String form(String code, Map<String, String> typed, Model model) {
        var user = access.currentUser();
        var emc = Optional.of(CasePaths.emc(code)).filter(one -> emcs.mayRead(user, one)).flatMap(emcs::find).orElseThrow(() -> ApiProblem.notFound("replacement.refusal.unknownEmc"));
        var mine = emcs.actingFor(user, emc.code());
        if (mine.isEmpty()) {
            throw ApiProblem.forbidden("replacement.refusal.notAMember");
        }
        Map<String, String> parties = new LinkedHashMap<>();
        Map<String, String> subjects = new LinkedHashMap<>();
        emc.terms().nodes().forEach(node -> (mine.contains(node.actor()) ? parties : subjects).put(node.actor().value(), node.name()));
        model.addAttribute("emc", emc);
        model.addAttribute("parties", parties);
        model.addAttribute("subjects", subjects);
        model.addAttribute("typed", typed);
        return "replacement/ask";
    }

    @PostMapping("/emcs/{emc}/replacement")
    String ask(@PathVariable String emc, @RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "") String party, @RequestParam(defaultValue = "") String reason,
               Model model, RedirectAttributes redirect) {
        switch (requests.ask(access.currentUser(), CasePaths.emc(emc), subject, party, reason)) {
            case RequestReply.Opened(var code) -> {
                Flash.good(redirect, "replacement.flash.opened", code.value());
                return "redirect:/replacements/" + code;
            }
            case RequestReply.OpenAlready(var code) -> {
                Flash.add(redirect, Flash.Tone.INFO, "replacement.refusal.openAlready", code.value());
                return "redirect:/replacements/" + code;
            }
            case RequestReply.Waiting(var missing) -> {
                Flash.good(redirect, "replacement.flash.waiting", String.valueOf(missing));
                return "redirect:/emcs/" + emc;
            }
            case RequestReply.Unknown() -> throw ApiProblem.notFound("replacement.refusal.unknownEmc");
            case RequestReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case RequestReply.Invalid(var errors) -> {
                model.addAttribute("errors", errors);
                return form(emc, Map.of("subject", subject, "party", party, "reason", reason), model);
            }
        }
    }

    CaseView find(String code) {
        return cases.find(access.currentUser(), CasePaths.code(code)).orElseThrow(CasePaths::unknown);
    }

    private Optional<InstanceView> instance(CaseView view) {
        return instances.byBusinessKey(Opening.PROCESS_ID, view.code().value());
    }

    private static String seen(CaseView view, Optional<InstanceView> instance) {
        return view.step() + "." + view.waitingFor().size() + "." + view.skips().size() + "." + (view.hearing().answer() != null) + "." + (view.cure() != null && view.cure().plan() != null) + "." + (view.appeal() != null) + "." + (view.silence() != null) + "." + followed(view) + "."
                + instance.map(InstanceView::activeElements).orElse(List.of()).hashCode();
    }

    /** Changes with each answer of a candidate and each item of a checklist. */
    private static int followed(CaseView view) {
        return view.succession() == null ? 0 : List.of(view.succession().carried().size(), String.valueOf(view.succession().search()), String.valueOf(view.succession().handOver()),
                view.succession().lastVotes().size(), view.succession().compensation() != null && view.succession().compensation().settled() != null).toString().hashCode();
    }
}
