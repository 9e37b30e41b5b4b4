package io.heyi.emc.internal.web.canvas;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.canvas.CanvasDocument;
import io.heyi.emc.internal.canvas.CanvasDrafts;
import io.heyi.emc.internal.canvas.CanvasDrafts.Base;
import io.heyi.emc.internal.canvas.CanvasDrafts.Canvas;
import io.heyi.emc.internal.canvas.CanvasDrafts.Rights;
import io.heyi.emc.internal.canvas.CanvasDrafts.Saved;
import io.heyi.emc.internal.canvas.CanvasDrafts.Started;
import io.heyi.emc.internal.canvas.CanvasOpening;
import io.heyi.emc.internal.contract.EmcOutcome;
import io.heyi.emc.internal.contract.EmcOpening;
import io.heyi.emc.internal.web.contract.EmcJson;
import io.heyi.orchestration.Begins;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
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

/** The EMC canvas: scenario, parties, targets, money, sharing and exit on one page, filled in by the lead and the parties together. */
@Controller
@RequestMapping("/emcs")
class CanvasPages {

    private static final String PAGE = "emc/canvas";

    private final CanvasDrafts drafts;
    private final CanvasOpening canvasOpening;
    private final EmcOpening opening;
    private final CanvasView view;
    private final Access access;
    private final MessageSource messages;

    CanvasPages(CanvasDrafts drafts, CanvasOpening canvasOpening, EmcOpening opening, CanvasView view, Access access, MessageSource messages) {
        this.drafts = drafts;
        this.canvasOpening = canvasOpening;
        this.opening = opening;
        this.view = view;
        this.access = access;
        this.messages = messages;
    }

    /** A canvas with the usual beginning, and those that wait; looking at it creates nothing. */
    @Begins("emc-formation")
    @GetMapping("/new")
    String fresh(Model model, Locale locale) {
        var user = access.currentUser();
        model.addAttribute("drafts", drafts.of(user));
        var leads = leads(user);
        if (!leads.isEmpty()) {
            var document = CanvasDocument.beginning(leads.getFirst(), messages.getMessage("emccanvas.exit.usual", null, locale));
            model.addAttribute("form", view.of(user, null, document, document, new Rights(true, leads), CanvasView.Shown.with(List.of()), locale));
            model.addAttribute("notes", List.of());
        }
        return PAGE;
    }

    private static List<String> leads(CurrentUser user) {
        return user.relations().stream().filter(tie -> tie.kind() == Relation.Kind.ME_OWNER).map(Relation::objectId).sorted().toList();
    }

    @PostMapping("/new")
    String start(@RequestParam(defaultValue = "save") String go, @RequestParam MultiValueMap<String, String> sent, Model model, Locale locale, RedirectAttributes redirect,
                 HttpServletResponse response) {
        var user = access.currentUser();
        if (leads(user).isEmpty()) {
            throw ApiProblem.forbidden("emccanvas.refusal.noMicroenterprise");
        }
        var action = Action.of(go);
        var document = action.changed(CanvasDocument.of(sent)).tidy();
        return switch (drafts.start(user, document)) {
            case Started.Kept(var canvas) -> next(user, canvas, action, sent, redirect);
            case Started.TooMany() -> refused(user, document, "emccanvas.flash.tooManyDrafts", model, locale, response);
            case Started.TooLarge() -> refused(user, document, "emccanvas.flash.tooLarge", model, locale, response);
        };
    }

    /** What was typed stays on the page. */
    private String refused(CurrentUser user, CanvasDocument document, String why, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("drafts", drafts.of(user));
        model.addAttribute("form", view.of(user, null, document, document, new Rights(true, leads(user)), CanvasView.Shown.with(List.of(FieldError.of("title", why))), locale));
        model.addAttribute("notes", List.of());
        return PAGE;
    }

