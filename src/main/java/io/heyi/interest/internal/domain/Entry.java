package io.heyi.interest.internal.domain;

import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of an entry of the register.
 *
 * @param version 1 or more; concurrent changes are told apart by it
 * @param by who wrote this version
 * @param reason why somebody else wrote it; empty when the person did
 * @param answer what was said of this version of a tie of kinship from outside; NONE for everything else
 */
public record Entry(UUID id, int version, Username person, Statement statement, Origin origin, Change change, String by, String reason, Instant at, TieAnswer answer) {

    /** Who began the entry: the person, or a compliance reader about the person. */
    public enum Origin { DECLARED, REGISTERED }

    /** How this version came about. */
    public enum Change { ADDED, CORRECTED, ENDED }

    /** What the relative, or a compliance reader, says of a declared tie. A confirmation outweighs the relative's objection. */
    public enum TieAnswer { NONE, OBJECTED, CONFIRMED }

    public boolean isOpen() {
        return statement.span().until() == null;
    }

    /** Whether it ties two people, so that either may have the other's interests. */
    public boolean isTie() {
        return statement.kind() == InterestKind.RELATED;
    }

    /** Whether the person wrote this version about himself. */
    public boolean isOwnWord() {
        return by.equals(person.value());
    }

    /** The person at the other end of a tie. */
    public Username relative() {
        return new Username(statement.object());
    }

    /**
     * First day on which a tie keeps the relative out too; empty while he objects. One's own word binds only oneself at once, or the subject of a case could empty a panel by calling
     * its members relatives (ADR 16).
     */
    public Optional<LocalDate> bindsRelativeFrom(InterestPolicy policy, ZoneId zone) {
        var written = at.atZone(zone).toLocalDate();
        if (!isOwnWord() || answer == TieAnswer.CONFIRMED) {
            return Optional.of(written);
        }
        return answer == TieAnswer.OBJECTED ? Optional.empty() : Optional.of(written.plusDays(policy.daysUntilTieBinds()));
    }

    public boolean bindsRelative(LocalDate today, InterestPolicy policy, ZoneId zone) {
        return bindsRelativeFrom(policy, zone).filter(day -> !today.isBefore(day)).isPresent();
    }

    /** The next version. */
    public Entry changed(Statement to, Change how, String who, String why, Instant when) {
        return new Entry(id, version + 1, person, to, origin, how, who, why, when, TieAnswer.NONE);
    }
}
