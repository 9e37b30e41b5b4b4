package io.heyi.emc.internal.formation;

/** Result of a step that tells the process nothing but where the EMC now stands. */
public record Moved(String emcState) {

    static Moved to(Formation formation) {
        return new Moved(formation.phase().name());
    }
}
