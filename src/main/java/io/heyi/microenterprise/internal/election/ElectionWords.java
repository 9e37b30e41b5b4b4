package io.heyi.microenterprise.internal.election;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.microenterprise.internal.persistence.ElectionStore.TimelineRow;
import io.heyi.web.GroupNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happened in an election as a sentence: people and groups by their names. */
@Component
class ElectionWords {

    /** Facts whose first argument names people or a group. */
    private static final Set<String> NAMING = Set.of("candidateCleared", "candidateVetoed", "candidateClearedBySilence", "ownerRecalled", "recallFailed", "officeOffered",
            "officeNotAccepted", "checkEscalated", "interimAsked", "interimNamed", "interimInOffice", "rightsSwitched", "firstOwner", "unopposed", "proposerLeads",
            "incumbentConfirmed", "electionReminded");

    private final MessageSource messages;
    private final Access access;

    ElectionWords(MessageSource messages, Access access) {
        this.messages = messages;
        this.access = access;
    }

    String sentence(TimelineRow row, Locale locale) {
        var arguments = row.arguments().toArray();
        if (NAMING.contains(row.fact()) && arguments.length > 0) {
            arguments[0] = Arrays.stream(arguments[0].toString().split(", ")).map(name -> name(name, locale)).collect(Collectors.joining(", "));
        }
        if (row.fact().equals("rightsSwitched")) {
            arguments[1] = name(arguments[1].toString(), locale);
        }
        return messages.getMessage("election.timeline." + row.fact(), arguments, locale);
    }

    /** The person's name, or the user name of somebody whom the directory does not know. */
    String person(String username) {
        return Username.isValid(username) ? access.nameOf(new Username(username)).orElse(username) : username;
    }

    private String name(String name, Locale locale) {
        var group = GroupNames.of(name, messages, locale);
        return group.equals(name) ? person(name) : group;
    }
}
