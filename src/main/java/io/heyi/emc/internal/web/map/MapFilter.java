package io.heyi.emc.internal.web.map;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcType;
import io.heyi.microenterprise.MicroenterpriseState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address asks for; whatever makes no sense counts as not asked. Without any wish the platforms are shown.
 *
 * @param show {@code platforms}, {@code emcs} or {@code enterprises}
 * @param focus an EMC's code or an actor's id; null for none
 */
public record MapFilter(String show, String query, String platform, EmcState emcState, MicroenterpriseState enterpriseState, EmcType type, String focus) {

    private static final int LONGEST_QUERY = 100;

    static MapFilter of(HttpServletRequest request) {
        var focus = Optional.ofNullable(request.getParameter("focus")).filter(ActorId::isValid).orElse(null);
        var query = Optional.ofNullable(request.getParameter("query")).map(String::strip).map(text -> text.substring(0, Math.min(LONGEST_QUERY, text.length())).replace("\u0000", "")).orElse("");
        var platform = Optional.ofNullable(request.getParameter("platform")).filter(id -> id.matches("[a-z0-9-]{1,40}")).orElse(null);
        var emcState = one(EmcState.values(), request.getParameter("state"));
        var enterpriseState = one(MicroenterpriseState.values(), request.getParameter("state"));
        var type = one(EmcType.values(), request.getParameter("type"));
        var asked = focus != null || type != null || emcState != null ? "emcs" : !query.isEmpty() || platform != null ? "emcs" : "platforms";
        var show = Optional.ofNullable(request.getParameter("show")).filter(name -> name.matches("platforms|emcs|enterprises")).orElse(asked);
        return switch (show) {
            case "emcs" -> new MapFilter(show, query, platform, emcState, null, type, focus);
            case "enterprises" -> new MapFilter(show, query, platform, null, enterpriseState, null, null);
            default -> new MapFilter("platforms", "", null, null, null, null, null);
        };
    }

    /** The same choice of all EMCs. */
    MapFilter ofEmcs() {
        return new MapFilter("emcs", "", null, null, null, null, null);
    }

    private static <E extends Enum<E>> E one(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
    }

    public String state() {
        return emcState != null ? emcState.name() : enterpriseState != null ? enterpriseState.name() : "";
    }

    /** Without the page's number. */
    String address() {
        var address = UriComponentsBuilder.fromPath("/map").queryParam("show", show);
        if (!query.isEmpty()) {
            address.queryParam("query", "{query}");
        }
        Optional.ofNullable(platform).ifPresent(id -> address.queryParam("platform", id));
        Optional.of(state()).filter(name -> !name.isEmpty()).ifPresent(name -> address.queryParam("state", name));
        Optional.ofNullable(type).ifPresent(one -> address.queryParam("type", one.name()));
        Optional.ofNullable(focus).ifPresent(id -> address.queryParam("focus", id));
        return address.encode().buildAndExpand(Map.of("query", query)).toUriString();
    }
}
