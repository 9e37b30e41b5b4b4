package io.heyi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What the product does not start without stands in the sketch of a production installation. */
class ProductionSettingsTest {

    private static final String SKETCH = read("infra/compose.yaml");

    @Test
    void everyKeyFileIsGivenAndNoneIsMadeWhereItIsMissing() throws ClassNotFoundException {
        var files = keyFiles();

        assertThat(files).contains("HEYI_EMC_CHAIN_KEYFILE", "HEYI_BALLOT_SEALING_KEYFILE").allSatisfy(name -> assertThat(SKETCH).contains(name + ": /run/secrets/"));
        assertThat(SKETCH).doesNotContainIgnoringCase("generatemissing").doesNotContainIgnoringCase("generate-missing");
    }

    @Test
    void theCompanysCalendarIsGiven() {
        assertThat(SKETCH).contains("HEYI_CALENDAR_ZONE:", "HEYI_CALENDAR_HOLIDAYS:");
    }

    @Test
    void holidaysAreDatesWithCommasBetweenOrNone() {
        assertThat(holidays("2026-10-01,2026-10-02")).containsExactly(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-02"));
        assertThat(holidays("")).isEmpty();
    }

    private static List<LocalDate> holidays(String typed) {
        return new Binder(new MapConfigurationPropertySource(Map.of("heyi.calendar.holidays", typed))).bind("heyi.calendar.holidays", Bindable.listOf(LocalDate.class)).orElse(List.of());
    }

    /** In the spelling of environment variables. */
    private static List<String> keyFiles() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var names = new ArrayList<String>();
        for (var found : scanner.findCandidateComponents("io.heyi")) {
            var type = Class.forName(found.getBeanClassName());
            if (type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(part -> part.getName().equals("keyFile"))) {
                names.add(type.getAnnotation(ConfigurationProperties.class).value().toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "") + "_KEYFILE");
            }
        }
        return names;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
