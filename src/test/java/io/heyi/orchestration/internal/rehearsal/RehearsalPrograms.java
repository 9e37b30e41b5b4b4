package io.heyi.orchestration.internal.rehearsal;

import io.heyi.orchestration.MigrationTrials;
import io.heyi.orchestration.Rehearsals;
import java.nio.file.Path;
import java.time.Duration;

/** The program that the build has made, patient enough for busy machines. */
public final class RehearsalPrograms {

    private RehearsalPrograms() {}

    public static Rehearsals built() {
        return built(Duration.ofMinutes(2), Duration.ofMinutes(1));
    }

    static EngineRehearsals built(Duration start, Duration play) {
        var settings = settings(start, play);
        return new EngineRehearsals(new RehearsalProgram(settings), settings);
    }

    public static MigrationTrials migrations() {
        var settings = settings(Duration.ofMinutes(2), Duration.ofMinutes(1));
        return new EngineMigrationTrials(new RehearsalProgram(settings), settings);
    }

    private static RehearsalProperties settings(Duration start, Duration play) {
        return new RehearsalProperties(Path.of("target/rehearsal"), "512m", start, play, Duration.ofMinutes(15), Duration.ofMinutes(5), 50_000_000);
    }
}
