package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.microenterprise.internal.persistence.ProposalRepository.TimelineRow;
import io.heyi.shared.Money;
import io.heyi.web.GroupNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happened to a proposal as a sentence: money as the language writes it, people and groups by their names. */
@Component
public class FoundingWords {

    private static final int SHORT_HASH = 12;

    /** What the arguments of a fact are; those that are not named here are plain texts. */
    private static final Map<String, List<Kind>> KINDS = Map.ofEntries(
            Map.entry("submitted", List.of(Kind.MONEY)),
            Map.entry("resubmitted", List.of(Kind.COUNT)),
            Map.entry("checked", List.of(Kind.COUNT)),
            Map.entry("sponsorAsked", List.of(Kind.NAMES)),
            Map.entry("sponsorshipEscalated", List.of(Kind.NAMES, Kind.NAMES)),
            Map.entry("sponsored", List.of(Kind.MONEY, Kind.MONEY)),
            Map.entry("reworkAsked", List.of(Kind.NAMES)),
            Map.entry("leftOut", List.of(Kind.COUNT)),
            Map.entry("tooFewToVote", List.of(Kind.COUNT, Kind.COUNT)),
            Map.entry("committeeCalled", List.of(Kind.COUNT, Kind.COUNT)),
            Map.entry("committeeCalledAgain", List.of(Kind.COUNT)),
            Map.entry("coFoundersAsked", List.of(Kind.COUNT)),
            Map.entry("joined", List.of(Kind.MONEY)),
            Map.entry("coFounderDropped", List.of(Kind.NAMES)),
            Map.entry("pledgingClosed", List.of(Kind.COUNT, Kind.MONEY)),
            Map.entry("scaleDownAsked", List.of(Kind.MONEY, Kind.MONEY)),
            Map.entry("scaledDown", List.of(Kind.MONEY, Kind.MONEY)),
            Map.entry("agreementDrafted", List.of(Kind.HASH, Kind.COUNT)),
            Map.entry("signingExtended", List.of(Kind.COUNT)),
            Map.entry("ownerElectionAnnounced", List.of(Kind.TEXT, Kind.COUNT)),
            Map.entry("firstOwnerElected", List.of(Kind.NAMES)),
            Map.entry("proposerConfirmed", List.of(Kind.NAMES)),
            Map.entry("proposerInterim", List.of(Kind.NAMES)),
            Map.entry("firstElectionCancelled", List.of(Kind.NAMES)),
            Map.entry("lapsed", List.of(Kind.LAPSE)),
            Map.entry("reminded.sponsorship", List.of(Kind.NAMES)),
            Map.entry("reminded.rework", List.of(Kind.NAMES)),
            Map.entry("reminded.committee", List.of(Kind.NAMES)),
            Map.entry("reminded.pledging", List.of(Kind.NAMES)),
            Map.entry("reminded.scaleDown", List.of(Kind.NAMES)),
            Map.entry("reminded.signing", List.of(Kind.NAMES)));

    private final MessageSource messages;
    private final Access access;

    FoundingWords(MessageSource messages, Access access) {
        this.messages = messages;
        this.access = access;
    }

    /** NAMES are user names or candidate groups, separated by commas. */
    private enum Kind { TEXT, COUNT, MONEY, NAMES, HASH, LAPSE }

    public String sentence(TimelineRow row, Locale locale) {
        var kinds = KINDS.getOrDefault(row.fact(), List.of());
        var given = row.arguments();
        var arguments = new Object[given.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(i < kinds.size() ? kinds.get(i) : Kind.TEXT, given.get(i), locale);
        }
        return messages.getMessage("microenterprise.timeline." + row.fact(), arguments, locale);
    }

    public String lapse(String reason, Locale locale) {
        return messages.getMessage("microenterprise.lapse." + reason, null, locale);
    }

    /** The person's name, or the user name of somebody whom the directory does not know. */
    public String person(String username) {
        return Username.isValid(username) ? access.nameOf(new Username(username)).orElse(username) : username;
    }

    private Object argument(Kind kind, String value, Locale locale) {
        return switch (kind) {
            case TEXT -> value;
            case COUNT -> Integer.valueOf(value);
            case MONEY -> money(value, locale);
            case NAMES -> Arrays.stream(value.split(", ")).map(name -> name(name, locale)).collect(Collectors.joining(", "));
            case HASH -> value.substring(0, Math.min(SHORT_HASH, value.length()));
            case LAPSE -> lapse(value, locale);
        };
    }

    private static String money(String value, Locale locale) {
        var parts = value.split(" ");
        return Money.of(parts[0], parts[1]).toText(locale);
    }

    private String name(String name, Locale locale) {
        var group = GroupNames.of(name, messages, locale);
        return group.equals(name) ? person(name) : group;
    }
}
