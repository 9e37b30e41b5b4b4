package io.heyi.microenterprise;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The directory of micro-enterprises, open to everybody who is signed in (domain.md §1a). */
public interface Microenterprises {

    /** @param query text in code, name, scenario or owner; empty text for all */
    default PageOf<MicroenterpriseSummary> search(String query, PageRequest page) {
        return search(query, null, null, page);
    }

    /** Newest first. @param platform null for all; @param state null for all */
    PageOf<MicroenterpriseSummary> search(String query, String platform, MicroenterpriseState state, PageRequest page);

    /** How many there are by platform. */
    Map<String, Long> countByPlatform();

    Optional<MicroenterpriseView> find(String code);

    /** The kill conditions of its own founding agreement; empty where that has none, and for an unknown code. */
    Optional<KillClause> killClause(String code);

    /** The known ones of these codes, by code, however many there are. */
    Map<String, MicroenterpriseSummary> find(Collection<String> codes);
}
