package io.heyi.talent.internal.matching.domain;

import io.heyi.talent.internal.matching.meaning.SkillModel;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.Opening.WantedSkill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Openings made ready for comparing people with all of them at once; 2,000 openings take about a millisecond for a person. Nobody and nothing is left out. Immutable; a
 * {@link Comparison} belongs to one thread.
 */
public final class OpeningIndex {

    /** Level of a slot for a role. */
    private static final int ROLE = 0;

    private final MatchingPolicy policy;
    private final SkillModel model;
    private final List<Opening> openings;
    private final Likenesses likenesses;
    private final List<Slot> slots = new ArrayList<>();
    private final List<List<Slot>> slotsOfName = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<String> platforms;
    private final List<Site> sites;

    /** A name wanted at one level, or as a role, and where. */
    private record Slot(int number, int level, List<Use> uses) {}

    /** An opening's share of a slot in all its wanted skills, and in those that it must have. */
    private record Use(int opening, double share, double mustShare) {}

    record Site(String place, boolean remote) {

        static Site of(Opening opening) {
            return new Site(opening.terms().place(), opening.terms().remote());
        }
    }

    private record Place(int platform, int site, int percent, long from, boolean wantsNothing, boolean mustNothing) {}

    public OpeningIndex(List<Opening> openings, SkillModel model, MatchingPolicy policy) {
        this.openings = List.copyOf(openings);
        this.model = model;
        this.policy = policy;
        this.likenesses = new Likenesses(model);
        this.platforms = openings.stream().map(Opening::platform).distinct().toList();
        this.sites = openings.stream().map(Site::of).distinct().toList();
        var platformNumbers = numbers(platforms);
        var siteNumbers = numbers(sites);
        for (int i = 0; i < this.openings.size(); i++) {
            var opening = this.openings.get(i);
            int all = opening.skills().stream().mapToInt(WantedSkill::weight).sum();
            int must = opening.skills().stream().filter(WantedSkill::must).mapToInt(WantedSkill::weight).sum();
            positions.put(opening.code().value(), i);
            places.add(new Place(platformNumbers.get(opening.platform()), siteNumbers.get(Site.of(opening)), opening.terms().percent(), opening.from().toEpochDay(), all == 0, must == 0));
            for (WantedSkill skill : opening.skills()) {
                slot(skill.name(), skill.level()).uses().add(new Use(i, (double) skill.weight() / all, skill.must() ? (double) skill.weight() / must : 0));
            }
            slot(words(opening.role()), ROLE).uses().add(new Use(i, 1, 0));
        }
    }

    /** A role's code in words. */
    static String words(String role) {
        return role.replace('-', ' ');
    }

    private static <T> Map<T, Integer> numbers(List<T> values) {
        var numbers = new HashMap<T, Integer>();
        values.forEach(value -> numbers.put(value, numbers.size()));
        return numbers;
    }

    private Slot slot(String name, int level) {
        int id = likenesses.add(name);
        if (id == slotsOfName.size()) {
            slotsOfName.add(new ArrayList<>());
        }
        return slotsOfName.get(id).stream().filter(slot -> slot.level() == level).findFirst().orElseGet(() -> {
            var slot = new Slot(slots.size(), level, new ArrayList<>());
            slots.add(slot);
            slotsOfName.get(id).add(slot);
            return slot;
        });
    }

    public List<Opening> openings() {
        return openings;
    }

    public SkillModel model() {
        return model;
    }

    public MatchingPolicy policy() {
        return policy;
    }

    /** Where the opening stands in {@link #openings()}; -1 for none. */
    public int position(String opening) {
        return positions.getOrDefault(opening, -1);
    }

    public Comparison comparison() {
        return new Comparison();
    }

    /** Features of one person for every opening; used again for the next one. */
    public final class Comparison {

