package io.heyi.dissolution.internal.web;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import io.heyi.shared.Money;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the reader's words what books, notices and the checklist name by their keys, e.g. {@code book:ME-0004} (product-bar D7). */
@Component("partyWords")
public class PartyWords {

    private static final Pattern HOLDER = Pattern.compile("(book|person|member|partner|platform|investor):(.+)");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d+(?:\\.\\d+)? [A-Z]{3}");

    private final Emcs emcs;
    private final Access access;
    private final MessageSource messages;

    PartyWords(Emcs emcs, Access access, MessageSource messages) {
        this.emcs = emcs;
        this.access = access;
        this.messages = messages;
    }

    /** @return the party's name with the code of its books; {@code party} itself where it has no other name */
    public String name(String party, Locale locale) {
        var holder = HOLDER.matcher(party);
        if (!holder.matches()) {
            return party;
        }
        var id = holder.group(2);
        return switch (holder.group(1)) {
            case "book" -> actor(id);
            case "platform" -> messages.getMessage("dissolutionmoney.platform", new Object[] {id}, locale);
            case "investor" -> id;
            default -> Username.isValid(id) ? access.nameOf(new Username(id)).orElse(id) : id;
        };
    }

    private String actor(String id) {
        if (!ActorId.isValid(id)) {
            return id;
        }
        var name = emcs.names(List.of(new ActorId(id))).get(new ActorId(id));
        return name == null || name.equals(id) ? id : name + " (" + id + ")";
    }

    /** Arguments of a message about an obligation: parties by name, amounts as the language writes them; the others as they are. */
    public List<Object> arguments(List<?> arguments, Locale locale) {
        return arguments.stream().map(argument -> argument instanceof String text ? argument(text, locale) : argument).toList();
    }

    private Object argument(String text, Locale locale) {
        return AMOUNT.matcher(text).matches() ? Money.of(text.substring(0, text.indexOf(' ')), text.substring(text.indexOf(' ') + 1)).toText(locale) : name(text, locale);
    }
}
