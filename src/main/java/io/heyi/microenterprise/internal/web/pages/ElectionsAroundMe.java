package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.Elections;
import io.heyi.web.HomeBlock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Open elections in which the person may vote or stands, on the home page. */
@Component
class ElectionsAroundMe implements HomeBlock {

    private final Elections elections;

    ElectionsAroundMe(Elections elections) {
        this.elections = elections;
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public String fragment() {
        return "microenterprise/election-parts :: home";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var mine = elections.concerning(user);
        return mine.isEmpty() ? Map.of() : Map.of("elections", mine);
    }
}