        private final double[] best = new double[slots.size()];
        private final boolean[] proven = new boolean[slots.size()];
        private final int[] touched = new int[slots.size()];
        private final double[][] features = new double[openings.size()][Feature.values().length];
        private final double[] ofPlatforms = new double[platforms.size()];
        private final double[] ofSites = new double[sites.size()];
        private int count;

        /** @return features by position of the opening; valid until the next call */
        public double[][] of(Candidate person) {
            skills(person);
            roles(person);
            for (int i = 0; i < ofPlatforms.length; i++) {
                ofPlatforms[i] = Fit.platform(person, platforms.get(i));
            }
            for (int i = 0; i < ofSites.length; i++) {
                ofSites[i] = Fit.place(person, sites.get(i).place(), sites.get(i).remote());
            }
            double past = person.past().stars() / 5;
            long from = person.from().toEpochDay();
            for (int i = 0; i < features.length; i++) {
                var place = places.get(i);
                var found = features[i];
                found[Feature.PAST.ordinal()] = past;
                found[Feature.WISHED_PLATFORM.ordinal()] = ofPlatforms[place.platform()];
                found[Feature.WISHED_PLACE.ordinal()] = ofSites[place.site()];
                found[Feature.AVAILABILITY.ordinal()] = Fit.availability(person.percent(), from, place.percent(), place.from());
                found[Feature.WISH.ordinal()] = Fit.wish(person, found);
            }
            return features;
        }

        private void skills(Candidate person) {
            for (int i = 0; i < features.length; i++) {
                features[i][Feature.SKILLS.ordinal()] = places.get(i).wantsNothing() ? 1 : 0;
                features[i][Feature.MUST_SKILLS.ordinal()] = places.get(i).mustNothing() ? 1 : 0;
                features[i][Feature.PROVEN_SKILLS.ordinal()] = 0;
            }
            for (Candidate.Skill skill : person.skills()) {
                var row = likenesses.of(skill.name());
                for (int k = 0; k < row.wanted().length; k++) {
                    for (Slot slot : slotsOfName.get(row.wanted()[k])) {
                        if (slot.level() != ROLE) {
                            keep(slot.number(), row.values()[k] * Fit.strength(skill, slot.level(), policy), skill.proven());
                        }
                    }
                }
            }
            for (int k = 0; k < count; k++) {
                int slot = touched[k];
                for (Use use : slots.get(slot).uses()) {
                    var found = features[use.opening()];
                    found[Feature.SKILLS.ordinal()] += use.share() * best[slot];
                    found[Feature.MUST_SKILLS.ordinal()] += use.mustShare() * best[slot];
                    found[Feature.PROVEN_SKILLS.ordinal()] += proven[slot] ? use.share() * best[slot] : 0;
                }
            }
            forget();
        }

        private void roles(Candidate person) {
            for (double[] found : features) {
                found[Feature.WISHED_ROLE.ordinal()] = person.roles().isEmpty() ? Feature.NEUTRAL : 0;
            }
            for (String role : person.roles()) {
                var row = likenesses.of(role);
                for (int k = 0; k < row.wanted().length; k++) {
                    for (Slot slot : slotsOfName.get(row.wanted()[k])) {
                        if (slot.level() == ROLE) {
                            keep(slot.number(), row.values()[k], false);
                        }
                    }
                }
            }
            for (int k = 0; k < count; k++) {
                for (Use use : slots.get(touched[k]).uses()) {
                    features[use.opening()][Feature.WISHED_ROLE.ordinal()] = best[touched[k]];
                }
            }
            forget();
        }

        private void keep(int slot, double value, boolean isProven) {
            if (value > best[slot]) {
                if (best[slot] == 0) {
                    touched[count++] = slot;
                }
                best[slot] = value;
                proven[slot] = isProven;
            }
        }

        private void forget() {
            for (int k = 0; k < count; k++) {
                best[touched[k]] = 0;
                proven[touched[k]] = false;
            }
            count = 0;
        }
    }
}
