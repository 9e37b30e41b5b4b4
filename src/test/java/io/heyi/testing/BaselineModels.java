package io.heyi.testing;

import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The models that come with the product, for tests that change one of them. */
public final class BaselineModels {

    private BaselineModels() {}

    public static Models all() {
        return new Models(files(ModelKind.PROCESS), files(ModelKind.DECISION), files(ModelKind.FORM));
    }

    /** With one process changed, which must make a difference. */
    public static Models with(String process, UnaryOperator<String> change) {
        var processes = files(ModelKind.PROCESS);
        var before = processes.put(process, change.apply(processes.get(process)));
        if (processes.get(process).equals(before)) {
            throw new IllegalArgumentException("nothing was changed in " + process);
        }
        return new Models(processes, files(ModelKind.DECISION), files(ModelKind.FORM));
    }

    private static Map<String, String> files(ModelKind kind) {
        Map<String, String> texts = new HashMap<>();
        try (var files = Files.newDirectoryStream(Path.of(kind.folder()), "*" + kind.ending())) {
            for (var file : files) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
