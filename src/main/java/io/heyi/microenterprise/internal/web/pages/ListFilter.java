package io.heyi.microenterprise.internal.web.pages;

import static io.heyi.microenterprise.ProposalStatus.*;

import io.heyi.microenterprise.ProposalStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/** What the list of proposals shows. */
record ListFilter(String query, Group group, boolean mine) {

    private static final int LONGEST_QUERY = 100;

    /** Statuses that a reader thinks of together. */
    enum Group {
        ALL(), OPEN(SUBMITTED, REWORK, IN_DECISION, PLEDGING, SIGNING, PROVISIONING), DECIDING(SUBMITTED, REWORK, IN_DECISION),
        TEAMING(PLEDGING, SIGNING, PROVISIONING), DONE(FOUNDED), CLOSED(DECLINED, LAPSED, WITHDRAWN), DRAFTS(DRAFT);

        private final Set<ProposalStatus> statuses;

        Group(ProposalStatus... statuses) {
            this.statuses = Set.of(statuses);
        }

        Set<ProposalStatus> statuses() {
            return statuses;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ListFilter of(String query, String group, boolean mine) {
        var text = query.strip();
        return new ListFilter(text.substring(0, Math.min(LONGEST_QUERY, text.length())),
                Arrays.stream(Group.values()).filter(known -> known.key().equals(group)).findFirst().orElse(Group.ALL), mine);
    }

    public ListFilter with(Group other) {
        return new ListFilter(query, other, mine);
    }

    public ListFilter withMine(boolean other) {
        return new ListFilter(query, group, other);
    }

    public boolean isPlain() {
        return query.isEmpty() && group == Group.ALL && !mine;
    }

    /** Address of this selection, first page. */
    public String url() {
        var url = UriComponentsBuilder.fromPath("/proposals");
        if (!query.isEmpty()) {
            url.queryParam("query", "{query}");
        }
        if (group != Group.ALL) {
            url.queryParam("show", group.key());
        }
        if (mine) {
            url.queryParam("mine", true);
        }
        return query.isEmpty() ? url.build().toUriString() : url.encode().buildAndExpand(query).toUriString();
    }
}
