package io.heyi.orchestration;

import java.util.List;
import java.util.Map;

/**
 * Cases that are taken from one version of a process to another on a throw-away engine, to hear what the engine says (product-bar E8). The program that tries it is compiled with this very file
 * (rehearsal-engine), so it stands on nothing but the JDK.
 */
public final class MigrationTrial {

    private MigrationTrial() {}

    /**
     * @param before text of the version on which the cases run, of which nothing happens by itself; {@code after}: the other one
     * @param others texts of further models by file name that the cases need
     * @param mapping of elements, from before to after
     */
    public record Request(String process, String before, String after, Map<String, String> others, Map<String, String> mapping, List<Place> places) {}

    /** @param elements where a case is; @param id by which its result is known */
    public record Place(String id, List<String> elements) {}

    /** @param refusal the engine's words; null when it takes the case over. @param untried why the engine could not be asked; null when it was */
    public record Result(String id, String refusal, String untried) {}
}
