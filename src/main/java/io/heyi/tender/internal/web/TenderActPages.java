package io.heyi.tender.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.tender.PartyId;
import io.heyi.tender.internal.Bidding;
import io.heyi.tender.internal.Judging;
import io.heyi.tender.internal.QuestionRound;
import io.heyi.tender.internal.TenderReply;
import io.heyi.tender.internal.TenderService;
import io.heyi.tender.internal.domain.Evaluation;
import io.heyi.tender.internal.domain.Judgement;
import io.heyi.web.Flash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do in the tender room. A refused form comes back with what was typed; everything else leads back to the room. */
@Controller
@RequestMapping("/tenders/{id:T-[0-9]+}")
class TenderActPages {

    private final TenderPages pages;
    private final TenderService service;
    private final QuestionRound questions;
    private final Bidding bidding;
    private final Judging judging;
    private final Access access;

    TenderActPages(TenderPages pages, TenderService service, QuestionRound questions, Bidding bidding, Judging judging, Access access) {
        this.pages = pages;
        this.service = service;
        this.questions = questions;
        this.bidding = bidding;
        this.judging = judging;
        this.access = access;
    }

    @PostMapping("/questions")
    String ask(@PathVariable String id, @RequestParam Map<String, String> typed, Model model, Locale locale, RedirectAttributes redirect) {
        return back(id, typed, questions.ask(access.currentUser(), TenderPaths.code(id), TenderPaths.party(typed.getOrDefault("party", "")), typed.getOrDefault("text", ""),
                typed.getOrDefault("requestKey", "")), "asked", model, locale, redirect);
    }

    @PostMapping("/questions/{number}/answers")
    String answer(@PathVariable String id, @PathVariable String number, @RequestParam Map<String, String> typed, Model model, Locale locale, RedirectAttributes redirect) {
        return back(id, typed, questions.answer(access.currentUser(), TenderPaths.code(id), TenderPaths.number(number), typed.getOrDefault("answer-" + number, "")), "answered", model, locale, redirect);
    }

    @PostMapping("/bids")
    String bid(@PathVariable String id, @RequestParam Map<String, String> typed, Model model, Locale locale, RedirectAttributes redirect) {
        var form = BidForm.of(typed);
        var errors = new ArrayList<FieldError>();
        var bid = form.read(errors);
        var party = TenderPaths.party(form.party());
        if (!errors.isEmpty()) {
            return pages.room(pages.find(access.currentUser(), id), form, errors, typed, model, locale);
        }
        var reply = bidding.bid(access.currentUser(), TenderPaths.code(id), party, bid, form.requestKey());
        if (reply instanceof TenderReply.Invalid(var faults)) {
            return pages.room(pages.find(access.currentUser(), id), form, faults, typed, model, locale);
        }
        if (reply instanceof TenderReply.Done(var code, var receipt)) {
            Flash.good(redirect, "tenderroom.flash.sealed", receipt.digest());
            return "redirect:/tenders/" + code;
        }
        return back(id, typed, reply, "sealed", model, locale, redirect);
    }

    @PostMapping("/bids/{party}/withdrawal")
    String withdraw(@PathVariable String id, @PathVariable String party, Model model, Locale locale, RedirectAttributes redirect) {
        return back(id, Map.of(), bidding.withdraw(access.currentUser(), TenderPaths.code(id), TenderPaths.party(party)), "withdrawn", model, locale, redirect);
    }

    @PostMapping("/judgements")
    String judge(@PathVariable String id, @RequestParam Map<String, String> typed, Model model, Locale locale, RedirectAttributes redirect) {
        var errors = new ArrayList<FieldError>();
        var judgements = new LinkedHashMap<PartyId, Judgement>();
        pages.find(access.currentUser(), id).bids().stream().map(bid -> bid.bidder()).filter(bidder -> typed.containsKey(Evaluation.field(bidder) + ".quality")).forEach(bidder -> {
            var field = Evaluation.field(bidder);
            judgements.put(bidder, new Judgement(Typed.number(field + ".quality", typed.get(field + ".quality"), errors), Typed.number(field + ".risk", typed.get(field + ".risk"), errors),
                    typed.getOrDefault(field + ".reason", "").strip()));
        });
        return errors.isEmpty() ? back(id, typed, judging.judge(access.currentUser(), TenderPaths.code(id), judgements), "judged", model, locale, redirect)
                : pages.room(pages.find(access.currentUser(), id), null, errors, typed, model, locale);
    }

    @PostMapping("/publication")
    String publish(@PathVariable String id, Model model, Locale locale, RedirectAttributes redirect) {
        return back(id, Map.of(), service.publish(access.currentUser(), TenderPaths.code(id)), "published", model, locale, redirect);
    }

    @PostMapping("/cancellation")
    String cancel(@PathVariable String id, @RequestParam Map<String, String> typed, Model model, Locale locale, RedirectAttributes redirect) {
        return back(id, typed, service.cancel(access.currentUser(), TenderPaths.code(id), typed.getOrDefault("reason", "")), "cancelled", model, locale, redirect);
    }

    private String back(String id, Map<String, String> typed, TenderReply reply, String done, Model model, Locale locale, RedirectAttributes redirect) {
        if (reply instanceof TenderReply.Invalid(var errors)) {
            return pages.room(pages.find(access.currentUser(), id), null, errors, typed, model, locale);
        }
        if (reply instanceof TenderReply.TooLate(var key, List<Object> arguments)) {
            Flash.add(redirect, Flash.Tone.WARN, key, arguments.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            TenderPaths.done(reply);
            Flash.good(redirect, "tenderroom.flash." + done);
        }
        return "redirect:/tenders/" + id;
    }
}
