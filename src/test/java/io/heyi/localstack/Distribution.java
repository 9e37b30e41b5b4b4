package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** The unpacked programs; Maven writes down which folder is which, so versions stand in the pom only. */
enum Distribution {
    CAMUNDA,
    KEYCLOAK;

    Path in(LocalStackSettings settings) throws IOException {
        var names = new Properties();
        try (var in = Files.newInputStream(settings.distributions().resolve("stack.properties"))) {
            names.load(in);
        }
        Path home = settings.distributions().resolve(names.getProperty(name().toLowerCase(Locale.ROOT)));
        if (!Files.isDirectory(home)) {
            throw new StackProblem("%s is missing: delete %s, run `mvn test-compile` once, and start again."
                    .formatted(home, settings.distributions()));
        }
        return home;
    }
}
