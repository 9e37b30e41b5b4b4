package io.heyi.web;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** A candidate group as people call it: a role, or the owners or members of a platform or micro-enterprise. */
public final class GroupNames {

    private GroupNames() {}

    /** The group itself where nobody has named it. */
    public static String of(String group, MessageSource messages, Locale locale) {
        var colon = group.indexOf(':');
        if (colon < 0) {
            return messages.getMessage("web.role." + group, null, group, locale);
        }
        var object = group.substring(colon + 1);
        var named = messages.getMessage("microenterprise.platform." + object, null, object, locale);
        return messages.getMessage("web.group." + group.substring(0, colon), new Object[] {named}, group, locale);
    }
}
