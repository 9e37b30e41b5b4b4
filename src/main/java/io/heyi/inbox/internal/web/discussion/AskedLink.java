package io.heyi.inbox.internal.web.discussion;

import io.heyi.inbox.internal.web.InboxLink;
import org.springframework.stereotype.Component;

@Component
class AskedLink implements InboxLink {

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String labelKey() {
        return "discussion.link";
    }

    @Override
    public String path() {
        return "/inbox/asked";
    }

    @Override
    public String icon() {
        return "chat-left-quote";
    }
}
