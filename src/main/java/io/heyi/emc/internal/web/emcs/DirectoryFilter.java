package io.heyi.emc.internal.web.emcs;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/** What the directory shows; whatever an address holds that is no choice means all. */
record DirectoryFilter(String query, Optional<EmcState> state, Optional<EmcType> type, boolean mine) {

    private static final int LONGEST_QUERY = 100;

    static DirectoryFilter of(String query, String state, String type, boolean mine) {
        var text = query.strip().replace("\u0000", "");
        return new DirectoryFilter(text.substring(0, Math.min(LONGEST_QUERY, text.length())), named(EmcState.values(), state), named(EmcType.values(), type), mine);
    }

    private static <T extends Enum<T>> Optional<T> named(T[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    /** @param own the actors of the reader */
    EmcFilter forReader(Collection<ActorId> own) {
        return new EmcFilter(query, null, state.orElse(null), type.orElse(null), mine ? java.util.Set.copyOf(own) : null, null);
    }

    public DirectoryFilter withMine(boolean other) {
        return new DirectoryFilter(query, state, type, other);
    }

    public boolean isPlain() {
        return query.isEmpty() && state.isEmpty() && type.isEmpty() && !mine;
    }

    /** Address of this selection, first page. */
    public String url() {
        var url = UriComponentsBuilder.fromPath("/emcs");
        state.ifPresent(value -> url.queryParam("state", value.name()));
        type.ifPresent(value -> url.queryParam("type", value.name()));
        if (mine) {
            url.queryParam("mine", true);
        }
        return query.isEmpty() ? url.build().toUriString() : url.queryParam("query", "{query}").encode().buildAndExpand(query).toUriString();
    }
}
