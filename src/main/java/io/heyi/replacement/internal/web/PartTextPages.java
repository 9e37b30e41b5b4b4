package io.heyi.replacement.internal.web;

import io.heyi.access.Access;
import io.heyi.emc.ContractTexts;
import io.heyi.replacement.internal.PartTexts;
import io.heyi.replacement.internal.PartTexts.PartText;
import io.heyi.web.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The whole contract that somebody is asked to sign, to read, print and keep before signing (domain.md P4, step 7). */
@Controller
@RequestMapping("/replacements/{code}/part-text")
class PartTextPages {

    private final PartTexts texts;
    private final ContractTexts words;
    private final Access access;

    PartTextPages(PartTexts texts, ContractTexts words, Access access) {
        this.texts = texts;
        this.words = words;
        this.access = access;
    }

    @GetMapping
    String show(@PathVariable String code, @RequestParam(defaultValue = "") String hash, Model model, Locale locale) {
        var text = find(code, hash);
        model.addAttribute("t", text);
        model.addAttribute("words", words.of(text.emc(), text.terms(), locale));
        return "replacement/part-text";
    }

    @GetMapping("/document")
    ResponseEntity<byte[]> document(@PathVariable String code, @RequestParam(defaultValue = "") String hash, Locale locale) {
        var text = find(code, hash);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(text.code() + "-contract.txt").build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(words.of(text.emc(), text.terms(), locale).getBytes(StandardCharsets.UTF_8));
    }

    private PartText find(String code, String hash) {
        return texts.find(access.currentUser(), CasePaths.code(code), hash).orElseThrow(() -> ApiProblem.notFound("replacement.partText.unknown"));
    }
}
