package io.heyi.studio.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsals;
import io.heyi.orchestration.internal.rehearsal.RehearsalPrograms;
import io.heyi.studio.internal.rehearsal.Judgements;
import io.heyi.studio.internal.scenario.BaselineScenarios.Shipped;
import io.heyi.testing.BaselineModels;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The scenarios that come with the product, played with the models that come with the product, on the real throw-away engine (product-bar E6). */
class BaselineScenariosTest {

    private final Rehearsals rehearsals = RehearsalPrograms.built();

    private static List<Shipped> shipped() throws IOException {
        return new BaselineScenarios(null, new PathMatchingResourcePatternResolver().getResources("classpath*:scenarios/*/*.json"), Clock.systemUTC()).all();
    }

    @Test
    void everyProcessHasScenariosAndAllOfThemGoAsExpected() throws IOException {
        var shipped = shipped();
        assertThat(shipped).extracting(one -> one.process() + ".bpmn").containsAll(BaselineModels.all().processes().keySet());
        assertThat(shipped).extracting(one -> one.process() + " " + one.name()).doesNotHaveDuplicates();

        Map<String, Script> scripts = shipped.stream().collect(Collectors.toMap(Shipped::file, one -> ScriptReader.read(one.script()).script().orElseThrow()));
        List<Play> plays = shipped.stream().map(one -> scripts.get(one.file()).play(one.file(), one.process())).toList();
        var played = rehearsals.play(BaselineModels.all(), plays).stream().collect(Collectors.toMap(Played::id, Function.identity()));

        assertThat(shipped).allSatisfy(one -> assertThat(Judgements.of(scripts.get(one.file()), played.get(one.file()))).as(one.file()).isEmpty());
    }
}
