package io.heyi.tender.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.inbox.Inbox;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.shared.FieldError;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.TenderDirectory;
import io.heyi.tender.internal.TenderReading;
import io.heyi.tender.internal.TenderService;
import io.heyi.tender.internal.TenderView;
import io.heyi.tender.internal.domain.TenderMessages;
import io.heyi.tender.internal.persistence.TenderList.Which;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory of tenders and the tender room. */
@Controller
@RequestMapping("/tenders")
class TenderPages {

    private final TenderDirectory directory;
    private final TenderReading reading;
    private final TenderService service;
    private final TenderTimeline timeline;
    private final Inbox inbox;
    private final ProcessInstances instances;
    private final Access access;

    TenderPages(TenderDirectory directory, TenderReading reading, TenderService service, TenderTimeline timeline, Inbox inbox, ProcessInstances instances, Access access) {
        this.directory = directory;
        this.reading = reading;
        this.service = service;
        this.timeline = timeline;
        this.inbox = inbox;
        this.instances = instances;
        this.access = access;
    }

    @GetMapping
    String directory(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "open") String show, @RequestParam(defaultValue = "0") String page, Model model) {
        var reader = access.currentUser();
        var text = TenderPaths.query(query);
        var result = directory.search(reader, text, TenderPaths.which(show), TenderPaths.page(page, "25"));
        model.addAttribute("result", result);
        model.addAttribute("names", directory.names(result.items()));
        model.addAttribute("query", text);
        model.addAttribute("show", TenderPaths.which(show));
        model.addAttribute("shows", Which.values());
        model.addAttribute("mayCall", !service.callers(reader).isEmpty());
        return "tender/tenders";
    }

    @GetMapping("/{id:T-[0-9]+}")
    String room(@PathVariable String id, @RequestParam(defaultValue = "") String bid, Model model, Locale locale) {
        var reader = access.currentUser();
        var tender = find(reader, id);
        var form = tender.mine().stream().filter(mine -> tender.may().bid() && mine.obstacle() == null && mine.party().value().equals(bid)).findFirst().map(mine -> BidForm.empty(bid));
        return room(tender, form.orElse(null), List.of(), Map.of(), model, locale);
    }

    TenderView find(CurrentUser reader, String id) {
        return reading.find(reader, TenderPaths.code(id)).orElseThrow(TenderPaths::unknown);
    }

    /** The room with what was typed into it and what is wrong with that. */
    String room(TenderView tender, BidForm form, List<FieldError> errors, Map<String, String> typed, Model model, Locale locale) {
        var reader = access.currentUser();
        var instance = instance(tender.code());
        model.addAttribute("t", tender);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("typed", typed);
        model.addAttribute("askers", askers(tender));
        model.addAttribute("stages", Stage.of(tender.state()));
        model.addAttribute("timeline", timeline.of(reading.timeline(reader, tender.code()), locale));
        model.addAttribute("inside", reader.isInside());
        model.addAttribute("operator", reader.has(Role.OPERATOR) || reader.has(Role.PROCESS_OWNER));
        model.addAttribute("instance", instance.orElse(null));
        model.addAttribute("task", inbox.waiting(reader, List.of(tender.code().value())).containsKey(tender.code().value()));
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        return "tender/tender";
    }

    /** Parties of the reader's that may ask, with their names. */
    private static Map<String, String> askers(TenderView tender) {
        var askers = new LinkedHashMap<String, String>();
        tender.mine().stream().filter(mine -> mine.obstacle() == null).forEach(mine -> askers.put(mine.party().value(), mine.name()));
        return askers;
    }

    @GetMapping("/{id:T-[0-9]+}/diagram")
    ResponseEntity<String> diagram(@PathVariable String id) {
        var bpmn = instance(find(access.currentUser(), id).code()).flatMap(view -> instances.diagram(view.processDefinitionKey())).or(() -> instances.currentDiagram(TenderMessages.PROCESS_ID));
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8)).body(bpmn.orElseThrow(TenderPaths::unknown));
    }

    private Optional<InstanceView> instance(TenderCode code) {
        return instances.byBusinessKey(TenderMessages.PROCESS_ID, code.value());
    }
}
