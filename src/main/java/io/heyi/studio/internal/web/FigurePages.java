package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ModelVersions;
import io.heyi.orchestration.StepFigures.Figure;
import io.heyi.orchestration.StepFigures;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.text.ProcessNodes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where work waits: counts, times and lateness on the drawing of a version, beside those of another one (product-bar O7). */
@Controller
class FigurePages {

    /** Of the longest median on the drawing: more than that makes a step warm, warmer, hot. */
    private static final double[] WARMTH = {0.1, 0.35, 0.7};

    private static final Comparator<Figure> SLOWEST_FIRST = Comparator.comparing((Figure figure) -> figure.median().orElse(Duration.ZERO)).reversed();

    private final ModelVersions versions;
    private final StepFigures figures;
    private final Access access;

    FigurePages(ModelVersions versions, StepFigures figures, Access access) {
        this.versions = versions;
        this.figures = figures;
        this.access = access;
    }

    /** @param warmth 0 to 3. @param before the same step on the other version, or null. @param longer than there; null where one of them has no time */
    record Row(String element, String name, Figure figure, int warmth, Figure before, Duration longer) {

        /** Whether it takes less time than on the other version. */
        public boolean isShorter() {
            return longer != null && longer.isNegative();
        }

        public Duration difference() {
            return longer == null ? null : longer.abs();
        }
    }

    @GetMapping("/studio/models/{file}/figures")
    String show(@PathVariable String file, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String against, @RequestParam(defaultValue = "") String since, Model page) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        if (model.kind() != ModelKind.PROCESS) {
            throw StudioProblems.unknown();
        }
        var known = versions.of(model.kind(), model.id(), PageRequest.first()).items();
        var shown = known.stream().filter(one -> version.isEmpty() || version.equals(String.valueOf(one.version()))).findFirst()
                .or(() -> versions.find(model.kind(), model.id(), StudioProblems.stamp(version))).orElseThrow(StudioProblems::unknown);
        var other = known.stream().filter(one -> against.equals(String.valueOf(one.version())) && one.version() != shown.version()).findFirst();
        var from = day(since);
        var before = other.map(one -> byElement(model.id(), one.version(), from)).orElse(Map.of());
        page.addAttribute("file", model.fileName());
        page.addAttribute("versions", known);
        page.addAttribute("version", shown.version());
        page.addAttribute("against", other.map(ModelVersions.Version::version).orElse(null));
        page.addAttribute("since", from.map(LocalDate::toString).orElse(""));
        page.addAttribute("rows", rows(byElement(model.id(), shown.version(), from), before, versions.source(model.kind(), model.id(), shown.version()).map(ProcessNodes::of).orElse(Map.of())));
        return "studio/figures";
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Map<String, Figure> byElement(String process, int version, Optional<LocalDate> since) {
        return figures.of(process, version, since.map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC))).stream().collect(Collectors.toMap(Figure::element, Function.identity()));
    }

    private static List<Row> rows(Map<String, Figure> now, Map<String, Figure> before, Map<String, ProcessNodes.Node> nodes) {
        var longest = now.values().stream().flatMap(figure -> figure.median().stream()).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        var rows = new ArrayList<Row>();
        now.forEach((element, figure) -> rows.add(new Row(element, Optional.ofNullable(nodes.get(element)).map(ProcessNodes.Node::name).filter(name -> !name.isEmpty()).orElse(element), figure,
                warmth(figure, longest), before.get(element), longer(figure, before.get(element)))));
        rows.sort(Comparator.comparing(Row::figure, SLOWEST_FIRST).thenComparing(Row::name));
        return rows;
    }

    static Stream<Figure> slowestFirst(List<Figure> figures) {
        return figures.stream().sorted(SLOWEST_FIRST.thenComparing(Figure::element));
    }

    private static int warmth(Figure figure, Duration longest) {
        var share = longest.isZero() ? 0 : figure.median().map(median -> (double) median.toSeconds() / longest.toSeconds()).orElse(0.0);
        var warmth = 0;
        while (warmth < WARMTH.length && share > WARMTH[warmth]) {
            warmth++;
        }
        return warmth;
    }

    private static Duration longer(Figure now, Figure before) {
        return before == null ? null : now.median().flatMap(median -> before.median().map(median::minus)).orElse(null);
    }
}
