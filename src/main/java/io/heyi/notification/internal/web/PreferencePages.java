package io.heyi.notification.internal.web;

import io.heyi.access.Access;
import io.heyi.notification.Delivery;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.internal.Preferences;
import io.heyi.shared.FieldError;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own choice of what is mailed, when and in which language (product-bar T14). */
@Controller
@RequestMapping("/notices/preferences")
class PreferencePages {

    private static final String DELIVERY = "deliveries.";

    private final Preferences preferences;
    private final Access access;
    private final MessageSource messages;

    PreferencePages(Preferences preferences, Access access, MessageSource messages) {
        this.preferences = preferences;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping
    String show(Locale locale, Model model) {
        return page(PreferenceInput.of(preferences.of(access.currentUser().username())), List.of(), locale, model);
    }

    @PostMapping
    String choose(@RequestParam Map<String, String> form, Locale locale, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var deliveries = new HashMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith(DELIVERY)) {
                deliveries.put(name.substring(DELIVERY.length()), value);
            }
        });
        var input = new PreferenceInput(form.get("language"), form.get("digestHour"), deliveries);
        var faults = input.faults();
        if (!faults.isEmpty()) {
            response.setStatus(422);
            return page(input, faults, locale, model);
        }
        preferences.choose(access.currentUser().username(), input.value());
        Flash.good(redirect, "notification.preferences.saved");
        return "redirect:/notices/preferences";
    }

    private String page(PreferenceInput input, List<FieldError> errors, Locale locale, Model model) {
        var languages = new LinkedHashMap<String, String>();
        List.of("en", "zh").forEach(language -> languages.put(language, messages.getMessage("web.language." + language, null, locale)));
        model.addAttribute("form", input.form());
        model.addAttribute("errors", errors);
        model.addAttribute("kinds", NoticeKind.values());
        model.addAttribute("deliveries", Delivery.values());
        model.addAttribute("languages", languages);
        return "notification/preferences";
    }
}
