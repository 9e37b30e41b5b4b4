package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;

/**
 * What a server answered.
 *
 * @param asked method and address, for messages
 * @param body  JSON; missing node when the answer has no JSON body
 */
record Answer(String asked, int status, HttpHeaders headers, String text, JsonNode body) {

    Answer expect(int expected) {
        assertThat(status).as("%s answered %s", asked, text).isEqualTo(expected);
        return this;
    }

    /** A refusal as RFC 9457 wants it. */
    Answer expectProblem(int expected) {
        expect(expected);
        assertThat(headers.firstValue("content-type").orElse("")).as(asked).startsWith("application/problem+json");
        assertThat(body.path("status").asInt()).as("%s answered %s", asked, text).isEqualTo(expected);
        assertThat(body.path("title").asText() + body.path("detail").asText()).as(asked).isNotBlank();
        return this;
    }

    /** Field names of the errors of a 422. */
    List<String> faultyFields() {
        return body.path("errors").findValuesAsText("field");
    }

    String at(String pointer) {
        return body.at(pointer).asText();
    }
}
