package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.PrivateAmounts;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.PagePart;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The directory of micro-enterprises, open to everybody who is signed in (domain.md §1a), and the page of one. */
@Controller
@RequestMapping("/microenterprises")
class MicroenterprisePages {

    private static final int LONGEST_QUERY = 100;
    private static final int ENTRIES = 10;

    private final Microenterprises microenterprises;
    private final Ledger ledger;
    private final Access access;
    private final ObjectProvider<MicroenterprisePart> parts;
    private final ObjectProvider<PrivateAmounts> secrets;
    private final MessageSource messages;

    MicroenterprisePages(Microenterprises microenterprises, Ledger ledger, Access access, ObjectProvider<MicroenterprisePart> parts, ObjectProvider<PrivateAmounts> secrets,
                         MessageSource messages) {
        this.microenterprises = microenterprises;
        this.ledger = ledger;
        this.access = access;
        this.parts = parts;
        this.secrets = secrets;
        this.messages = messages;
    }

    @GetMapping
    String directory(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") String page, Model model) {
        var text = query.strip().substring(0, Math.min(LONGEST_QUERY, query.strip().length()));
        model.addAttribute("query", text);
        model.addAttribute("result", microenterprises.search(text, Paging.of(page)));
        model.addAttribute("url", text.isEmpty() ? "/microenterprises"
                : UriComponentsBuilder.fromPath("/microenterprises").queryParam("query", "{query}").encode().buildAndExpand(text).toUriString());
        return "microenterprise/microenterprises";
    }

    /** @param page of the ledger's entries */
    @GetMapping("/{code}")
    String show(@PathVariable String code, @RequestParam(defaultValue = "0") String page, Model model, Locale locale) {
        var view = microenterprises.find(code).orElseThrow(() -> ApiProblem.notFound("proposalpages.problem.unknownMicroenterprise"));
        model.addAttribute("me", view);
        model.addAttribute("ending", Ending.of(view, messages, locale).orElse(null));
        var entries = ledger.entries(code, new PageRequest(Paging.of(page).page(), ENTRIES));
        model.addAttribute("entries", entries);
        model.addAttribute("secret", entries.items().stream().filter(PrivateAmounts.from(secrets.stream(), access.currentUser(), code)).map(Ledger.Entry::id).collect(Collectors.toSet()));
        model.addAttribute("parts", PagePart.placed(parts.stream(), view, access.currentUser()));
        return "microenterprise/microenterprise";
    }
}
