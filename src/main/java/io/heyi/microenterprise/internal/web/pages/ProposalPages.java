package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** The list of proposals and the page of one case. */
@Controller
@RequestMapping("/proposals")
class ProposalPages {

    static final String PROCESS = "me-founding";

    private final Proposals proposals;
    private final Access access;
    private final ProcessInstances instances;
    private final WaitingFor waitingFor;
    private final ProcessOutline outline;

    ProposalPages(Proposals proposals, Access access, ProcessInstances instances, WaitingFor waitingFor, ProcessOutline outline) {
        this.proposals = proposals;
        this.access = access;
        this.instances = instances;
        this.waitingFor = waitingFor;
        this.outline = outline;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "false") boolean mine,
                @RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        var filter = ListFilter.of(query, show, mine);
        model.addAttribute("filter", filter);
        model.addAttribute("filters", ListFilter.Group.values());
        model.addAttribute("result", proposals.list(user, filter.query(), filter.group().statuses(), filter.mine(), Paging.of(page)));
        model.addAttribute("mayPropose", mayPropose(user));
        return "microenterprise/proposals";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model, Locale locale) {
        var user = access.currentUser();
        var view = find(user, id, locale);
        if (view.status() == ProposalStatus.DRAFT) {
            return "redirect:/proposals/" + view.id() + "/edit";
        }
        model.addAttribute("view", caseView(user, view, locale));
        return "microenterprise/proposal";
    }

    /** Tells an open page whether the case has moved on since it was drawn: 204 when not. */
    @GetMapping("/{id}/news")
    ResponseEntity<Void> news(@PathVariable String id, @RequestParam(defaultValue = "") String seen, Locale locale) {
        var view = find(access.currentUser(), id, locale);
        return seen.equals(seen(view, instance(view))) ? ResponseEntity.noContent().build() : ResponseEntity.ok().header("HX-Refresh", "true").build();
    }

    /** The BPMN that this case runs on; before it runs, the one it would run on. */
    @GetMapping(value = "/{id}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> diagram(@PathVariable String id, Locale locale) {
        var bpmn = bpmn(instance(find(access.currentUser(), id, locale))).orElseThrow(() -> ApiProblem.notFound("proposalpages.problem.noDiagram"));
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8)).body(bpmn);
    }

    @GetMapping("/{id}/agreement")
    String agreement(@PathVariable String id, Model model, Locale locale) {
        var user = access.currentUser();
        var view = find(user, id, locale);
        model.addAttribute("proposal", view);
        model.addAttribute("agreement", proposals.agreement(user, view.id()).orElseThrow(() -> ApiProblem.notFound("proposalpages.problem.noAgreement")));
        return "microenterprise/agreement";
    }

    /** The very bytes that the hash was taken of. */
    @GetMapping("/{id}/agreement.txt")
    ResponseEntity<byte[]> download(@PathVariable String id) {
        var agreement = proposals.agreement(access.currentUser(), Ids.proposal(id)).orElseThrow(() -> ApiProblem.notFound("proposalpages.problem.noAgreement"));
        var name = "founding-agreement-" + agreement.hash().substring(0, Math.min(12, agreement.hash().length())) + ".txt";
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8)).body(agreement.text().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable String id, RedirectAttributes redirect) {
        var proposal = Ids.proposal(id);
        switch (proposals.withdraw(access.currentUser(), proposal)) {
            case ProposalOutcome.Done done -> Flash.good(redirect, "proposalpages.flash.withdrawn");
            case ProposalOutcome.Changed changed -> Flash.add(redirect, Flash.Tone.WARN, "microenterprise.refusal.draftChanged");
            case ProposalOutcome.TooLate late -> Flash.add(redirect, Flash.Tone.WARN, late.messageKey());
            case ProposalOutcome.Unknown unknown -> throw Ids.unknownProposal();
            case ProposalOutcome.NotAllowed not -> throw ApiProblem.forbidden(not.messageKey());
            case ProposalOutcome.Invalid invalid -> throw ApiProblem.invalid(invalid.errors());
        }
        return "redirect:/proposals/" + proposal;
    }

    /** Employees and outsiders propose (domain.md P1). */
    static boolean mayPropose(CurrentUser user) {
        return user.has(Role.ENTREPRENEUR) || user.has(Role.EXTERNAL_PARTNER);
    }

    private CaseView caseView(CurrentUser user, ProposalView view, Locale locale) {
        var instance = instance(view);
        var next = waitingFor.of(view);
        var me = user.username().value();
        var proposer = view.proposer().equals(me);
        var steps = bpmn(instance).map(bpmn -> outline.of(bpmn, instance.map(InstanceView::activeElements).orElse(List.of()),
                instance.map(InstanceView::doneElements).orElse(List.of()), locale)).orElse(List.of());
        return new CaseView(view, Stages.of(view), next.key(), next.people(), next.people().contains(me), proposer,
                proposer && view.status().mayBeWithdrawn(), user.has(Role.OPERATOR) || user.has(Role.ADMINISTRATOR), instance, steps, seen(view, instance));
    }

    private ProposalView find(CurrentUser user, String id, Locale locale) {
        return proposals.find(user, Ids.proposal(id), locale).orElseThrow(Ids::unknownProposal);
    }

    private Optional<InstanceView> instance(ProposalView view) {
        return instances.byBusinessKey(PROCESS, view.id().toString());
    }

    private Optional<String> bpmn(Optional<InstanceView> instance) {
        return instance.flatMap(view -> instances.diagram(view.processDefinitionKey())).or(() -> instances.currentDiagram(PROCESS));
    }

    private static String seen(ProposalView view, Optional<InstanceView> instance) {
        return view.status() + "." + view.timeline().size() + "." + instance.map(InstanceView::activeElements).orElse(List.of()).hashCode();
    }
}
