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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that were played with names and times, recorded without them, and played again on the real throw-away engine: they go the same way (product-bar E6). */
class RecordedCasesTest {

    private final Rehearsals rehearsals = RehearsalPrograms.built();

    private static Map<String, Script> scripts(String process) throws IOException {
        var scripts = new LinkedHashMap<String, Script>();
        try (var files = Files.list(Path.of("scenarios", process))) {
            for (var file : files.sorted().toList()) {
                var script = ScriptReader.read(Files.readString(file).replaceFirst("\"name\"\\s*:\\s*\"(?:[^\"\\\\]|\\\\.)*\"\\s*,", "")).script().orElseThrow();
                if (script.when().stream().map(Event::timer).allMatch(timer -> timer == null) && script.workers().values().stream().flatMap(List::stream)
                        .allMatch(answer -> answer.error() == null && answer.fail() == null)) {
                    scripts.put(file.getFileName().toString(), script);
                }
            }
        }
        return scripts;
    }

    private Map<String, Played> played(String process, Map<String, Script> scripts) {
        return rehearsals.play(BaselineModels.all(), scripts.entrySet().stream().map(one -> one.getValue().play(one.getKey(), process)).toList()).stream()
                .collect(Collectors.toMap(Played::id, Function.identity()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me-founding", "owner-election", "emc-contract-renewal"})
    void aRecordedCaseGoesTheSameWayWithoutItsPeople(String process) throws IOException {
        var text = BaselineModels.all().processes().get(process + ".bpmn");
        var scripts = scripts(process);
        var real = played(process, scripts);
        scripts.keySet().removeIf(name -> real.get(name).outcome() != Outcome.ENDED || !real.get(name).undone().isEmpty());
        assertThat(scripts).isNotEmpty();

        var recorded = new LinkedHashMap<String, Script>();
        scripts.forEach((name, script) -> recorded.put(name, recorded(process, text, script, real.get(name))));
        var again = played(process, recorded);

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

    private static Script recorded(String process, String text, Script script, Played played) {
        var kept = AsItWent.of(process, text, script, played, 1_000_000);
        return KeptCases.recordings(new KeptCases(Map.of(kept.record().found().processInstanceKey(), kept))).of(1_000_000).orElseThrow().script();
    }
}