    @GetMapping("/canvas/{id}")
    String canvas(@PathVariable String id, @RequestParam(defaultValue = "") String extra, @RequestParam(defaultValue = "") String check, Model model, Locale locale) {
        var user = access.currentUser();
        var open = drafts.open(user, known(id)).orElseThrow(CanvasPages::unknown);
        if (open.canvas().emc() != null) {
            return "redirect:/emcs/" + open.canvas().emc();
        }
        var errors = check.matches("CALL|CANVAS") ? faults(open.canvas().document(), check) : List.<FieldError>of();
        show(user, open.canvas(), open.canvas().document(), open.rights(), new CanvasView.Shown(errors, extra, null, List.of()), model, locale);
        return PAGE;
    }

    private List<FieldError> faults(CanvasDocument document, String mode) {
        var read = EmcJson.opening(document.toBody(mode, view.zone()));
        var errors = new ArrayList<>(read.errors());
        opening.check(read.terms(), read.way()).stream().filter(error -> errors.stream().noneMatch(one -> one.field().equals(error.field()))).toList().forEach(errors::add);
        return errors;
    }

    private void show(CurrentUser user, Canvas canvas, CanvasDocument document, Rights rights, CanvasView.Shown shown, Model model, Locale locale) {
        model.addAttribute("form", view.of(user, canvas, document, canvas.document(), rights, shown, locale));
        model.addAttribute("notes", drafts.notes(canvas.id()));
        model.addAttribute("drafts", List.of());
    }

