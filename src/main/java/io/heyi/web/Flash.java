package io.heyi.web;

import java.io.Serializable;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A short word to the person after a redirect; the layout shows it once as a toast.
 *
 * @param messageKey text, with {@code arguments} filled in
 */
public record Flash(Tone tone, String messageKey, List<String> arguments) implements Serializable {

    /** How it looks and how urgently a screen reader says it. */
    public enum Tone { GOOD, INFO, WARN, BAD }

    private static final String ATTRIBUTE = "flash";

    public Flash {
        arguments = List.copyOf(arguments);
    }

    /** Hands the word to the page that the redirect leads to. */
    public static void add(RedirectAttributes redirect, Tone tone, String messageKey, String... arguments) {
        redirect.addFlashAttribute(ATTRIBUTE, new Flash(tone, messageKey, List.of(arguments)));
    }

    public static void good(RedirectAttributes redirect, String messageKey, String... arguments) {
        add(redirect, Tone.GOOD, messageKey, arguments);
    }

    public static void bad(RedirectAttributes redirect, String messageKey, String... arguments) {
        add(redirect, Tone.BAD, messageKey, arguments);
    }
}
