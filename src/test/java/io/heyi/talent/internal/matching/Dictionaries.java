package io.heyi.talent.internal.matching;

import io.heyi.talent.internal.matching.meaning.SkillWords;
import org.springframework.core.io.ClassPathResource;

/** The product's own synonyms. */
public final class Dictionaries {

    private static final SkillWords WORDS = new Dictionary(new ClassPathResource("matching/synonyms.txt"), new ClassPathResource("matching/fillers.txt")).words();

    private Dictionaries() {}

    public static SkillWords words() {
        return WORDS;
    }
}