    @PostMapping("/canvas/{id}")
    String save(@PathVariable String id, @RequestParam(defaultValue = "save") String go, @RequestParam MultiValueMap<String, String> sent, Model model, Locale locale,
                RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        var canvas = known(id);
        var open = drafts.open(user, canvas).orElseThrow(CanvasPages::unknown);
        if (open.canvas().emc() != null) {
            return "redirect:/emcs/" + open.canvas().emc();
        }
        var action = Action.of(go);
        var document = action.changed(CanvasDocument.of(sent));
        return switch (drafts.save(user, canvas, document, base(sent))) {
            case Saved.Kept(var kept, var mergedWith) when mergedWith != null && action.verb().equals("open") -> {
                // nobody opens figures that he has not seen
                Flash.add(redirect, Flash.Tone.WARN, "emccanvas.flash.changedMeanwhile");
                yield "redirect:/emcs/canvas/" + canvas;
            }
            case Saved.Kept(var kept, var mergedWith) -> next(user, kept, action, sent, redirect);
            case Saved.Conflict(var latest, var merged, var parts, var frame) -> {
                // the typed texts stay on the page, and sending them once more is a decision: they then build on what they replace
                response.setStatus(HttpStatus.CONFLICT.value());
                show(user, latest, merged, open.rights(), new CanvasView.Shown(List.of(), "", latest.changedBy(), parts), model, locale);
                yield PAGE;
            }
            case Saved.Gone() -> throw unknown();
            case Saved.TooLarge(var latest, var merged) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                show(user, latest, merged, open.rights(), CanvasView.Shown.with(List.of(FieldError.of("title", "emccanvas.flash.tooLarge"))), model, locale);
                yield PAGE;
            }
        };
    }

    /** Where it goes once the canvas has been kept. */
    private String next(CurrentUser user, Canvas canvas, Action action, MultiValueMap<String, String> sent, RedirectAttributes redirect) {
        switch (action.verb()) {
            case "open" -> {
                return open(user, canvas, action.argument(), redirect);
            }
            case "check" -> redirect.addAttribute("check", action.argument());
            case "add" -> redirect.addAttribute("extra", action.argument());
            case "find" -> redirect.addFlashAttribute("found", view.search(Optional.ofNullable(sent.getFirst("find")).orElse("")));
            case "save" -> Flash.good(redirect, "emccanvas.flash.saved");
            default -> {
                // remove, party: the page again
            }
        }
        return "redirect:/emcs/canvas/" + canvas.id() + action.anchor();
    }

    private String open(CurrentUser user, Canvas canvas, String mode, RedirectAttributes redirect) {
        var id = canvas.id();
        var read = EmcJson.opening(canvas.document().toBody(mode, view.zone()));
        if (!read.errors().isEmpty()) {
            return again(id, mode, redirect);
        }
        var outcome = canvasOpening.open(user, id, canvas.revision(), read.terms(), read.way());
        return switch (outcome.orElse(null)) {
            case null -> {
                Flash.add(redirect, Flash.Tone.WARN, "emccanvas.flash.changedMeanwhile");
                yield "redirect:/emcs/canvas/" + id;
            }
            case EmcOutcome.Done(var code, var state) -> {
                Flash.good(redirect, "emccanvas.flash.opened." + mode, code.value());
                yield "redirect:/emcs/" + code;
            }
            case EmcOutcome.Invalid invalid -> again(id, mode, redirect);
            case EmcOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case EmcOutcome.Unknown() -> throw unknown();
            case EmcOutcome.TooLate(var messageKey, var state) -> {
                Flash.add(redirect, Flash.Tone.WARN, messageKey);
                yield "redirect:/emcs/canvas/" + id;
            }
        };
    }

    private static String again(UUID id, String mode, RedirectAttributes redirect) {
        redirect.addAttribute("check", mode);
        return "redirect:/emcs/canvas/" + id;
    }

    @PostMapping("/canvas/{id}/discard")
    String discard(@PathVariable String id, RedirectAttributes redirect) {
        var user = access.currentUser();
        drafts.open(user, known(id)).filter(open -> open.rights().everything()).orElseThrow(CanvasPages::unknown);
        drafts.discard(user, known(id));
        Flash.good(redirect, "emccanvas.flash.discarded");
        return "redirect:/emcs/new";
    }

    @PostMapping("/canvas/{id}/notes")
    String note(@PathVariable String id, @RequestParam(defaultValue = "") String text, Model model, Locale locale, HttpServletResponse response) {
        var user = access.currentUser();
        var open = drafts.open(user, known(id)).orElseThrow(CanvasPages::unknown);
        var refused = drafts.note(user, known(id), text);
        if (refused.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            show(user, open.canvas(), open.canvas().document(), open.rights(), CanvasView.Shown.with(List.of()), model, locale);
            model.addAttribute("note", text);
            model.addAttribute("noteErrors", List.of(FieldError.of("text", refused.get())));
            return PAGE;
        }
        return "redirect:/emcs/canvas/" + id + "#notes";
    }

    /** Parties to name, while typing. */
    @GetMapping("/canvas/parties")
    String parties(@RequestParam(name = "find", defaultValue = "") String text, Model model) {
        model.addAttribute("found", view.search(text));
        return "emc/canvas-parts :: finds";
    }

    private static Base base(MultiValueMap<String, String> sent) {
        var parts = new HashMap<String, String>();
        sent.forEach((name, values) -> {
            if (name.startsWith("base.part.")) {
                parts.put(name.substring("base.part.".length()), values.getFirst());
            }
        });
        return new Base(Optional.ofNullable(sent.getFirst("base.frame")).orElse(""), parts);
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("emccanvas.refusal.unknown");
    }

    /**
     * What the pressed button asks for.
     *
     * @param verb save, add, remove, find, party, check, open
     * @param argument a list, a row, a party or CALL or CANVAS; may be empty
     */
    record Action(String verb, String argument) {

        static Action of(String go) {
            var parts = go.split(":", 2);
            var argument = parts.length == 2 ? parts[1] : "";
            boolean sound = switch (parts[0]) {
                case "add", "remove" -> argument.matches("[a-zA-Z\\[\\].0-9]{1,60}");
                case "party" -> ActorId.isValid(argument);
                case "check", "open" -> argument.matches("CALL|CANVAS");
                case "find" -> true;
                default -> false;
            };
            return sound ? new Action(parts[0], argument) : new Action("save", "");
        }

        CanvasDocument changed(CanvasDocument document) {
            return switch (verb) {
                case "remove" -> document.without(argument);
                case "party" -> document.actors().contains(argument) ? document : document.tidy().with("nodes[" + document.tidy().size("nodes") + "].actor", argument)
                        .with("nodes[" + document.tidy().size("nodes") + "].tier", "STRATEGIC");
                default -> document;
            };
        }

        /** Back to where the button was. */
        String anchor() {
            return switch (verb) {
                case "find", "party" -> "#parties";
                case "add", "remove" -> "#" + argument.split("[\\[.]", 2)[0].replace("nodes", "parties").replace("terminationConditions", "exit");
                default -> "";
            };
        }
    }
}
