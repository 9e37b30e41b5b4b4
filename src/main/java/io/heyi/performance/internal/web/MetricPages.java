package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.performance.internal.actuals.Standings;
import io.heyi.performance.internal.intake.Facts;
import io.heyi.performance.internal.intake.Intake;
import io.heyi.performance.internal.intake.IntakeRights;
import io.heyi.performance.internal.intake.Submitter;
import io.heyi.performance.internal.webhook.WebhookKey;
import io.heyi.performance.internal.webhook.WebhookKeys;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import io.heyi.web.ApiProblem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which figures are known: EMCs to choose from, and one EMC's month with its targets, facts and corrections. */
@Controller
class MetricPages {

    private static final int LONGEST_QUERY = 100;
    private static final int MONTHS_SHOWN = 12;

    private final Emcs emcs;
    private final Facts facts;
    private final Standings standings;
    private final Intake intake;
    private final WebhookKeys keys;
    private final IntakeRights rights;
    private final Access access;
    private final Clock clock;
    private final WorkingDays calendar;

    MetricPages(Emcs emcs, Facts facts, Standings standings, Intake intake, WebhookKeys keys, IntakeRights rights, Access access, Clock clock, WorkingDays calendar) {
        this.emcs = emcs;
        this.facts = facts;
        this.standings = standings;
        this.intake = intake;
        this.keys = keys;
        this.rights = rights;
        this.access = access;
        this.clock = clock;
        this.calendar = calendar;
    }

    @GetMapping("/metrics")
    String show(@RequestParam(defaultValue = "") String emc, @RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "") String query,
                @RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        var wanted = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0;
        if (emc.isBlank()) {
            var text = query.strip().substring(0, Math.min(LONGEST_QUERY, query.strip().length()));
            model.addAttribute("query", text);
            model.addAttribute("result", emcs.search(EmcFilter.text(text).exceptOpenCalls(), user, new PageRequest(wanted, PageRequest.USUAL_SIZE)));
            model.addAttribute("mayReport", rights.mayReport(user));
            return "performance/emcs";
        }
        var view = readable(user, emc);
        var readable = emcs.monthsFor(user, view.code());
        var month = month(period, view, readable);
        model.addAttribute("emc", view);
        model.addAttribute("period", month);
        model.addAttribute("months", months(view, month, readable));
        var names = names(view);
        model.addAttribute("keyNames", keyNames(keys.of(view.code())));
        Map<String, String> metrics = new LinkedHashMap<>();
        emcs.termsOf(view.code(), month).ifPresent(terms -> {
            terms.nodes().forEach(node -> names.put(node.actor().value(), node.name()));
            var state = standings.month(view.code(), month, terms);
            state.lines().forEach(line -> metrics.put(line.figure().id().actor() + "/" + line.figure().id().metric(), line.name()));
            model.addAttribute("state", state);
        });
        model.addAttribute("names", names);
        model.addAttribute("metrics", metrics);
        model.addAttribute("troubles", standings.troubles(view.code(), readable));
        model.addAttribute("facts", facts.list(view.code(), readable.only(month), new PageRequest(wanted, PageRequest.USUAL_SIZE)));
        model.addAttribute("mayReport", intake.mayReport(user, view.code()));
        model.addAttribute("mayManageKeys", keys.mayManage(user, view));
        return "performance/month";
    }

    private EmcView readable(CurrentUser user, String emc) {
        if (!EmcCode.isValid(emc) || !rights.mayRead(user, new EmcCode(emc))) {
            throw ApiProblem.notFound("performance.problem.unknownEmc");
        }
        return emcs.find(new EmcCode(emc)).orElseThrow(() -> ApiProblem.notFound("performance.problem.unknownEmc"));
    }

    /** What was asked for, else the running month, else the latest that has a contract; for an outside reader the latest that he may see. */
    private YearMonth month(String period, EmcView emc, ReadableMonths readable) {
        if (!period.isBlank()) {
            return Optional.of(parsed(period)).filter(month -> isOpen(emc, month, readable)).orElseThrow(MetricPages::unknownMonth);
        }
        var running = YearMonth.now(clock.withZone(calendar.zone()));
        var usual = emc.period() != null && emc.period().isBefore(running) ? emc.period() : running;
        return isOpen(emc, usual, readable) ? usual : readable.named().stream().max(Comparator.naturalOrder()).orElseThrow(MetricPages::unknownMonth);
    }

    private static YearMonth parsed(String period) {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeException e) {
            throw unknownMonth();
        }
    }

    private static ApiProblem unknownMonth() {
        return ApiProblem.notFound("performance.problem.unknownMonth");
    }

    /** A month without a contract has nothing to hide. */
    private boolean isOpen(EmcView emc, YearMonth month, ReadableMonths readable) {
        return readable.contains(month) || emcs.termsOf(emc.code(), month).isEmpty();
    }

    private List<YearMonth> months(EmcView emc, YearMonth chosen, ReadableMonths readable) {
        var months = new TreeSet<YearMonth>(Comparator.reverseOrder());
        months.addAll(facts.months(emc.code()));
        emc.versions().forEach(version -> months.add(version.period()));
        var running = YearMonth.now(clock.withZone(calendar.zone()));
        months.removeIf(month -> month.isAfter(running) || !readable.contains(month));
        if (isOpen(emc, running, readable)) {
            months.add(running);
        }
        List<YearMonth> shown = new ArrayList<>(months.stream().limit(MONTHS_SHOWN).toList());
        if (!shown.contains(chosen)) {
            shown.add(chosen);
        }
        return shown;
    }

    /** The EMC's own goals first, then the parties, by id. */
    static Map<String, String> names(EmcView emc) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(emc.code().value(), emc.terms().title());
        emc.terms().nodes().forEach(node -> names.putIfAbsent(node.actor().value(), node.name()));
        return names;
    }

    private static Map<String, String> keyNames(List<WebhookKey> keys) {
        Map<String, String> names = new LinkedHashMap<>();
        keys.forEach(key -> names.put(Submitter.Webhook.PREFIX + key.id(), key.label()));
        return names;
    }
}
