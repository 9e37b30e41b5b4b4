package io.heyi.emc.internal.web.emcs;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcType;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.contract.EmcReading;
import io.heyi.emc.internal.contract.SealedVersions;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.EmcPart;
import io.heyi.emc.internal.web.chain.ChainRights;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.PagePart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
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

/** The directory of EMCs and the page of one; outside partners find open calls and the EMCs that they are party to (domain.md §1a). */
@Controller
@RequestMapping("/emcs")
class EmcPages {

    private final Emcs emcs;
    private final EmcReading reading;
    private final Parties parties;
    private final ContractTab contract;
    private final MonthlyFigures figures;
    private final ContractChain chain;
    private final SealedVersions sealed;
    private final ChainRights rights;
    private final ObjectProvider<Actuals> actuals;
    private final ObjectProvider<EmcPart> parts;
    private final Access access;

    EmcPages(Emcs emcs, EmcReading reading, Parties parties, ContractTab contract, MonthlyFigures figures, ContractChain chain, SealedVersions sealed, ChainRights rights,
             ObjectProvider<Actuals> actuals, ObjectProvider<EmcPart> parts, Access access) {
        this.emcs = emcs;
        this.reading = reading;
        this.parties = parties;
        this.contract = contract;
        this.figures = figures;
        this.chain = chain;
        this.sealed = sealed;
        this.rights = rights;
        this.actuals = actuals;
        this.parts = parts;
        this.access = access;
    }

    @GetMapping
    String directory(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String type,
                     @RequestParam(defaultValue = "false") String mine, @RequestParam(defaultValue = "0") String page, Model model) {
        var reader = access.currentUser();
        var own = parties.actorsOf(reader);
        var filter = DirectoryFilter.of(query, state, type, mine.equals("true"));
        var request = paging(page);
        model.addAttribute("filter", filter);
        model.addAttribute("states", EmcState.inUse());
        model.addAttribute("types", EmcType.values());
        model.addAttribute("hasOwn", !own.isEmpty());
        model.addAttribute("mayOpen", parties.find(own).values().stream().anyMatch(party -> party.kind() == ActorKind.MICROENTERPRISE));
        model.addAttribute("result", filter.mine() && own.isEmpty() ? PageOf.of(List.of(), 0, request) : emcs.search(filter.forReader(own), reader, request));
        return "emc/emcs";
    }

    @GetMapping("/{code:EMC-[0-9]+}")
    String show(@PathVariable String code, @RequestParam(defaultValue = "") String tab, @RequestParam(defaultValue = "") String from,
                @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "0") String page, Model model, Locale locale) {
        var reader = access.currentUser();
        var emc = find(reader, code);
        var tabs = EmcTab.forReader(rights.mayReadChain(reader, emc.code()), !emc.versions().isEmpty());
        var chosen = EmcTab.of(tab, tabs);
        model.addAttribute("emc", emc);
        model.addAttribute("tabs", tabs);
        model.addAttribute("tab", chosen);
        model.addAttribute("head", parts(EmcPart.Place.HEAD, emc, reader));
        model.addAttribute("parts", parts(chosen.place(), emc, reader));
        model.addAttribute("own", reading.actingFor(reader, emc.code()));
        switch (chosen) {
            case MEMBERS -> {
                model.addAttribute("ratings", ratings(emc));
                model.addAttribute("children", reading.children(reader, emc.code(), paging(page)).orElseThrow(EmcPages::unknown));
            }
            case TARGETS -> model.addAttribute("groups", figures.of(emc, emcs.monthsFor(reader, emc.code())));
            case CONTRACT -> {
                model.addAttribute("contract", contract.of(reader, emc.code(), from, to, paging(page), locale).orElse(null));
                model.addAttribute("draft", contract.draft(reader, emc.code(), locale).orElse(null));
            }
            case PROOF -> proof(emc.code(), page, model);
            case HISTORY -> model.addAttribute("history", reading.history(reader, emc.code(), paging(page)).orElseThrow(EmcPages::unknown));
            case MONEY -> { }
        }
        return "emc/emc";
    }

    private EmcView find(CurrentUser reader, String code) {
        if (!EmcCode.isValid(code)) {
            throw unknown();
        }
        return reading.find(reader, new EmcCode(code)).orElseThrow(EmcPages::unknown);
    }

    private void proof(EmcCode code, String page, Model model) {
        model.addAttribute("entries", chain.entries(code, paging(page)));
        model.addAttribute("fault", sealed.verify(code).orElse(null));
        model.addAttribute("keys", chain.keys());
    }

    private Map<ActorId, BigDecimal> ratings(EmcView emc) {
        var actors = emc.terms().nodes().stream().map(Node::actor).toList();
        return actuals.stream().findFirst().map(source -> source.ratings(actors)).orElse(Map.of());
    }

    private List<PagePart.Placed> parts(EmcPart.Place place, EmcView emc, CurrentUser reader) {
        return PagePart.placed(parts.stream().filter(part -> part.place() == place), emc, reader);
    }

    /** The text that waits for signatures, to keep and to show to others who advise. */
    @GetMapping("/{code:EMC-[0-9]+}/contract-draft")
    ResponseEntity<byte[]> draft(@PathVariable String code, Locale locale) {
        var emc = EmcPaths.code(code);
        var draft = contract.draft(access.currentUser(), emc, locale).orElseThrow(EmcPages::unknown);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(emc + "-draft.txt").build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(draft.text().getBytes(StandardCharsets.UTF_8));
    }

    /** The same file as the API gives, for people. */
    @GetMapping("/{code:EMC-[0-9]+}/proof")
    ResponseEntity<byte[]> proof(@PathVariable String code) {
        return rights.proof(access.currentUser(), code);
    }

    private static PageRequest paging(String page) {
        return new PageRequest(page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE);
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("emcpages.problem.unknown");
    }
}
