package io.heyi.talent.internal.matching.domain;

/** The parts of a fit, each from 0 to 1. */
final class Fit {

    /** Days of waiting for somebody after which availability counts nothing any more. */
    private static final double LONGEST_WAIT = 90;

    private Fit() {}

    /** How much of a skill's likeness counts: a beginner's less than that of somebody at the wished level, what nobody has seen less than what is proven. */
    static double strength(Candidate.Skill skill, int wishedLevel, MatchingPolicy policy) {
        double least = policy.beginnerPercent() / 100.0;
        double level = skill.level() >= wishedLevel ? 1 : least + (1 - least) * (skill.level() - 1) / (wishedLevel - 1);
        return level * (skill.proven() ? 1 : policy.unprovenPercent() / 100.0);
    }

    static double platform(Candidate person, String platform) {
        return person.platforms().isEmpty() ? Feature.NEUTRAL : person.platforms().contains(platform) ? 1 : 0;
    }

    /** Work from anywhere suits every place: fully whoever wished it, and half whoever named places only. */
    static double place(Candidate person, String place, boolean remote) {
        if (person.places().isEmpty()) {
            return Feature.NEUTRAL;
        }
        if (place.isEmpty()) {
            return 1;
        }
        for (String wished : person.places()) {
            if (place.equalsIgnoreCase(wished)) {
                return 1;
            }
        }
        return !remote ? 0 : person.remote() ? 1 : Feature.NEUTRAL;
    }

    /**
     * @param available percent of full time, and {@code from} the first day of it as an epoch day
     * @param wanted percent of full time, and {@code wished} the first day of it
     */
    static double availability(int available, long from, int wanted, long wished) {
        return Math.min(1, (double) available / wanted) * Math.max(0, 1 - Math.max(0, from - wished) / LONGEST_WAIT);
    }

    /** Mean of what was stated; when and how much somebody is available always is. */
    static double wish(Candidate person, double[] features) {
        double sum = features[Feature.AVAILABILITY.ordinal()];
        int stated = 1;
        if (!person.roles().isEmpty()) {
            sum += features[Feature.WISHED_ROLE.ordinal()];
            stated++;
        }
        if (!person.platforms().isEmpty()) {
            sum += features[Feature.WISHED_PLATFORM.ordinal()];
            stated++;
        }
        if (!person.places().isEmpty()) {
            sum += features[Feature.WISHED_PLACE.ordinal()];
            stated++;
        }
        return sum / stated;
    }
}
