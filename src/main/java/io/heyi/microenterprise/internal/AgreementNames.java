package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.Person;
import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.internal.domain.FoundingAgreement;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names for the founding agreement, which is one text for readers of either language: whatever has a name in both is named in both. */
@Component
class AgreementNames implements FoundingAgreement.Names {

    private final Access access;
    private final MessageSource messages;

    AgreementNames(Access access, MessageSource messages) {
        this.access = access;
        this.messages = messages;
    }

    /** The user name stays beside the name: names repeat, user names do not. */
    @Override
    public String person(Username username) {
        return access.person(username).map(Person::displayName).map(name -> name.replaceAll("[\\s\\p{C}]+", " ").strip())
                .filter(name -> !name.isEmpty() && !name.equals(username.value())).map(name -> name + " (" + username + ")").orElse(username.value());
    }

    @Override
    public String platform(String id) {
        return inBoth("microenterprise.platform." + id, id);
    }

    @Override
    public String kind(MicroenterpriseKind kind) {
        return inBoth("proposalpages.kind." + kind, kind.name());
    }

    private String inBoth(String key, String otherwise) {
        var english = messages.getMessage(key, null, otherwise, Locale.ENGLISH);
        var chinese = messages.getMessage(key, null, otherwise, Locale.SIMPLIFIED_CHINESE);
        return english.equals(chinese) ? english : english + " / " + chinese;
    }
}
