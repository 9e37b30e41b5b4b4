package io.heyi.inbox.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words of a text for finding it. Codes such as {@code EMC-0001/2026-11} are found whole and by their parts; Chinese, which has no spaces, by characters and pairs of them,
 * so that no dictionary and no extension of the database is needed (docs/adr/0034).
 */
final class SearchWords {

    private static final int MOST_TERMS = 12;
    private static final int LONGEST_WORD = 100;
    /** Characters around a word in a question. */
    private static final int SYNTAX = "'':*".length();
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_/.@][\\p{L}\\p{N}]+)*");
    private static final Pattern PART_OF_PATH = Pattern.compile("[/@]");
    private static final Pattern PART = Pattern.compile("[-_/.@]");

    private SearchWords() {}

    /** What a text is found by. */
    static Set<String> of(Collection<String> texts) {
        var words = new LinkedHashSet<String>();
        texts.stream().map(SearchWords::plain).forEach(text -> collect(text, words));
        words.removeIf(word -> word.isEmpty() || word.length() > LONGEST_WORD);
        return words;
    }

    private static void collect(String text, Set<String> words) {
        HAN.matcher(text).results().forEach(run -> {
            words.addAll(characters(run.group()));
            words.addAll(pairs(run.group()));
        });
        CODE.matcher(HAN.matcher(text).replaceAll(" ")).results().map(java.util.regex.MatchResult::group).forEach(word -> {
            words.add(word);
            words.addAll(List.of(PART_OF_PATH.split(word)));
            words.addAll(List.of(PART.split(word)));
        });
    }

    /**
     * The condition that all words of a question are there, or begin a word that is; in PostgreSQL's {@code tsquery} form. Empty for a question without words, or with one that is
     * longer than any that is kept: one letter may stand for many, and the database refuses long words.
     */
    static Optional<String> question(String asked) {
        var text = plain(asked);
        var terms = new ArrayList<String>();
        HAN.matcher(text).results().map(java.util.regex.MatchResult::group)
                .forEach(run -> (run.codePointCount(0, run.length()) == 1 ? characters(run) : pairs(run)).forEach(term -> terms.add("'" + term + "'")));
        // a word is letters, digits and joints, so that it needs no escaping
        CODE.matcher(HAN.matcher(text).replaceAll(" ")).results().map(java.util.regex.MatchResult::group).forEach(word -> terms.add("'" + word + "':*"));
        return terms.isEmpty() || terms.stream().anyMatch(term -> term.length() > LONGEST_WORD + SYNTAX) ? Optional.empty() : Optional.of(String.join(" & ", terms.subList(0, Math.min(MOST_TERMS, terms.size()))));
    }

    /** One form for wide and narrow, upper and lower. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> characters(String run) {
        return run.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<String> pairs(String run) {
        var characters = characters(run);
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < characters.size(); i++) {
            pairs.add(characters.get(i) + characters.get(i + 1));
        }
        return pairs;
    }
}
