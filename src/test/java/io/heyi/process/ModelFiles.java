package io.heyi.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the baseline models and forms in the repository. */
final class ModelFiles {

    static final Path FOUNDING = Path.of("bpmn/me-founding.bpmn");
    static final Path FORMATION = Path.of("bpmn/emc-formation.bpmn");
    static final Path ELECTION = Path.of("bpmn/owner-election.bpmn");
    static final Path TENDER = Path.of("bpmn/open-tender.bpmn");

    /** How a ballot is held, for models to take over. */
    static final Path BALLOT_REFERENCE = Path.of("src/test/resources/ballot/ballot-reference.bpmn");
    static final Path CAST_VOTE = Path.of("forms/cast-vote.form");

    private ModelFiles() {}

    static List<Path> forms() {
        return list(Path.of("forms"), ".form");
    }

    /** Everything that goes into the one deployment. */
    static List<Path> all() {
        return java.util.stream.Stream.of(list(Path.of("bpmn"), ".bpmn"), list(Path.of("bpmn"), ".dmn"), forms()).flatMap(List::stream).toList();
    }

    private static List<Path> list(Path folder, String suffix) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
