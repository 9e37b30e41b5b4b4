package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People whose name contains what is being typed into a field, as options of its list. */
@Controller
class PeopleSuggestions {

    private static final int MOST = 8;
    private static final int SHORTEST = 2;

    private final Access access;

    PeopleSuggestions(Access access) {
        this.access = access;
    }

    /** @param field name of the control, whose value comes under that name */
    @GetMapping("/inbox/people")
    String suggest(@RequestParam(defaultValue = "") String field, @RequestParam Map<String, String> typed, Model model) {
        var text = typed.getOrDefault(field, "").strip();
        var tellsNobodyOutside = access.currentUser().isInside() && text.length() >= SHORTEST;
        model.addAttribute("found", tellsNobodyOutside ? access.search(text, new PageRequest(0, MOST)).items() : List.of());
        return "inbox/substitutions :: found";
    }
}
