package io.heyi.dissolution.internal.web.settlement;

import io.heyi.access.Access;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.DissolutionService;
import io.heyi.dissolution.internal.settlement.ClaimDesk;
import io.heyi.dissolution.internal.settlement.ClaimDesk.ClaimInput;
import io.heyi.dissolution.internal.settlement.Inventory.AssetKind;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.Subject;
import io.heyi.dissolution.internal.settlement.Rank;
import io.heyi.dissolution.internal.settlement.RunDown;
import io.heyi.dissolution.internal.settlement.RunDown.ExpenseInput;
import io.heyi.dissolution.internal.settlement.SettlementDesk;
import io.heyi.dissolution.internal.settlement.SettlementSigning;
import io.heyi.dissolution.internal.settlement.SettlementViews;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.web.Flash;
import io.heyi.web.GroupNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of a settlement with everything that its reader may do. It has many forms, so every field's name ends with the form's {@code scope}; a form that was refused
 * comes back opened, with what was typed.
 */
@Controller
class SettlementPages {

    private final SettlementDesk desk;
    private final ClaimDesk claims;
    private final RunDown runDown;
    private final SettlementSigning signing;
    private final SettlementViews views;
    private final DissolutionService cases;
    private final Access access;
    private final MessageSource messages;

    SettlementPages(SettlementDesk desk, ClaimDesk claims, RunDown runDown, SettlementSigning signing, SettlementViews views, DissolutionService cases, Access access,
                    MessageSource messages) {
        this.cases = cases;
        this.desk = desk;
        this.claims = claims;
        this.runDown = runDown;
        this.signing = signing;
        this.views = views;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/dissolutions/{code}/settlement")
    String show(@PathVariable String code, Model model, Locale locale) {
        var of = SettlementPaths.code(code);
        if (views.of(of, access.currentUser()).isEmpty()) {
            return before(of, model, locale);
        }
        fill(of, model, locale);
        return "dissolution/settlement";
    }

    /** The settlement begins with the notices; until then the page says what comes first, by when and whose turn it is. */
    private String before(DissolutionCode code, Model model, Locale locale) {
        var found = cases.find(access.currentUser(), code).filter(any -> access.currentUser().isInside()).orElseThrow(SettlementPaths::unknown);
        model.addAttribute("c", found);
        model.addAttribute("waitsFor", found.waitingFor().stream().map(id -> GroupNames.of(id, messages, locale)).toList());
        return "dissolution/settlement-before";
    }

    private void fill(DissolutionCode code, Model model, Locale locale) {
        var view = views.of(code, access.currentUser()).orElseThrow(SettlementPaths::unknown);
        model.addAttribute("s", view);
        model.addAttribute("points", view.openPoints().stream().map(point -> new FieldError(point.kind(), point.messageKey(), point.arguments())).toList());
        model.addAttribute("changed", view.openPoints().stream().anyMatch(point -> point.kind().equals("changed")));
        model.addAttribute("ranks", choices("rank", locale, Rank.WAGES, Rank.OUTSIDE_CREDITORS, Rank.INSIDE));
        model.addAttribute("decisions", choices("claim", locale, ClaimState.CONFIRMED, ClaimState.DISPUTED, ClaimState.REJECTED));
        model.addAttribute("kinds", choices("asset", locale, AssetKind.values()));
        model.addAttribute("outcomes", choices("outcome", locale, AssetState.SOLD, AssetState.OFFERED, AssetState.WRITTEN_OFF));
        model.addAttribute("subjects", choices("subject", locale, Subject.values()));
        model.addAttribute("me", access.currentUser().username().value());
        model.addAttribute("partner", !access.currentUser().isInside());
        model.addAttribute("expenseKey", UUID.randomUUID().toString());
    }

    private Map<String, String> choices(String group, Locale locale, Enum<?>... values) {
        var choices = new LinkedHashMap<String, String>();
        Stream.of(values).forEach(value -> choices.put(value.name(), messages.getMessage("dissolutionmoney." + group + "." + value, null, locale)));
        return choices;
    }

    @PostMapping("/dissolutions/{code}/settlement/{act}")
    String act(@PathVariable String code, @PathVariable String act, @RequestParam Map<String, String> typed, Model model, Locale locale, RedirectAttributes redirect) {
        var scope = typed.getOrDefault("scope", "");
        var form = new HashMap<String, String>();
        typed.forEach((name, value) -> form.put(name.endsWith("." + scope) ? name.substring(0, name.length() - scope.length() - 1) : name, value));
        var of = SettlementPaths.code(code);
        var person = access.currentUser();
        var entry = form.getOrDefault("entry", "");
        int number = SettlementPaths.number(entry);
        var done = switch (act) {
            case "wage-days" -> desk.dates(person, of, form.get("wagesFrom"), form.get("lastDay"));
            case "wage" -> desk.wage(person, of, entry, form.get("monthly"), form.get("ownLastDay"), form.get("note"));
            case "claim" -> claims.file(person, of, new ClaimInput(form.get("rank"), form.get("creditor"), form.get("name"), form.get("amount"), null, form.get("proof")));
            case "claim-decision" -> claims.decide(person, of, number, form.get("decision"), form.get("amount"), form.get("reason"));
            case "asset" -> desk.addAsset(person, of, form.get("kind"), form.get("title"));
            case "asset-outcome" -> desk.realise(person, of, number, form.get("outcome"), form.get("amount"), form.get("buyer"), form.get("reason"));
            case "asset-answer" -> desk.answerOffer(person, of, number, "true".equals(form.get("buys")));
            case "item" -> desk.collect(person, of, form.get("account"), form.get("holder"), form.get("collected"), form.get("reason"));
            case "statement" -> desk.state(person, of, form.get("subject"), form.get("words"));
            case "signature" -> signing.sign(of, person, form.get("fingerprint"));
            case "reopening" -> desk.reopen(person, of, form.get("reason"));
            case "draw-up" -> desk.drawUp(person, of);
            case "expense" -> spent(runDown.spend(person, of, new ExpenseInput(form.get("key"), form.get("amount"), form.get("currency"), form.get("purpose"), form.get("payee"))));
            default -> Optional.<Ruling>empty();
        };
        if (done.orElse(null) instanceof Ruling.Refused(var errors)) {
            fill(of, model, locale);
            model.addAttribute("failed", scope);
            model.addAttribute("typed", typed);
            model.addAttribute("errors", errors.stream().map(error -> new FieldError(error.field() + "." + scope, error.code(), error.arguments())).toList());
            return "dissolution/settlement";
        }
        return answered(of, done, act, redirect);
    }

    private static Optional<Ruling> spent(RunDown.Reply reply) {
        return switch (reply) {
            case RunDown.Reply.Booked(var expense, var left) -> Optional.of(Ruling.accepted());
            case RunDown.Reply.Unknown() -> Optional.empty();
            case RunDown.Reply.NotAllowed(var messageKey) -> Optional.of(Ruling.notAllowed(messageKey));
            case RunDown.Reply.TooLate(var messageKey) -> Optional.of(Ruling.tooLate(messageKey));
            case RunDown.Reply.Refused(var errors, var left) -> Optional.of(Ruling.refused(errors));
        };
    }

    private static String answered(DissolutionCode code, Optional<Ruling> done, String act, RedirectAttributes redirect) {
        if (done.orElse(null) instanceof Ruling.TooLate(var messageKey, var arguments)) {
            Flash.add(redirect, Flash.Tone.WARN, messageKey, arguments.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            SettlementPaths.done(done);
            Flash.good(redirect, "dissolutionmoney.flash." + act);
        }
        return "redirect:/dissolutions/" + code + "/settlement";
    }
}
