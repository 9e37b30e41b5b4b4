package io.heyi.orchestration.internal.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The clock of an engine that runs with {@code zeebe.clock.controlled=true}, reached at its management port. */
@Component
@Profile("local")
class EngineClock {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Optional<RestClient> management;

    EngineClock(OrchestrationProperties.Engine settings) {
        this.management = Optional.ofNullable(settings.managementUrl()).map(url -> RestClient.builder().baseUrl(url.toString())
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk().build(
                        ClientHttpRequestFactorySettings.defaults().withConnectTimeout(DEADLINE).withReadTimeout(DEADLINE))).build());
    }

    /** Whether there is an engine whose clock must follow. */
    boolean isPresent() {
        return management.isPresent();
    }

    /** @throws RestClientException when the engine is away or its clock is not controlled */
    Instant now() {
        return instant(management.orElseThrow().get().uri("/actuator/clock").retrieve().body(JsonNode.class));
    }

    /** @throws RestClientException when the engine is away or its clock is not controlled */
    void add(Duration offset) {
        management.orElseThrow().post().uri("/actuator/clock/add").contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("offsetMilli", offset.toMillis())).retrieve().toBodilessEntity();
    }

    private static Instant instant(JsonNode answer) {
        if (answer == null || !answer.has("epochMilli")) {
            throw new RestClientException("the engine's clock answered without a time");
        }
        return Instant.ofEpochMilli(answer.get("epochMilli").asLong());
    }
}
