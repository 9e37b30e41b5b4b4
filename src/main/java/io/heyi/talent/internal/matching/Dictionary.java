package io.heyi.talent.internal.matching;

import io.heyi.talent.internal.matching.meaning.SkillWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;

/** The lists of synonyms and of words that say nothing, as files that people edit: one entry a line, {@code #} begins a remark. */
public final class Dictionary {

    private final Resource synonyms;
    private final Resource fillers;

    public Dictionary(Resource synonyms, Resource fillers) {
        this.synonyms = synonyms;
        this.fillers = fillers;
    }

    /** Groups of names that mean the same; the first one names the concept. @throws IllegalStateException for a line with one name only */
    public List<List<String>> synonyms() {
        return lines(synonyms).stream().map(line -> {
            var group = Arrays.stream(line.split("[,，]")).map(String::strip).filter(name -> !name.isEmpty()).toList();
            if (group.size() < 2) {
                throw new IllegalStateException(synonyms.getDescription() + ": write at least two names, separated by a comma, instead of: " + line);
            }
            return group;
        }).toList();
    }

    /** Read anew each time, so that the next model takes up a changed file. */
    public SkillWords words() {
        return new SkillWords(synonyms(), lines(fillers));
    }

    private static List<String> lines(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.getDescription() + " cannot be read", e);
        }
    }
}
