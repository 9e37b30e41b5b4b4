package io.heyi.orchestration.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.Begins;
import io.heyi.orchestration.ProcessRetirements.Retired;
import io.heyi.orchestration.ProcessRetirements;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Pages from which nothing begins any more. */
class RetiredNoticeTest {

    private final RetiredNotice notice = new RetiredNotice((ProcessRetirements) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ProcessRetirements.class},
            (proxy, method, arguments) -> arguments[0].equals("retired-one") ? Optional.of(new Retired("retired-one", "CR-0001", Instant.EPOCH, Optional.empty(), 0, 0)) : Optional.empty()));

    static final class Pages {

        @Begins("retired-one")
        public void beginsARetiredOne() {}

        @Begins("another-one")
        public void beginsAnotherOne() {}

        public void beginsNothing() {}
    }

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void onlyThePageFromWhichTheRetiredProcessBeginsSaysSo() throws NoSuchMethodException {
        assertThat(shownOn("beginsARetiredOne")).isTrue();
        assertThat(shownOn("beginsAnotherOne")).isFalse();
        assertThat(shownOn("beginsNothing")).isFalse();
    }

    @Test
    void outsideOfAPageThereIsNothingToSay() {
        assertThat(notice.visibleTo(null)).isFalse();
    }

    private boolean shownOn(String page) throws NoSuchMethodException {
        var request = new MockHttpServletRequest();
        request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, new HandlerMethod(new Pages(), Pages.class.getMethod(page)));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        return notice.visibleTo(null);
    }
}
