package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.Emcs;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.performance.internal.actuals.Standings;
import io.heyi.performance.internal.intake.IntakeRights;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a party promised and delivered (product-bar D9). Outside partners see the months of the EMCs that they may see. */
@Controller
class RecordPages {

    private final Standings standings;
    private final Emcs emcs;
    private final Microenterprises microenterprises;
    private final IntakeRights rights;
    private final Access access;

    RecordPages(Standings standings, Emcs emcs, Microenterprises microenterprises, IntakeRights rights, Access access) {
        this.standings = standings;
        this.emcs = emcs;
        this.microenterprises = microenterprises;
        this.rights = rights;
        this.access = access;
    }

    @GetMapping("/actors/{id}/record")
    String show(@PathVariable String id, Model model) {
        var user = access.currentUser();
        if (!ActorId.isValid(id)) {
            throw unknown();
        }
        var among = standings.emcsOf(id).stream().filter(emc -> rights.mayRead(user, new EmcCode(emc))).toList();
        var titles = titles(user, id);
        if (among.isEmpty() && titles.isEmpty() && microenterprises.find(id).isEmpty()) {
            throw unknown();
        }
        var record = standings.record(id, among);
        model.addAttribute("record", record);
        model.addAttribute("name", name(id));
        model.addAttribute("isMicroenterprise", microenterprises.find(id).isPresent());
        model.addAttribute("titles", titles);
        model.addAttribute("line", RatingLine.of(record));
        return "performance/record";
    }

    private Map<String, String> titles(CurrentUser user, String actor) {
        Map<String, String> titles = new LinkedHashMap<>();
        emcs.search(EmcFilter.of(List.of(new ActorId(actor))), user, new PageRequest(0, PageRequest.LARGEST_SIZE)).items().forEach(emc -> titles.put(emc.code().value(), emc.title()));
        return titles;
    }

    private String name(String actor) {
        return microenterprises.find(actor).map(found -> found.name()).or(() -> partner(actor)).orElse(actor);
    }

    private java.util.Optional<String> partner(String actor) {
        try {
            return access.person(new Username(actor)).map(person -> person.displayName());
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("performance.problem.unknownActor");
    }
}
