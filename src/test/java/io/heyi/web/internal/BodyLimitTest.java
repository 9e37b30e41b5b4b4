package io.heyi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

class BodyLimitTest {

    private static final FilterChain READS_ALL = (request, response) -> request.getInputStream().readAllBytes();

    /** As a body sent in chunks. */
    private static MockHttpServletRequest ofUnknownLength(int bytes) {
        var request = new MockHttpServletRequest("POST", "/api/v1/proposals") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[bytes]);
        return request;
    }

    @Test
    void anAnnouncedBodyThatIsTooLargeIsNotRead() throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/v1/proposals");
        request.setContent(new byte[BodyLimit.LARGEST + 1]);
        var response = new MockHttpServletResponse();

        new BodyLimit().doFilter(request, response, (read, written) -> {
            throw new AssertionError("must not get here");
        });

        assertThat(response.getStatus()).isEqualTo(413);
    }

    @Test
    void aBodyInChunksIsReadUpToTheLimit() throws Exception {
        new BodyLimit().doFilter(ofUnknownLength(BodyLimit.LARGEST), new MockHttpServletResponse(), READS_ALL);

        assertThatThrownBy(() -> new BodyLimit().doFilter(ofUnknownLength(BodyLimit.LARGEST + 1), new MockHttpServletResponse(), READS_ALL))
                .isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void theRefusalNamesTheLimitInMegabytes() {
        assertThat(Faults.byStatus(413, null).arguments()).containsExactly(1);
    }
}
