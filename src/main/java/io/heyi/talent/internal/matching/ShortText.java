package io.heyi.talent.internal.matching;

import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.util.List;

/** What people write about a match or a proposal: at most 1000 characters, without control characters. */
public final class ShortText {

    static final int LONGEST = 1000;

    private ShortText() {}

    /** @return what is wrong with it at that field; empty for nothing */
    public static List<FieldError> check(String field, String text, boolean required) {
        boolean wrong = text == null || required && text.isBlank() || text.strip().length() > LONGEST || !Texts.isClean(text);
        return wrong ? List.of(FieldError.of(field, "matching.error.text", LONGEST)) : List.of();
    }
}
