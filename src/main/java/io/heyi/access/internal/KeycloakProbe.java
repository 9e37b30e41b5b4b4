package io.heyi.access.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Keycloak answers right now, so that nobody is sent to a dead address; shown in health as {@code keycloak}. */
@Component("keycloak")
class KeycloakProbe implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final long BELIEVED_NANOS = Duration.ofSeconds(3).toNanos();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest question;
    private volatile Answer last = new Answer(false, System.nanoTime() - BELIEVED_NANOS);

    private record Answer(boolean up, long nanos) {}

    KeycloakProbe(KeycloakProperties properties) {
        question = HttpRequest.newBuilder(URI.create(properties.jwkSetUri())).timeout(PATIENCE).build();
    }

    boolean answers() {
        var now = System.nanoTime();
        if (now - last.nanos() >= BELIEVED_NANOS) {
            last = new Answer(ask(), now);
        }
        return last.up();
    }

    private boolean ask() {
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Health health() {
        return answers() ? Health.up().build() : Health.down().withDetail("mend", "start Keycloak; people who are signed in can go on working").build();
    }
}
