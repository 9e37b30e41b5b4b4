package io.heyi.emc.internal.web.renewal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.renewal.RenewalBoard;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalReply;
import io.heyi.emc.internal.renewal.RenewalSchedule;
import io.heyi.emc.internal.renewal.RenewalService;
import io.heyi.emc.internal.renewal.RenewalStarts;
import io.heyi.emc.internal.renewal.RenewalView;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import io.heyi.web.GroupNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The month-end board and the page of one renewal. */
@Controller
@RequestMapping("/renewals")
class RenewalPages {

    private static final int ROWS = 25;
    /** Ends htmx's polling. */
    private static final int STOP_ASKING = 286;

    private final RenewalService renewals;
    private final RenewalBoard board;
    private final RenewalSchedule schedule;
    private final Parties parties;
    private final ProcessInstances instances;
    private final AuditTrail audit;
    private final Access access;
    private final MessageSource messages;

    RenewalPages(RenewalService renewals, RenewalBoard board, RenewalSchedule schedule, Parties parties, ProcessInstances instances, AuditTrail audit,
                 Access access, MessageSource messages) {
        this.renewals = renewals;
        this.board = board;
        this.schedule = schedule;
        this.parties = parties;
        this.instances = instances;
        this.audit = audit;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping
    String board(@RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "0") String page, Model model,
                 Locale locale) {
        var reach = parties.reach(access.currentUser());
        var filter = RenewalBoard.Filter.of(status);
        var look = board.look(BoardPeriod.of(period, board), filter.orElseGet(RenewalBoard.Filter::all), reach,
                new PageRequest(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, ROWS));
        var shown = look.rows().map(row -> row.shownTo(access.currentUser()));
        var waiting = shown.items().stream().flatMap(row -> row.waitingFor().stream()).distinct().toList();
        model.addAttribute("view", new BoardView(look.counts(), shown, filter.isPresent() ? status : "", names(waiting, locale), schedule.periodEnd(look.counts().period())));
        return "emc/renewals";
    }

    /** Names of parties and of mediators' groups. */
    private Map<String, String> names(List<String> ids, Locale locale) {
        var names = new HashMap<String, String>();
        ids.stream().filter(id -> !ActorId.isValid(id) || Role.named(id).isPresent()).forEach(group -> names.put(group, GroupNames.of(group, messages, locale)));
        parties.find(ids.stream().filter(id -> !names.containsKey(id)).map(ActorId::new).toList()).forEach((actor, party) -> names.put(actor.value(), party.name()));
        return names;
    }

    @GetMapping("/{emc}/{period}")
    String show(@PathVariable String emc, @PathVariable String period, Model model, Locale locale) {
        fill(model, find(emc, period), locale);
        return "emc/renewal";
    }

    private void fill(Model model, RenewalView renewal, Locale locale) {
        var user = access.currentUser();
        var instance = instance(renewal);
        model.addAttribute("r", renewal);
        model.addAttribute("names", names(renewal.waitingFor(), locale));
        model.addAttribute("memberNames", memberNames(renewal));
        model.addAttribute("instance", instance.orElse(null));
        model.addAttribute("operator", user.has(Role.OPERATOR) || user.has(Role.ADMINISTRATOR));
        model.addAttribute("myTurn", myTurn(renewal, user));
        model.addAttribute("stages", RenewalStages.of(renewal));
        model.addAttribute("history", audit.entries(renewal.id(), new PageRequest(0, 50)).items().stream().filter(entry -> entry.action().startsWith("emc.")).toList());
        model.addAttribute("seen", seen(renewal, instance));
    }

    private static Map<String, String> memberNames(RenewalView renewal) {
        var names = new HashMap<String, String>();
        if (renewal.proposal() != null && renewal.proposal().changed()) {
            renewal.proposal().terms().nodes().forEach(node -> names.put(node.actor().value(), node.name()));
        }
        renewal.figures().forEach(figure -> names.put(figure.actor(), figure.actorName()));
        renewal.members().forEach(member -> names.put(member.actor().value(), member.name()));
        names.put(renewal.emc().value(), renewal.title());
        return names;
    }

    private static boolean myTurn(RenewalView renewal, CurrentUser user) {
        return renewal.waitingFor().stream().anyMatch(id -> user.groups().contains(id) || renewal.mine().stream().anyMatch(actor -> actor.value().equals(id)));
    }

