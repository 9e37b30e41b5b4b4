package io.heyi.inbox.internal.feed;

import io.heyi.access.Access;
import io.heyi.inbox.internal.calendar.Calendars;
import io.heyi.shared.FieldError;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where somebody works, and the address of the own calendar. */
@Controller
@RequestMapping("/me/calendar")
class CalendarPages {

    private final Calendars calendars;
    private final CalendarFeed feed;
    private final Access access;

    CalendarPages(Calendars calendars, CalendarFeed feed, Access access) {
        this.calendars = calendars;
        this.feed = feed;
        this.access = access;
    }

    @GetMapping
    String page(Model model, Locale locale) {
        var chosen = calendars.chosen(access.currentUser().username());
        return page(chosen.country(), chosen.zone().getId(), List.of(), model, locale);
    }

    @PostMapping
    String choose(@RequestParam(defaultValue = "") String country, @RequestParam(defaultValue = "") String zone, Model model, Locale locale, HttpServletResponse response,
                  RedirectAttributes redirect) {
        var errors = calendars.choose(access.currentUser().username(), country, zone);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(country, zone, errors, model, locale);
        }
        Flash.good(redirect, "inbox.calendar.saved");
        return "redirect:/me/calendar";
    }

    /** Shows the address in this answer only. */
    @PostMapping("/feed")
    String renew(Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        var secret = feed.renew(access.currentUser().username(), locale);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("address", ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + "/calendar/" + secret + ".ics");
        return page(model, locale);
    }

    @PostMapping("/feed/revoke")
    String revoke(RedirectAttributes redirect) {
        feed.revoke(access.currentUser().username());
        Flash.good(redirect, "inbox.feed.revoked");
        return "redirect:/me/calendar";
    }

    private String page(String country, String zone, List<FieldError> errors, Model model, Locale locale) {
        model.addAttribute("country", country);
        model.addAttribute("zone", zone);
        model.addAttribute("errors", errors);
        model.addAttribute("countries", countries(locale));
        model.addAttribute("zones", zones());
        model.addAttribute("feed", feed.of(access.currentUser().username()).orElse(null));
        return "inbox/calendar";
    }

    private Map<String, String> countries(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        calendars.countries().stream().map(code -> Map.entry(code, Locale.of("", code).getDisplayCountry(locale)))
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(locale))).forEach(one -> names.put(one.getKey(), one.getValue()));
        return names;
    }

    private static Map<String, String> zones() {
        Set<String> regions = new TreeSet<>(ZoneId.getAvailableZoneIds().stream().filter(id -> id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")).toList());
        var zones = new LinkedHashMap<String, String>();
        regions.forEach(id -> zones.put(id, id.replace('_', ' ')));
        return zones;
    }
}
