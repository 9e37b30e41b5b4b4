package io.heyi.notification.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.notification.internal.NoticeCentre;
import io.heyi.web.Bell;
import org.springframework.stereotype.Component;

/** New notices in the head of every page. */
@Component
class NoticeBell implements Bell {

    private final NoticeCentre centre;

    NoticeBell(NoticeCentre centre) {
        this.centre = centre;
    }

    @Override
    public String path() {
        return "/notices";
    }

    @Override
    public long unread(CurrentUser user) {
        return centre.unread(user.username());
    }

    @Override
    public String labelKey() {
        return "notification.bell";
    }

    @Override
    public String noneKey() {
        return "notification.bell.none";
    }
}
