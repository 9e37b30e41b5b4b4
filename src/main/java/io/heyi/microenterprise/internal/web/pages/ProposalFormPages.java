package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals;
import io.heyi.orchestration.Begins;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The guided form: every step is kept on the server, so that a proposal can be begun here and finished elsewhere. */
@Controller
@RequestMapping("/proposals")
class ProposalFormPages {

    private static final String FORM = "microenterprise/proposal-form";

    private final Proposals proposals;
    private final Access access;
    private final Wizard wizard;
    private final Clock clock;

    ProposalFormPages(Proposals proposals, Access access, Wizard wizard, Clock clock) {
        this.proposals = proposals;
        this.access = access;
        this.wizard = wizard;
        this.clock = clock;
    }

    /** What a proposal needs, and the drafts that wait; looking at it creates nothing. */
    @Begins("me-founding")
    @GetMapping("/new")
    String intro(Model model) {
        var user = access.currentUser();
        model.addAttribute("drafts", proposals.list(user, "", Set.of(ProposalStatus.DRAFT), true, PageRequest.first()).items());
        model.addAttribute("steps", WizardStep.values());
        return "microenterprise/proposal-new";
    }

    @PostMapping("/new")
    String start(RedirectAttributes redirect) {
        var user = access.currentUser();
        if (!ProposalPages.mayPropose(user)) {
            throw ApiProblem.forbidden("microenterprise.refusal.mayNotPropose");
        }
        var draft = proposals.startDraft(user);
        if (draft.isEmpty()) {
            Flash.add(redirect, Flash.Tone.WARN, "proposalpages.flash.tooManyDrafts");
            return "redirect:/proposals/new";
        }
        return "redirect:/proposals/" + draft.get() + "/edit";
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable String id, @RequestParam(defaultValue = "1") int step, @RequestParam(defaultValue = "false") boolean check,
                @RequestParam Optional<String> people, @RequestParam(defaultValue = "") String extra, Model model, Locale locale) {
        var user = access.currentUser();
        var proposal = Ids.proposal(id);
        var draft = draft(user, proposal);
        if (draft.isEmpty()) {
            return "redirect:/proposals/" + proposal;
        }
        model.addAttribute("form", wizard.view(user, proposal, draft.get(), Wizard.Refused.NOTHING, new Wizard.Wish(WizardStep.of(step), check, people, extra), locale));
        return FORM;
    }

    /** People to invite, while typing. */
    @GetMapping("/{id}/people")
    String people(@PathVariable String id, @RequestParam(defaultValue = "") String people, Model model) {
        var user = access.currentUser();
        var input = draft(user, Ids.proposal(id)).orElseThrow(Ids::unknownProposal).input();
        model.addAttribute("search", wizard.search(user, input, new Wizard.Wish(WizardStep.TEAM, false, Optional.of(people), "")));
        return "microenterprise/proposal-form-parts :: finds(search=${search})";
    }

    /** Keeps what has been typed so far and says so; shows no faults, because nobody has finished yet. */
    @PostMapping("/{id}/autosave")
    String autosave(@PathVariable String id, @RequestParam(defaultValue = "1") int step, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var user = access.currentUser();
        var proposal = Ids.proposal(id);
        var edit = DraftEdit.of(draft(user, proposal).orElseThrow(Ids::unknownProposal).input(), WizardStep.of(step), WizardAction.of("save"), sent);
        var outcome = proposals.saveDraft(user, proposal, edit.input(), seen(sent));
        model.addAttribute("state", switch (outcome) {
            case ProposalOutcome.Done done when edit.errors().isEmpty() -> "saved";
            case ProposalOutcome.Changed changed -> "changed";
            default -> "unsaved";
        });
        // of this very save: what somebody else saves right after it must not count as seen
        model.addAttribute("version", outcome instanceof ProposalOutcome.Done done ? done.draftVersion() : seen(sent).version());
        model.addAttribute("at", Instant.now(clock));
        return "microenterprise/proposal-form-parts :: kept";
    }

    @PostMapping("/{id}/edit")
    String save(@PathVariable String id, @RequestParam(defaultValue = "1") int step, @RequestParam(required = false) String go,
                @RequestParam MultiValueMap<String, String> sent, Model model, Locale locale, RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        var proposal = Ids.proposal(id);
        var current = WizardStep.of(step);
        var action = WizardAction.of(go);
        var before = draft(user, proposal);
        if (before.isEmpty()) {
            return "redirect:/proposals/" + proposal;
        }
        var edit = DraftEdit.of(before.get().input(), current, action, sent);
        if (!edit.errors().isEmpty()) {
            return refused(user, proposal, new Proposals.Draft(edit.input(), seen(sent).version()), new Wizard.Refused(edit.raw(), edit.errors(), false), current, model, locale, response);
        }
        return switch (proposals.saveDraft(user, proposal, edit.input(), seen(sent))) {
            case ProposalOutcome.Done done -> "redirect:" + after(user, proposal, edit.input(), current, action, sent, redirect);
            case ProposalOutcome.Invalid invalid -> refused(user, proposal, new Proposals.Draft(edit.input(), seen(sent).version()),
                    new Wizard.Refused(Map.of(), invalid.errors(), false), current, model, locale, response);
            // sent once more, it is a decision to keep this version: it then builds on the one that it replaces
            case ProposalOutcome.Changed changed -> refused(user, proposal, new Proposals.Draft(edit.input(), before.get().version()),
                    new Wizard.Refused(Map.of(), List.of(), true), current, model, locale, response);
            case ProposalOutcome.Unknown unknown -> throw Ids.unknownProposal();
            case ProposalOutcome.NotAllowed not -> throw ApiProblem.forbidden(not.messageKey());
            case ProposalOutcome.TooLate late -> movedOn(proposal, late, redirect);
        };
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable String id, RedirectAttributes redirect) {
        var proposal = Ids.proposal(id);
        return switch (proposals.discardDraft(access.currentUser(), proposal)) {
            case ProposalOutcome.Done done -> {
                Flash.good(redirect, "proposalpages.flash.discarded");
                yield "redirect:/proposals";
            }
            case ProposalOutcome.NotAllowed not -> throw ApiProblem.forbidden(not.messageKey());
            case ProposalOutcome.Changed changed -> throw ApiProblem.conflict("microenterprise.refusal.draftChanged", Map.of());
            case ProposalOutcome.TooLate late -> movedOn(proposal, late, redirect);
            case ProposalOutcome.Invalid invalid -> throw ApiProblem.invalid(invalid.errors());
            case ProposalOutcome.Unknown unknown -> throw Ids.unknownProposal();
        };
    }

