package io.heyi.talent.internal.matching.meaning;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;

/**
 * The words of a skill's name as they are compared: lower case, without accents, endings and words that say nothing; Chinese text cut into its words; words that mean
 * the same replaced by one concept. Safe for several threads.
 */
public final class SkillWords {

    /** Names that a tokenizer would take for a letter with punctuation. */
    private static final NormalizeCharMap SIGNS = signs();

    private final CharArraySet ignored;
    private final SynonymMap concepts;
    private final Analyzer latin = new Chain(false);
    private final Analyzer chinese = new Chain(true);

    /**
     * @param synonyms groups of words that mean the same; the first of each names the concept
     * @param fillers words to leave out
     * @throws IllegalStateException for a name in two groups
     */
    public SkillWords(List<List<String>> synonyms, List<String> fillers) {
        ignored = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
        ignored.addAll(Arrays.asList("，", "。", "、", "；", "（", "）", ",", ".", "/", "-", "(", ")"));
        ignored.addAll(fillers);
        concepts = concepts(synonyms);
    }

    /** What is left of a name, in its order; empty where nothing in it says which skill it is. */
    public List<String> of(String name) {
        return read(name, Optional.ofNullable(concepts));
    }

    private List<String> read(String name, Optional<SynonymMap> replaced) {
        var words = new ArrayList<String>();
        try (var plain = (name.codePoints().anyMatch(SkillWords::isHan) ? chinese : latin).tokenStream("", name);
             var tokens = replaced.isPresent() ? new FlattenGraphFilter(new SynonymGraphFilter(plain, replaced.get(), true)) : plain) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return List.copyOf(words);
    }

    private SynonymMap concepts(List<List<String>> groups) {
        var map = new SynonymMap.Builder(true);
        var known = new HashMap<List<String>, String>();
        for (List<String> group : groups) {
            var concept = String.join("_", read(group.getFirst(), Optional.empty()));
            for (String word : group) {
                var words = read(word, Optional.empty());
                var before = words.isEmpty() ? concept : known.putIfAbsent(words, concept);
                if (before != null && !before.equals(concept)) {
                    throw new IllegalStateException("the synonyms name " + word + " in two groups, " + before + " and " + concept + ": leave it in one of them");
                }
                if (before == null) {
                    map.add(SynonymMap.Builder.join(words.toArray(String[]::new), new CharsRefBuilder()), new CharsRef(concept), false);
                }
            }
        }
        try {
            return known.isEmpty() ? null : map.build();
        } catch (IOException e) {
            throw new UncheckedIOException("synonyms in memory can be read", e);
        }
    }

    private static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static NormalizeCharMap signs() {
        var map = new NormalizeCharMap.Builder();
        for (String[] sign : new String[][] {{"C++", "cplusplus"}, {"c++", "cplusplus"}, {"C#", "csharp"}, {"c#", "csharp"}, {"F#", "fsharp"}, {".NET", "dotnet"}, {".Net", "dotnet"}, {".net", "dotnet"}}) {
            map.add(sign[0], " " + sign[1] + " ");
        }
        return map.build();
    }

    private final class Chain extends Analyzer {

        private final boolean han;

        Chain(boolean han) {
            this.han = han;
        }

        @Override
        protected Reader initReader(String fieldName, Reader reader) {
            return new MappingCharFilter(SIGNS, reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            var source = han ? new HMMChineseTokenizer() : new StandardTokenizer();
            TokenStream tokens = new LowerCaseFilter(new CJKWidthFilter(source));
            tokens = new StopFilter(new EnglishPossessiveFilter(new ASCIIFoldingFilter(tokens)), ignored);
            return new TokenStreamComponents(source, new PorterStemFilter(tokens));
        }
    }
}
