package io.heyi.studio.internal.web;

import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.web.LargerBody;
import java.util.OptionalLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drafts are larger than other bodies: a text twice, with what JSON adds to it. */
@Configuration(proxyBeanMethods = false)
class DraftBodies {

    private static final int TEXTS = 3;

    static int largest(StudioPolicy policy) {
        return TEXTS * policy.largestModel();
    }

    private static final String ADDRESSES = "(/api/v1|/studio)/changes/[^/]+/models/[^/]+/content(/merge)?|(/api/v1|/studio)/models/[^/]+/preview|/api/v1/changes/[^/]+/models|/studio/changes/[^/]+/models/import";

    @Bean
    LargerBody largerDrafts(StudioPolicy policy) {
        return request -> request.getRequestURI().matches(ADDRESSES) ? OptionalLong.of(largest(policy)) : OptionalLong.empty();
    }
}