    @GetMapping("/{emc}/{period}/news")
    String news(@PathVariable String emc, @PathVariable String period, @RequestParam(defaultValue = "") String seen, Model model, HttpServletResponse response) {
        var view = find(emc, period);
        if (seen.equals(seen(view, instance(view)))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        response.setStatus(STOP_ASKING);
        model.addAttribute("id", view.id());
        return "emc/renewal-parts :: changed(id=${id})";
    }

    @GetMapping(value = "/{emc}/{period}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> diagram(@PathVariable String emc, @PathVariable String period) {
        var bpmn = instance(find(emc, period)).flatMap(view -> instances.diagram(view.processDefinitionKey())).or(() -> instances.currentDiagram(RenewalStarts.PROCESS_ID))
                .orElseThrow(RenewalApiController::unknown);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8)).body(bpmn);
    }

    @PostMapping("/{emc}/{period}/disputes")
    String dispute(@PathVariable String emc, @PathVariable String period, @RequestParam String party, @RequestParam String figure, @RequestParam(defaultValue = "") String reason,
                   @RequestParam(defaultValue = "") String claimedValue, Model model, Locale locale, RedirectAttributes redirect) {
        var id = known(emc, period);
        int slash = figure.lastIndexOf('/');
        var disputed = new Actuals.FigureId(slash < 0 ? "" : figure.substring(0, slash), figure.substring(slash + 1));
        var errors = numberErrors("claimedValue", claimedValue);
        var reply = errors.isEmpty() ? renewals.dispute(access.currentUser(), id, actor(party), disputed, reason, RenewalApiController.number("claimedValue", claimedValue))
                : new RenewalReply.Invalid(errors);
        return answered(onDisputeForm(reply), id, model, locale, redirect, "emcrenewal.flash.disputed", Map.of("party", party, "figure", figure, "disputeReason", reason, "claimedValue", claimedValue));
    }

    @PostMapping("/{emc}/{period}/wishes")
    String wish(@PathVariable String emc, @PathVariable String period, @RequestParam String actor, @RequestParam(defaultValue = "") String text,
                @RequestParam(defaultValue = "") String ratioPercent, @RequestParam(defaultValue = "false") boolean leave, Model model, Locale locale,
                RedirectAttributes redirect) {
        var id = known(emc, period);
        var errors = numberErrors("ratioPercent", ratioPercent);
        var reply = errors.isEmpty() ? renewals.wish(access.currentUser(), id, actor(actor), text, RenewalApiController.number("ratioPercent", ratioPercent), leave)
                : new RenewalReply.Invalid(errors);
        return answered(reply, id, model, locale, redirect, leave ? "emcrenewal.flash.leaves" : "emcrenewal.flash.wished", Map.of("actor", actor, "wishText", text, "ratioPercent", ratioPercent, "leave", String.valueOf(leave)));
    }

    /** The lead's draft, pre-filled from figures and wishes. */
    @GetMapping("/{emc}/{period}/terms")
    String terms(@PathVariable String emc, @PathVariable String period, Model model) {
        var view = find(emc, period);
        if (!view.actsForLead()) {
            throw ApiProblem.forbidden("emcrenewal.refusal.notTheLead");
        }
        if (!view.mayDraft()) {
            return "redirect:/renewals/" + view.id();
        }
        model.addAttribute("r", view);
        model.addAttribute("form", TermsForm.of(view.draft() == null ? view.suggested() : view.draft()));
        return "emc/renewal-terms";
    }

    @PostMapping("/{emc}/{period}/terms")
    String keepTerms(@PathVariable String emc, @PathVariable String period, HttpServletRequest request, Model model, RedirectAttributes redirect) {
        var view = find(emc, period);
        if (!view.actsForLead() || !view.mayDraft()) {
            return terms(emc, period, model);
        }
        var form = TermsForm.of(view.draft() == null ? view.suggested() : view.draft()).with(request.getParameterMap());
        var reply = form.errors().isEmpty() ? renewals.draft(access.currentUser(), known(emc, period), form.terms()) : new RenewalReply.Invalid(form.errors());
        if (reply instanceof RenewalReply.Invalid(var errors)) {
            model.addAttribute("r", view);
            model.addAttribute("form", form);
            model.addAttribute("errors", form.errors().isEmpty() ? form.onFields(errors) : errors);
            return "emc/renewal-terms";
        }
        RenewalApiController.done(reply);
        Flash.good(redirect, "emcrenewal.flash.drafted");
        return "redirect:/renewals/" + view.id();
    }

    private String answered(RenewalReply reply, RenewalId id, Model model, Locale locale, RedirectAttributes redirect, String goodKey, Map<String, String> typed) {
        switch (reply) {
            case RenewalReply.Done() -> Flash.good(redirect, goodKey);
            case RenewalReply.TooLate(var messageKey, var arguments) -> Flash.add(redirect, Flash.Tone.WARN, messageKey, arguments.stream().map(String::valueOf).toArray(String[]::new));
            case RenewalReply.Invalid(var errors) -> {
                fill(model, find(id.emc().value(), id.period().toString()), locale);
                model.addAttribute("errors", errors);
                model.addAttribute("typed", typed);
                return "emc/renewal";
            }
            case RenewalReply.Unknown() -> throw RenewalApiController.unknown();
            case RenewalReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
        }
        return "redirect:/renewals/" + id;
    }

    /** On the page one field names both the metric and whose it is. */
    private static RenewalReply onDisputeForm(RenewalReply reply) {
        return reply instanceof RenewalReply.Invalid(var errors) ? new RenewalReply.Invalid(errors.stream()
                .map(error -> error.field().equals("metric") || error.field().equals("actor") ? new FieldError("figure", error.code(), error.arguments()) : error).toList()) : reply;
    }

    private static List<FieldError> numberErrors(String field, String text) {
        try {
            BigDecimal ignored = RenewalApiController.number(field, text);
            return List.of();
        } catch (ApiProblem problem) {
            return problem.errors();
        }
    }

    private static ActorId actor(String text) {
        if (!ActorId.isValid(text)) {
            throw ApiProblem.forbidden("emcrenewal.refusal.notYourParty");
        }
        return new ActorId(text);
    }

    private RenewalView find(String emc, String period) {
        return renewals.find(access.currentUser(), known(emc, period)).orElseThrow(RenewalApiController::unknown);
    }

    private static RenewalId known(String emc, String period) {
        return RenewalId.parse(emc, period).orElseThrow(RenewalApiController::unknown);
    }

    private Optional<InstanceView> instance(RenewalView view) {
        return instances.byBusinessKey(RenewalStarts.PROCESS_ID, view.id());
    }

    private static String seen(RenewalView view, Optional<InstanceView> instance) {
        return view.step() + "." + view.waitingFor().size() + "." + view.disputes().size() + "." + view.wishes().size() + "."
                + instance.map(InstanceView::activeElements).orElse(List.of()).hashCode();
    }

}
