package io.heyi.microenterprise.internal.web.pages;

import io.heyi.shared.PageRequest;

/** Page numbers from addresses; whatever is no page number is the first page. */
final class Paging {

    private Paging() {}

    static PageRequest of(String page) {
        return new PageRequest(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE);
    }
}
