package io.heyi.talent.internal.matching.meaning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How alike two names of skills are, from 0 (nothing in common) to 1 (the same). The same data, synonyms and settings always give the same model, which {@link #version()}
 * names. Safe for several threads.
 */
public final class SkillModel {

    /** People write freely; beyond this many spellings the rest is analysed each time. */
    private static final int MOST_KEPT = 50_000;

    private final SkillWords words;
    private final Map<String, Double> rarity;
    private final double unknown;
    private final Map<String, Map<String, Double>> related;
    private final double relatedAtMost;
    private final double least;
    private final int documents;
    private final String version;
    private final Map<String, Name> names = new ConcurrentHashMap<>();

    private SkillModel(SkillWords words, Map<String, Double> rarity, double unknown, Map<String, Map<String, Double>> related, double relatedAtMost, double least, int documents) {
        this.words = words;
        this.rarity = rarity;
        this.unknown = unknown;
        this.related = related;
        this.relatedAtMost = relatedAtMost;
        this.least = least;
        this.documents = documents;
        this.version = digest();
    }

    /**
     * Learns from the names of skills that people and openings use.
     *
     * @param named the names of each person or opening
     * @param relatedAtMost how much something related, but not the same, may count, 0 to 1
     * @param least likeness below which two names have nothing to do with each other, 0 to 1
     */
    public static SkillModel learn(SkillWords words, Collection<? extends Collection<String>> named, double relatedAtMost, double least) {
        var read = new HashMap<String, List<String>>();
        var all = new ArrayList<List<List<String>>>();
        var counts = new HashMap<String, Integer>();
        for (Collection<String> names : named) {
            var document = names.stream().map(name -> read.computeIfAbsent(name, words::of)).filter(name -> !name.isEmpty()).distinct().toList();
            if (!document.isEmpty()) {
                all.add(document);
                var once = new HashSet<String>();
                document.forEach(once::addAll);
                once.forEach(word -> counts.merge(word, 1, Integer::sum));
            }
        }
        var rarity = new TreeMap<String, Double>();
        counts.forEach((word, count) -> rarity.put(word, rarity(count, all.size())));
        return new SkillModel(words, rarity, rarity(0, all.size()), Relatedness.learn(all), relatedAtMost, least, all.size());
    }

    /** BM25's inverse document frequency: what everybody names says little about which skill it is. */
    private static double rarity(int count, int documents) {
        return Math.log(1 + (documents - count + 0.5) / (count + 0.5));
    }

    /** A name made ready for many comparisons; analysed once, however many openings it is compared with. */
    public Name name(String text) {
        var known = names.get(text);
        if (known != null) {
            return known;
        }
        var found = words.of(text);
        var name = new Name(text, found, key(found));
        if (names.size() < MOST_KEPT) {
            names.put(text, name);
        }
        return name;
    }

    public double likeness(String wanted, String offered) {
        return likeness(name(wanted), name(offered));
    }

    /** How much of what is wanted the offered skill covers: each wanted word by its best counterpart, weighted by rarity; or what is known of both names as wholes. */
    public double likeness(Name wanted, Name offered) {
        if (wanted.words().isEmpty() || offered.words().isEmpty()) {
            return wanted.text().strip().toLowerCase(Locale.ROOT).equals(offered.text().strip().toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
        double covered = 0;
        double whole = 0;
        for (String word : wanted.words()) {
            double weight = rarity.getOrDefault(word, unknown);
            double best = 0;
            for (String other : offered.words()) {
                best = Math.max(best, meaning(word, other));
            }
            covered += weight * best;
            whole += weight;
        }
        double alike = Math.max(covered / whole, meaning(wanted.key(), offered.key()));
        return alike < least ? 0 : alike;
    }

    private double meaning(String one, String other) {
        return one.equals(other) ? 1 : Math.min(relatedAtMost, related.getOrDefault(one, Map.of()).getOrDefault(other, 0.0));
    }

    /** Units (words and whole names) with which something of this name is related, itself included: whoever shares none of them is not like it. */
    public Collection<String> neighbourhood(Name name) {
        var near = new HashSet<>(name.words());
        near.add(name.key());
        name.words().forEach(word -> near.addAll(related.getOrDefault(word, Map.of()).keySet()));
        near.addAll(related.getOrDefault(name.key(), Map.of()).keySet());
        return near;
    }

    /** First 12 characters of the SHA-256 of everything that was learned. */
    public String version() {
        return version;
    }

    /** People and openings that it was learned from. */
    public int documents() {
        return documents;
    }

    public int knownWords() {
        return rarity.size();
    }

    public int knownRelations() {
        return related.values().stream().mapToInt(Map::size).sum() / 2;
    }

    static String key(List<String> words) {
        return words.size() == 1 ? words.getFirst() : String.join(" ", words.stream().sorted().toList());
    }

    private String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            rarity.forEach((word, value) -> sha.update((word + "=" + Double.toHexString(value) + "\n").getBytes(StandardCharsets.UTF_8)));
            related.forEach((unit, near) -> near.forEach((other, value) -> sha.update((unit + "~" + other + "=" + Double.toHexString(value) + "\n").getBytes(StandardCharsets.UTF_8))));
            sha.update((relatedAtMost + " " + least).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param words that are compared
     * @param key of the name as a whole, whatever the order of its words
     */
    public record Name(String text, List<String> words, String key) {}
}
