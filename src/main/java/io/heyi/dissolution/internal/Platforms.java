package io.heyi.dissolution.internal;

import io.heyi.microenterprise.Proposals;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The platforms of the company, by id. */
@Component
public class Platforms {

    private final Proposals proposals;

    Platforms(Proposals proposals) {
        this.proposals = proposals;
    }

    /** The id itself, by which pages name it in the reader's language; empty where there is none. */
    public Optional<String> name(String id) {
        return proposals.platforms().stream().map(Proposals.PlatformView::id).filter(id::equals).findFirst();
    }
}