    /** Where the browser goes once the step has been kept. */
    private String after(CurrentUser user, ProposalId id, ProposalInput input, WizardStep step, WizardAction action, MultiValueMap<String, String> sent,
                         RedirectAttributes redirect) {
        var edit = "/proposals/" + id + "/edit";
        switch (action.verb()) {
            case "submit" -> {
                return submit(user, id, redirect);
            }
            case "close" -> {
                Flash.good(redirect, "proposalpages.flash.saved");
                return "/proposals";
            }
            case "next" -> {
                var faulty = proposals.check(user, input).stream().anyMatch(error -> WizardStep.asking(error.field()) == step);
                return faulty ? to(edit, step, true, redirect) : to(edit, step.next(), false, redirect);
            }
            case "skip" -> {
                return to(edit, step.next(), false, redirect);
            }
            case "back" -> {
                return to(edit, step.previous(), WizardView.begun(step.previous(), input), redirect);
            }
            case "step" -> {
                var wanted = WizardStep.of(action.number(step.number()));
                return to(edit, wanted, WizardView.begun(wanted, input), redirect);
            }
            case "add" -> redirect.addAttribute("extra", action.argument());
            case "find" -> redirect.addAttribute("people", Optional.ofNullable(sent.getFirst("people")).orElse(""));
            default -> {
                // save, remove, invite, uninvite: the step again
            }
        }
        return to(edit, step, Boolean.parseBoolean(sent.getFirst("check")), redirect);
    }

    private String submit(CurrentUser user, ProposalId id, RedirectAttributes redirect) {
        return switch (proposals.submitDraft(user, id)) {
            case ProposalOutcome.Done done -> {
                Flash.good(redirect, "proposalpages.flash.submitted");
                yield "/proposals/" + id;
            }
            case ProposalOutcome.Invalid invalid -> to("/proposals/" + id + "/edit", WizardStep.REVIEW, true, redirect);
            case ProposalOutcome.Unknown unknown -> throw Ids.unknownProposal();
            case ProposalOutcome.NotAllowed not -> throw ApiProblem.forbidden(not.messageKey());
            case ProposalOutcome.Changed changed -> throw ApiProblem.conflict("microenterprise.refusal.draftChanged", Map.of());
            case ProposalOutcome.TooLate late -> {
                Flash.add(redirect, Flash.Tone.WARN, late.messageKey());
                yield "/proposals/" + id;
            }
        };
    }

    private static String to(String address, WizardStep step, boolean check, RedirectAttributes redirect) {
        redirect.addAttribute("step", step.number());
        if (check) {
            redirect.addAttribute("check", true);
        }
        return address;
    }

    private String refused(CurrentUser user, ProposalId id, Proposals.Draft draft, Wizard.Refused refusal, WizardStep step, Model model, Locale locale,
                           HttpServletResponse response) {
        response.setStatus((refusal.changed() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY).value());
        model.addAttribute("form", wizard.view(user, id, draft, refusal, new Wizard.Wish(step, !refusal.changed(), Optional.empty(), ""), locale));
        return FORM;
    }

    private static String movedOn(ProposalId id, ProposalOutcome.TooLate late, RedirectAttributes redirect) {
        Flash.add(redirect, Flash.Tone.WARN, late.messageKey());
        return "redirect:/proposals/" + id;
    }

    /** What the page knew when it was filled in; a page that says nothing of it is taken for an old one. */
    private static Proposals.Edit seen(MultiValueMap<String, String> sent) {
        var editor = Optional.ofNullable(sent.getFirst("editor")).filter(text -> text.matches("[0-9a-f-]{8,40}")).orElse("");
        return new Proposals.Edit(count(sent, "version").orElse(-1), editor, count(sent, "turn").orElse(0));
    }

    private static Optional<Integer> count(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** Empty when the reader may see the proposal but has nothing to edit. */
    private Optional<Proposals.Draft> draft(CurrentUser user, ProposalId id) {
        var status = proposals.find(user, id, Locale.ENGLISH).orElseThrow(Ids::unknownProposal).status();
        return status == ProposalStatus.DRAFT || status == ProposalStatus.REWORK ? proposals.draft(user, id) : Optional.empty();
    }
}
