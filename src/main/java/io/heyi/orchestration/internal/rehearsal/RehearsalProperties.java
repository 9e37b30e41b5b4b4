package io.heyi.orchestration.internal.rehearsal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the throw-away engine (ADR 41).
 *
 * @param folder with the libraries of the program; the build writes it
 * @param heap the most memory of the program
 * @param start how long it may take to start; {@code play}: how long each case may take
 * @param longest what one rehearsal may take in all, whatever its cases ask for
 * @param queue how long a rehearsal waits for the one before it
 * @param largestAnswer characters after which it is not listened to any longer
 */
@ConfigurationProperties("heyi.rehearsal")
@Validated
record RehearsalProperties(@DefaultValue("target/rehearsal") @NotNull Path folder, @DefaultValue("512m") @NotNull @Pattern(regexp = "[1-9][0-9]*[mg]") String heap,
                           @DefaultValue("60s") @NotNull Duration start, @DefaultValue("45s") @NotNull Duration play, @DefaultValue("5m") @NotNull Duration longest, @DefaultValue("10m") @NotNull Duration queue,
                           @DefaultValue("20000000") @Min(100_000) @Max(1_000_000_000) int largestAnswer) {}
