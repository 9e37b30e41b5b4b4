package io.heyi.studio.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.Rehearsal.Event;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsals;
import io.heyi.orchestration.internal.rehearsal.RehearsalPrograms;
import io.heyi.studio.internal.rehearsal.Judgements;
import io.heyi.studio.internal.scenario.Script;
import io.heyi.studio.internal.scenario.ScriptReader;
import io.heyi.testing.BaselineModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cases that were played with names and times, recorded without them, and played again on the real throw-away engine: they go the same way (product-bar E6). */
class RecordedCasesTest {

    /** Playing takes seconds each, twice. */
    private static final int OF_EACH_PROCESS = 2;

    private final Rehearsals rehearsals = RehearsalPrograms.built();

    /** Of each process those in which most is said, by process and name of its file, with a slash between. */
    private static Map<String, Script> scripts() throws IOException {
        var longest = new LinkedHashMap<String, Script>();
        all().entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, Script> one) -> one.getValue().when().size()).reversed())
                .filter(one -> longest.keySet().stream().filter(name -> process(name).equals(process(one.getKey()))).count() < OF_EACH_PROCESS).forEachOrdered(one -> longest.put(one.getKey(), one.getValue()));
        return longest;
    }

    private static Map<String, Script> all() throws IOException {
        var scripts = new LinkedHashMap<String, Script>();
        try (var files = Files.find(Path.of("scenarios"), 2, (file, attributes) -> attributes.isRegularFile())) {
            for (var file : files.sorted().toList()) {
                var script = ScriptReader.read(Files.readString(file).replaceFirst("\"name\"\\s*:\\s*\"(?:[^\"\\\\]|\\\\.)*\"\\s*,", "")).script().orElseThrow();
                if (script.when().stream().map(Event::timer).allMatch(timer -> timer == null) && script.workers().values().stream().flatMap(List::stream)
                        .allMatch(answer -> answer.error() == null && answer.fail() == null)) {
                    scripts.put(file.getParent().getFileName() + "/" + file.getFileName(), script);
                }
            }
        }
        return scripts;
    }

    private static String process(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    private Map<String, Played> played(Map<String, Script> scripts) {
        return rehearsals.play(BaselineModels.all(), scripts.entrySet().stream().map(one -> one.getValue().play(one.getKey(), process(one.getKey()))).toList()).stream()
                .collect(Collectors.toMap(Played::id, Function.identity()));
    }

    @Test
    void aRecordedCaseOfAnyProcessGoesTheSameWayWithoutItsPeople() throws IOException {
        var scripts = scripts();
        var real = played(scripts);
        scripts.keySet().removeIf(name -> real.get(name).outcome() != Outcome.ENDED || !real.get(name).undone().isEmpty());
        assertThat(scripts.keySet().stream().map(RecordedCasesTest::process)).containsAll(BaselineModels.all().processes().keySet().stream().map(file -> file.replace(".bpmn", "")).toList());

        var recorded = new LinkedHashMap<String, Script>();
        scripts.forEach((name, script) -> recorded.put(name, recorded(process(name), script, real.get(name))));
        var again = played(recorded);

        recorded.forEach((name, script) -> {
            assertThat(ScriptReader.read(ScriptReader.write(script)).faults()).as(name).isEmpty();
            assertThat(ScriptReader.write(script)).as(name).doesNotContain("entrepreneur-0", "platform-owner-food");
            assertThat(Judgements.of(script, again.get(name))).as("%s: %s", name, ScriptReader.write(script)).isEmpty();
            assertThat(elements(again.get(name))).as(name).isEqualTo(elements(real.get(name)));
        });
    }

    private static Map<String, Long> elements(Played played) {
        return played.path().stream().collect(Collectors.groupingBy(step -> step.element(), Collectors.counting()));
    }

    private static Script recorded(String process, Script script, Played played) {
        var kept = AsItWent.of(process, BaselineModels.all().processes().get(process + ".bpmn"), script, played, 1_000_000);
        return KeptCases.recordings(new KeptCases(Map.of(kept.record().found().processInstanceKey(), kept))).of(1_000_000).orElseThrow().script();
    }
}
