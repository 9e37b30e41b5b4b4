package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.performance.internal.actuals.Standings;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a party promised and delivered (product-bar D9). Outside partners see the months of which a contract names them. */
@Controller
class RecordPages {

    private final Standings standings;
    private final Emcs emcs;
    private final Microenterprises microenterprises;
    private final PerformancePolicy policy;
    private final Access access;

    RecordPages(Standings standings, Emcs emcs, Microenterprises microenterprises, PerformancePolicy policy, Access access) {
        this.standings = standings;
        this.emcs = emcs;
        this.microenterprises = microenterprises;
        this.policy = policy;
        this.access = access;
    }

    @GetMapping("/actors/{id}/record")
    String show(@PathVariable String id, @RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        if (!ActorId.isValid(id)) {
            throw unknown();
        }
        var wanted = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0;
        var record = standings.record(id, readable(user, id), new PageRequest(wanted, PageRequest.USUAL_SIZE));
        var titles = titles(user, id);
        if (record.months().total() == 0 && titles.isEmpty() && microenterprises.find(id).isEmpty()) {
            throw unknown();
        }
        model.addAttribute("record", record);
        model.addAttribute("name", name(id));
        model.addAttribute("isMicroenterprise", microenterprises.find(id).isPresent());
        model.addAttribute("titles", titles);
        model.addAttribute("line", RatingLine.of(record));
        model.addAttribute("kept", policy.ratingKept());
        return "performance/record";
    }

    /** Empty for all. */
    private Optional<Map<EmcCode, ReadableMonths>> readable(CurrentUser user, String actor) {
        return user.isInside() ? Optional.empty() : Optional.of(emcs.monthsFor(user, standings.emcsOf(actor).stream().map(EmcCode::new).toList()));
    }

    private Map<String, String> titles(CurrentUser user, String actor) {
        Map<String, String> titles = new LinkedHashMap<>();
        emcs.search(EmcFilter.of(List.of(new ActorId(actor))).exceptOpenCalls(), user, new PageRequest(0, PageRequest.LARGEST_SIZE)).items().forEach(emc -> titles.put(emc.code().value(), emc.title()));
        return titles;
    }

    private String name(String actor) {
        return microenterprises.find(actor).map(found -> found.name()).orElseGet(() -> emcs.names(List.of(new ActorId(actor))).getOrDefault(new ActorId(actor), actor));
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("performance.problem.unknownActor");
    }
}
