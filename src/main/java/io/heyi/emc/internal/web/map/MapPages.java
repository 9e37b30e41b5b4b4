package io.heyi.emc.internal.web.map;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcType;
import io.heyi.emc.internal.map.NetworkMap;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The network map: a drawing with a table beside it that tells the same, so that nothing depends on the drawing. */
@Controller
class MapPages {

    private static final int ROWS = 20;

    /** Micro-enterprises that a person can take in at one look. */
    private static final int SMALL = 60;

    private final NetworkMap map;
    private final Access access;
    private final MessageSource messages;

    MapPages(NetworkMap map, Access access, MessageSource messages) {
        this.map = map;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/map")
    String show(HttpServletRequest request, @RequestParam(defaultValue = "0") String page, Model model, Locale locale) {
        var reader = access.currentUser();
        var filter = MapFilter.of(request);
        if (filter.show().equals("platforms") && request.getParameter("show") == null && isSmall(reader)) {
            filter = filter.ofEmcs();
        }
        var slice = new PageRequest(page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 0, ROWS);
        model.addAttribute("filter", filter);
        model.addAttribute("address", filter.address());
        choices(model, locale);
        switch (filter.show()) {
            case "emcs" -> emcs(filter, reader, slice, model);
            case "enterprises" -> enterprises(filter, reader, slice, model);
            default -> platforms(reader, model, locale);
        }
        return "emc/map";
    }

    /** A network that fits into one drawing is shown at once; a large one begins with its platforms. */
    private boolean isSmall(CurrentUser reader) {
        var platforms = map.platforms(reader);
        long enterprises = platforms.stream().mapToLong(NetworkMap.PlatformRow::microenterprises).sum();
        long emcs = platforms.stream().mapToLong(NetworkMap.PlatformRow::emcs).sum();
        return emcs > 0 && emcs <= ROWS && enterprises <= SMALL;
    }

    private void platforms(CurrentUser reader, Model model, Locale locale) {
        var rows = map.platforms(reader);
        model.addAttribute("platforms", rows);
        var names = new LinkedHashMap<String, String>();
        rows.forEach(row -> names.put(row.platform(), platformName(row.platform(), locale)));
        model.addAttribute("graph", NetworkMap.graphOfPlatforms(rows, names));
    }

    private void emcs(MapFilter filter, CurrentUser reader, PageRequest slice, Model model) {
        var rows = map.emcs(filter.query(), filter.platform(), filter.emcState(), filter.type(), filter.focus(), reader, slice);
        model.addAttribute("result", rows);
        model.addAttribute("graph", NetworkMap.graphOfEmcs(rows.items(), filter.focus()));
        if (filter.focus() != null) {
            details(filter.focus(), reader, model);
        }
    }

    private void enterprises(MapFilter filter, CurrentUser reader, PageRequest slice, Model model) {
        var rows = map.enterprises(filter.query(), filter.platform(), filter.enterpriseState(), reader, slice);
        model.addAttribute("result", rows);
        model.addAttribute("graph", NetworkMap.graphOfEnterprises(rows.items()));
    }

    /** The panel of one node, fetched when it is chosen in the drawing. */
    @GetMapping("/map/details")
    String details(@RequestParam String id, Model model) {
        if (!ActorId.isValid(id) || !details(id, access.currentUser(), model)) {
            throw ApiProblem.notFound("emcmap.refusal.unknown");
        }
        return "emc/map-parts :: details";
    }

    private boolean details(String id, CurrentUser reader, Model model) {
        if (EmcCode.isValid(id)) {
            map.emc(new EmcCode(id), reader).ifPresent(row -> model.addAttribute("chosenEmc", row));
        } else {
            map.actor(new ActorId(id), reader).ifPresent(actor -> model.addAttribute("chosenActor", actor));
        }
        return model.containsAttribute("chosenEmc") || model.containsAttribute("chosenActor");
    }

    private void choices(Model model, Locale locale) {
        var platforms = new LinkedHashMap<String, String>();
        map.platformIds().forEach(id -> platforms.put(id, platformName(id, locale)));
        model.addAttribute("platformChoices", platforms);
        model.addAttribute("emcStates", named("emc.state.", EmcState.inUse(), locale));
        model.addAttribute("enterpriseStates", named("proposalpages.state.", List.of(MicroenterpriseState.values()), locale));
        model.addAttribute("types", named("emc.type.", List.of(EmcType.values()), locale));
    }

    private Map<String, String> named(String prefix, List<? extends Enum<?>> values, Locale locale) {
        var names = new LinkedHashMap<String, String>();
        values.forEach(value -> names.put(value.name(), messages.getMessage(prefix + value.name(), null, value.name(), locale)));
        return names;
    }

    private String platformName(String id, Locale locale) {
        return messages.getMessage("microenterprise.platform." + id, null, id, locale);
    }
}
