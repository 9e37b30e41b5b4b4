package io.heyi.replacement.internal.web;

import io.heyi.access.Access;
import io.heyi.replacement.internal.CaseReply;
import io.heyi.replacement.internal.CaseService;
import io.heyi.replacement.internal.HandOvers;
import io.heyi.shared.FieldError;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The checklist of a hand-over on the page of a case; fields carry the number of their item, so that an error stands beside it. */
@Controller
class HandOverPages {

    private final HandOvers handOvers;
    private final CaseService cases;
    private final ReplacementPages pages;
    private final Access access;

    HandOverPages(HandOvers handOvers, CaseService cases, ReplacementPages pages, Access access) {
        this.handOvers = handOvers;
        this.cases = cases;
        this.pages = pages;
        this.access = access;
    }

    @PostMapping("/replacements/{code}/hand-over")
    String add(@PathVariable String code, @RequestParam Map<String, String> form, Model model, Locale locale, RedirectAttributes redirect) {
        var reply = handOvers.add(access.currentUser(), CasePaths.code(code), form.get("kind"), form.get("title"));
        return answer(reply, code, "", form, "replacement.flash.itemAdded", model, locale, redirect);
    }

    @PostMapping("/replacements/{code}/hand-over/{item}/hand")
    String hand(@PathVariable String code, @PathVariable String item, @RequestParam Map<String, String> form, Model model, Locale locale, RedirectAttributes redirect) {
        var reply = handOvers.hand(access.currentUser(), CasePaths.code(code), CasePaths.item(item), form.get("proof" + item), form.get("link" + item));
        return answer(reply, code, item, form, "replacement.flash.itemHanded", model, locale, redirect);
    }

    @PostMapping("/replacements/{code}/hand-over/{item}/none")
    String none(@PathVariable String code, @PathVariable String item, @RequestParam Map<String, String> form, Model model, Locale locale, RedirectAttributes redirect) {
        var reply = handOvers.sayNone(access.currentUser(), CasePaths.code(code), CasePaths.item(item));
        return answer(reply, code, item, form, "replacement.flash.noneStated", model, locale, redirect);
    }

    @PostMapping("/replacements/{code}/hand-over/{item}/take")
    String take(@PathVariable String code, @PathVariable String item, @RequestParam Map<String, String> form, Model model, Locale locale, RedirectAttributes redirect) {
        var reply = handOvers.take(access.currentUser(), CasePaths.code(code), CasePaths.item(item));
        return answer(reply, code, item, form, "replacement.flash.itemTaken", model, locale, redirect);
    }

    @PostMapping("/replacements/{code}/hand-over/{item}/send-back")
    String sendBack(@PathVariable String code, @PathVariable String item, @RequestParam Map<String, String> form, Model model, Locale locale, RedirectAttributes redirect) {
        var reply = handOvers.sendBack(access.currentUser(), CasePaths.code(code), CasePaths.item(item), form.get("remark" + item));
        return answer(reply, code, item, form, "replacement.flash.itemSentBack", model, locale, redirect);
    }

    @GetMapping(value = "/replacements/{code}/compensation", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> compensation(@PathVariable String code) {
        return CasePaths.document(cases.compensation(access.currentUser(), CasePaths.code(code)));
    }

    private String answer(CaseReply reply, String code, String item, Map<String, String> typed, String good, Model model, Locale locale, RedirectAttributes redirect) {
        if (reply instanceof CaseReply.Invalid(var errors)) {
            pages.fill(model, pages.find(code), locale);
            model.addAttribute("errors", errors.stream().map(error -> new FieldError(error.field() + item, error.code(), error.arguments())).toList());
            model.addAttribute("typedItems", typed);
            return "replacement/case";
        }
        return ReplacementPages.acted(reply, code, good, redirect) + "#hand-over";
    }
}
