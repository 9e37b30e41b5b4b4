package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.performance.internal.actuals.TrackRecords;
import io.heyi.shared.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person delivered as an owner (product-bar D9). */
@Controller
class PersonPages {

    private final PersonReader reader;
    private final Access access;

    PersonPages(PersonReader reader, Access access) {
        this.reader = reader;
        this.access = access;
    }

    @GetMapping("/people/{username}/record")
    String show(@PathVariable String username, @RequestParam(defaultValue = "0") String page, Model model) {
        var record = reader.read(access.currentUser(), username, new PageRequest(page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE));
        model.addAttribute("record", record);
        model.addAttribute("chart", AttainmentChart.of(record.months()));
        model.addAttribute("monthsSummedUp", TrackRecords.MONTHS);
        return "performance/person";
    }
}
