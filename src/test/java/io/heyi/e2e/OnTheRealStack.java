package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Short words for tests that play people on the running product. */
@ExtendWith(E2eStack.class)
abstract class OnTheRealStack {
    private E2e e2e;

    @BeforeEach
    void use(E2e running) {
        e2e = running;
    }

    E2e e2e() {
        return e2e;
    }

    String base() {
        return e2e.baseUrl();
    }

    Api as(String user) {
        return e2e.api(user);
    }

    Api anonymous() {
        return e2e.anonymousApi();
    }

    /** People's tasks. */
    TaskDesk desk() {
        return new TaskDesk(this::as);
    }

    Founding submit(String proposer, ProposalBody body) {
        return Founding.submitted(this::as, proposer, body);
    }

    /** The code of the micro-enterprise of exactly this name; others may have it as a part of theirs. */
    String microenterprise(String name) {
        return Await.value(name, () -> {
            for (int page = 0; ; page++) {
                JsonNode found = as("auditor").get("/microenterprises?size=100&page=%d&query=%s".formatted(page, Api.encoded(name))).expect(200).body().path("items");
                for (JsonNode one : found) {
                    if (one.path("name").asText().equals(name)) {
                        return one.path("code").asText();
                    }
                }
                if (found.isEmpty()) {
                    return null;
                }
            }
        });
    }

    /** A signed-in browser in English. */
    Screen screen(String user) {
        return new Screen(e2e.page(user), base());
    }

    Operate operate() {
        return e2e.operate();
    }

    KeycloakConsole keycloak() {
        return e2e.keycloak();
    }

    Database database() {
        return e2e.database();
    }

    /** By the product's clock. */
    Instant now() {
        return Instant.parse(as("administrator").get("/local/clock").expect(200).at("/now"));
    }

    /** Never back. */
    void advanceTo(Instant target) {
        var left = Duration.between(now(), target);
        if (left.isPositive()) {
            e2e.advanceClock(left.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString());
        }
    }

    void advance(Period period) {
        e2e.advanceClock(period.toString());
    }

    void kill(Part part) {
        e2e.kill(part);
    }

    void start(Part part) {
        e2e.start(part);
    }
}
