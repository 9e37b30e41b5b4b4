package io.heyi.inbox.internal.web;

import io.heyi.web.FooterBlock;
import org.springframework.stereotype.Component;

/** The list of keyboard shortcuts and the switch that turns them off, on every page (product-bar T16; WCAG 2.1, 2.1.4). */
@Component
class KeyboardHelp implements FooterBlock {

    @Override
    public String fragment() {
        return "inbox/keys :: help";
    }

    @Override
    public int order() {
        return 100;
    }
}
