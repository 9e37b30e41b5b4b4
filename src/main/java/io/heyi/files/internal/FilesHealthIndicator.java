package io.heyi.files.internal;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether files are looked at for viruses. That there is no scanner is told, and no fault; one that does not answer keeps files out and needs a person. */
@Component("filesHealthIndicator")
class FilesHealthIndicator implements HealthIndicator {

    private final VirusScanner scanner;

    FilesHealthIndicator(VirusScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public Health health() {
        var answers = scanner.answers();
        return (answers || !scanner.on() ? Health.up() : Health.status("NEEDS_OPERATOR")).withDetail("virusScanner", !scanner.on() ? "none" : answers ? "answers" : "does not answer").build();
    }
}
