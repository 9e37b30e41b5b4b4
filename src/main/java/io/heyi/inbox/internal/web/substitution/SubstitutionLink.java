package io.heyi.inbox.internal.web.substitution;

import io.heyi.inbox.internal.web.InboxLink;
import org.springframework.stereotype.Component;

@Component
class SubstitutionLink implements InboxLink {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String labelKey() {
        return "substitution.link";
    }

    @Override
    public String path() {
        return "/inbox/substitutions";
    }

    @Override
    public String icon() {
        return "person-walking";
    }
}
