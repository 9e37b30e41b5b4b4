package io.heyi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.web.LargerBody;
import jakarta.servlet.FilterChain;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

class BodyLimitTest {

    private static final FilterChain READS_ALL = (request, response) -> request.getInputStream().readAllBytes();

    private static ObjectProvider<LargerBody> larger(LargerBody... bodies) {
        var beans = new StaticListableBeanFactory();
        for (var at = 0; at < bodies.length; at++) {
            beans.addBean("larger" + at, bodies[at]);
        }
        return beans.getBeanProvider(LargerBody.class);
    }

    private static ObjectProvider<LargerBody> noLarger() {
        return larger();
    }

    private static MockHttpServletRequest inParts(String path) {
        var request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContentType("multipart/form-data; boundary=x");
        return request;
    }

    @Test
    void anAddressMayTakeMoreAndItsRefusalNamesItsOwnLimit() throws Exception {
        var limit = new BodyLimit(larger(request -> request.getRequestURI().endsWith("/attachments") ? OptionalLong.of(3L * BodyLimit.LARGEST) : OptionalLong.empty()));
        var request = new MockHttpServletRequest("POST", "/inbox/tasks/1/attachments");
        request.setContent(new byte[3 * BodyLimit.LARGEST]);
        var taken = new MockHttpServletResponse();
        limit.doFilter(request, taken, READS_ALL);
        assertThat(taken.getStatus()).isEqualTo(200);

        var more = new MockHttpServletRequest("POST", "/inbox/tasks/1/attachments");
        more.setContent(new byte[3 * BodyLimit.LARGEST + 1]);
        var refused = new MockHttpServletResponse();
        limit.doFilter(more, refused, (read, written) -> {
            throw new AssertionError("must not get here");
        });
        assertThat(refused.getStatus()).isEqualTo(413);
        assertThat(BodyLimit.allowed(more)).isEqualTo(3);
    }

    @Test
    void filesOfUnknownLengthComeThroughTheApiAloneAndOnlyWhereMoreIsAllowed() throws Exception {
        var limit = new BodyLimit(larger(request -> request.getRequestURI().endsWith("/attachments") ? OptionalLong.of(3L * BodyLimit.LARGEST) : OptionalLong.empty()));
        for (var path : new String[] {"/metrics/upload", "/inbox/tasks/1/attachments", "/api/v1/history/verification"}) {
            var response = new MockHttpServletResponse();
            limit.doFilter(inParts(path), response, READS_ALL);
            assertThat(response.getStatus()).as(path).isEqualTo(411);
        }
        var response = new MockHttpServletResponse();
        limit.doFilter(inParts("/api/v1/tasks/1/attachments"), response, READS_ALL);
        assertThat(response.getStatus()).isEqualTo(200);
    }

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

        new BodyLimit(noLarger()).doFilter(request, response, (read, written) -> {
            throw new AssertionError("must not get here");
        });

        assertThat(response.getStatus()).isEqualTo(413);
    }

    @Test
    void aBodyInChunksIsReadUpToTheLimit() throws Exception {
        new BodyLimit(noLarger()).doFilter(ofUnknownLength(BodyLimit.LARGEST), new MockHttpServletResponse(), READS_ALL);

        assertThatThrownBy(() -> new BodyLimit(noLarger()).doFilter(ofUnknownLength(BodyLimit.LARGEST + 1), new MockHttpServletResponse(), READS_ALL))
                .isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void theRefusalNamesTheLimitInMegabytes() {
        assertThat(Faults.byStatus(413, null).arguments()).containsExactly(1);
    }
}
