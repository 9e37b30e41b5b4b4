package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.internal.lint.ModelLinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The rules as the product has them by its settings, and one linter for all tests of them. */
final class BaselineRules {

    static final ModelLinter LINTER = new ModelLinter(rules().engine(), rules().lintTime());

    private BaselineRules() {}

    static ModelRules rules() {
        return rules(Map.of());
    }

    /** With a process of the tests. */
    static ModelRules with(String process, String module) {
        return rules(Map.of("heyi.policy.model-rules.job-modules." + process, module));
    }

    static ModelRules rules(Map<String, Object> others) {
        try {
            var sources = new MutablePropertySources();
            sources.addLast(new MapPropertySource("others", new HashMap<>(others)));
            List.copyOf(new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"))).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("heyi.policy.model-rules", ModelRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
